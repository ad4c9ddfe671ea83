import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { writeExercise } from './commands.server.ts';
import type { WrittenExercise } from './form.ts';

/** An exercise that a charity might write itself. */
export const threeStones: WrittenExercise = {
	theme: 'time-and-habits',
	minutes: 5,
	ways: ['alone', 'group'],
	children: 'fine',
	aboutBaby: false,
	credit: 'From Amina’s grandmother',
	drawing: 'path',
	text: {
		en: {
			title: 'Three stones in a pocket',
			need: 'three small stones, or beans',
			steps: [
				'Put three stones in your left pocket in the morning.',
				'Each time you notice something good, move one to the right pocket.',
				'In the evening take them out, one by one, and say what each was.'
			],
			skip: 'Leave it on a day on which looking for good things feels like a task.'
		},
		es: {
			title: 'Tres piedras en el bolsillo',
			need: 'tres piedras pequeñas, o alubias',
			steps: [
				'Por la mañana, pon tres piedras en el bolsillo izquierdo.',
				'Cada vez que notes algo bueno, pasa una al bolsillo derecho.',
				'Por la noche sácalas, una a una, y di qué fue cada una.'
			],
			skip: 'Déjalo un día en que buscar cosas buenas se sienta como una tarea.'
		}
	}
};

/** An exercise written by the command that the screen uses. Returns its id. */
export async function makeExercise(tx: Tx, wishes: Partial<WrittenExercise> = {}): Promise<string> {
	const written = await writeExercise(tx, { id: uuidv7(), ...threeStones, ...wishes });
	if (!written.ok) throw new Error('the example exercise was refused');
	return written.value;
}
