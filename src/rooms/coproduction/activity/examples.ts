import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { ActivityFields } from './activity.ts';
import { writeActivity } from './commands.server.ts';

/** An activity that a charity might write itself. */
export const kitchenTable: ActivityFields = {
	moment: 'find',
	minutes: 40,
	people: [3, 8],
	children: 'fine',
	captures: 'themes',
	credit: 'From the mothers of Elm Street',
	title: { en: 'Peeling and telling', es: 'Pelar y contar' },
	aim: {
		en: 'To talk without looking at each other, while the soup gets made.',
		es: 'Hablar sin mirarse, mientras se hace la sopa.'
	},
	need: { en: 'Vegetables, knives, a pot', es: 'Verduras, cuchillos, una olla' },
	steps: {
		en: 'Everybody takes something to peel.\nAsk one question, and go on peeling: what was the best meal since the baby came?\nWrite down what is said when hands are washed.',
		es: 'Cada persona coge algo que pelar.\nHaz una pregunta y seguid pelando: ¿cuál fue la mejor comida desde que llegó el bebé?\nApunta lo que se dijo cuando os lavéis las manos.'
	},
	reading: { en: 'Nothing to read.', es: 'No hay nada que leer.' },
	mind: { en: 'Knives out of reach of small hands.', es: 'Los cuchillos, lejos de manos pequeñas.' }
};

/** An activity written by the command that the screen uses. Returns its id. */
export async function makeActivity(tx: Tx): Promise<string> {
	const written = await writeActivity(tx, { id: uuidv7(), ...kitchenTable });
	if (!written.ok) throw new Error('the example activity was refused');
	return written.value;
}
