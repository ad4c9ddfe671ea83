import { writeCriterion } from '#rooms/coproduction/criterion/commands.server.ts';
import type { Becoming } from '#rooms/coproduction/criterion/form.ts';
import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Words } from '../platform/forms/words.ts';
import type { Days } from './days.ts';
import type { Work } from './speakers.ts';

/** What was chosen, what becomes of it, and on which themes it rests, by their numbers. */
interface Chosen {
	words: Words;
	becomes: Becoming;
	themes: number[];
	why?: Words;
}

/** Six criteria of success: three become goals, one is to be asked about, one is a value, and one is not measured. */
const chosen: Chosen[] = [
	{
		words: {
			en: 'I have somebody to ring on a bad day.',
			es: 'Tengo a quién llamar en un mal día.'
		},
		...{ becomes: 'goal', themes: [1, 6] }
	},
	{
		words: { en: 'Ten minutes a day are mine.', es: 'Diez minutos al día son míos.' },
		...{ becomes: 'goal', themes: [0, 2] }
	},
	{
		words: { en: 'I go out, also with the pram and alone.', es: 'Salgo a la calle, también sola con el carrito.' },
		...{ becomes: 'goal', themes: [3] }
	},
	{
		words: { en: 'I laughed this week.', es: 'Esta semana me reí.' },
		...{ becomes: 'measure', themes: [0, 6] }
	},
	{
		words: { en: 'Nobody had to explain herself at the door.', es: 'Nadie tuvo que dar explicaciones en la puerta.' },
		...{ becomes: 'value', themes: [4] }
	},
	{
		words: { en: 'Our children play with each other.', es: 'Nuestros hijos juegan juntos.' },
		...{ becomes: 'not-measured', themes: [2] },
		why: {
			en: 'We see it in the crèche. Counting it would make it a test for children.',
			es: 'Lo vemos en la guardería. Contarlo sería ponerles un examen a los niños.'
		}
	}
];

/** What parents would call a success, chosen by talking at the second workshop. Returns the first of them. */
export async function agreeOnSuccess(
	facilitator: Work,
	days: Days,
	{ project, themes }: { project: string; themes: readonly string[] }
): Promise<string> {
	const ids: string[] = [];
	for (const { words, becomes, themes: rests, why = {} } of chosen) {
		const id = uuidv7();
		ids.push(id);
		const fields = { id, words, becomes, why, decisionId: null, talkedOn: days.free(-133) };
		const reasons = { themes: rests.flatMap((at) => themes[at] ?? []), decisions: [] };
		const written = await facilitator((tx) =>
			writeCriterion(asOf(tx, days.moment(-132)), project, { ...fields, ...reasons })
		);
		if (!written.ok) throw new Error('a criterion of the demonstration was refused');
	}
	return ids[0] ?? '';
}
