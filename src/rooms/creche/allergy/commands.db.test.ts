import { expect } from 'vitest';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, refused } from '#platform/outcome.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test } from '../../../../tests/support/house.ts';
import { allergyWord } from '../visit/policy.ts';
import { getCreche } from '../visit/queries.server.ts';
import { noteAllergies } from './commands.server.ts';

test('whoever minds a child on the day writes down what its parent says of allergies; two who heard different things leave both on the list', async ({
	house
}) => {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [{ ...mateo, allergies: 'Kiwi' }] });
	const minder = await staffOf(house, 'creche_worker', day.course.id);
	const line = async () => (await minder((tx) => getCreche(tx, day.today.id, new Set()))).children[0];
	const child = (await line())?.id ?? '';
	const stands = async () => {
		const found = await line();
		return found && minder(async (tx) => allergyWord(found, tx.now));
	};
	const note = (seen: string, said: string) => (tx: Tx) => noteAllergies(tx, day.today.id, child, { seen, said });
	expect(await minder(note('Kiwi', ''))).toEqual(doneWith('said'));
	expect(await stands()).toEqual({ kind: 'none', askAgain: false });
	expect(await day.facilitator(note('Kiwi', 'Kiwi\nMilk')), 'she had not seen that there are none').toEqual(
		doneWith('both')
	);
	expect(await stands()).toEqual({ kind: 'some', text: 'Kiwi\nMilk', askAgain: true });
	expect(await minder(note('', 'Nuts'))).toEqual(doneWith('both'));
	expect(await stands()).toMatchObject({ text: 'Kiwi\nMilk\nNuts', askAgain: true });
	for (let tap = 0; tap < 2; tap++) expect(await minder(note('Kiwi\nMilk\nNuts', 'Nuts'))).toEqual(doneWith('said'));
	expect(await stands()).toEqual({ kind: 'some', text: 'Nuts', askAgain: false });

	const tomorrow = (tx: Tx) => asOf(tx, new Date(tx.now.getTime() + 864e5));
	expect(await minder((tx) => note('Nuts', '')(tomorrow(tx)))).toEqual(refused('not-today'));
	const stranger = await staffOf(house, 'creche_worker', (await courseToday(house)).course.id);
	const mother = await speaker(house, personId);
	for (const speak of [stranger, mother, day.coordinator])
		await expect(speak(note('Nuts', ''))).rejects.toThrow(Forbidden);
	expect(await stands()).toMatchObject({ text: 'Nuts' });
});
