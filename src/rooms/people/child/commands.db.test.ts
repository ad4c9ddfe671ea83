import { instant, moment } from '#platform/clock.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { personIn } from '#cast/people.ts';
import { addChild, confirmCare, correctChild, putAwayChild } from './commands.server.ts';
import { isToBeAskedAgain } from './policy.ts';
import { getChild, listChildren } from './queries.server.ts';

const mateo = { firstName: 'Mateo', ageBand: 'two', allergies: 'Nuts', needs: 'The red car' } as const;

test('a child is written down, corrected, confirmed after ninety days, and put away for good', async ({ house }) => {
	const her = await personIn(house);
	const id = uuidv7();
	await her((tx) => addChild(tx, her.id, { id, ...mateo }));
	expect(await her((tx) => listChildren(tx, her.id))).toMatchObject([{ id, ...mateo }]);
	await her((tx) => correctChild(tx, id, { ...mateo, ageBand: 'three-or-more', allergies: '' }));
	expect(await her((tx) => getChild(tx, id))).toMatchObject({ ageBand: 'three-or-more', allergies: '' });
	const long = new Date(instant() - 91 * 86_400_000);
	await house.owner.db
		.updateTable('people.child_care')
		.set({ confirmed_at: long })
		.where('child_id', '=', id)
		.execute();
	expect(isToBeAskedAgain((await her((tx) => getChild(tx, id))).confirmedAt, moment())).toBe(true);
	await her((tx) => confirmCare(tx, id)); // three or more: no age to ask
	expect(isToBeAskedAgain((await her((tx) => getChild(tx, id))).confirmedAt, moment())).toBe(false);
	await her((tx) => putAwayChild(tx, id));
	expect(await her((tx) => listChildren(tx, her.id))).toEqual([]);
	await expect(her((tx) => getChild(tx, id))).rejects.toThrow(NotFound);
});

test('another parent neither sees a child nor changes it', async ({ house }) => {
	const [her, other] = [await personIn(house), await personIn(house)];
	const id = uuidv7();
	await her((tx) => addChild(tx, her.id, { id, ...mateo }));
	await expect(other((tx) => getChild(tx, id))).rejects.toThrow(NotFound);
	await expect(other((tx) => correctChild(tx, id, mateo))).rejects.toThrow(NotFound);
	await expect(other((tx) => confirmCare(tx, id))).rejects.toThrow(NotFound);
	await expect(other((tx) => putAwayChild(tx, id))).rejects.toThrow(NotFound);
	await expect(other((tx) => addChild(tx, her.id, { id: uuidv7(), ...mateo }))).rejects.toThrow(Forbidden);
	expect(await her((tx) => listChildren(tx, her.id))).toMatchObject([mateo]);
});

test('a child of the same name is the same child, and the last word on it stands; a number that was not said again is kept', async ({
	house
}) => {
	const her = await personIn(house);
	const [first, second] = [uuidv7(), uuidv7()];
	const reach = { collectors: 'Aunt Salma', urgentPhone: '07700900123' };
	await her((tx) => addChild(tx, her.id, { id: first, ...mateo, ...reach }));
	const anew = { firstName: ' MATEO', ageBand: 'three-or-more', allergies: 'Nuts and sesame', needs: '' } as const;
	const said = await house.as('door', (door) => addChild(door, her.id, { id: second, ...anew }));
	expect(said).toEqual({ ok: true, value: first });
	expect(await her((tx) => listChildren(tx, her.id))).toMatchObject([
		{
			id: first,
			ageBand: 'three-or-more',
			allergies: 'Nuts and sesame',
			needs: 'The red car',
			collectors: '',
			urgentPhone: '07700900123'
		}
	]);
	await her((tx) => addChild(tx, her.id, { id: second, ...mateo, firstName: 'Matías' }));
	expect(await her((tx) => listChildren(tx, her.id))).toHaveLength(2);
});

test('nobody stays under two: a band moves on when it can’t be right any more, and is said anew with the rest', async ({
	house
}) => {
	const her = await personIn(house);
	const id = uuidv7();
	await her((tx) => addChild(tx, her.id, { id, ...mateo, ageBand: 'under-two' }));
	const band = async (years: number) => {
		const said = new Date(instant() - years * 366 * 86_400_000);
		await house.owner.db.updateTable('people.child').set({ age_said_at: said }).where('id', '=', id).execute();
		return (await her((tx) => getChild(tx, id))).ageBand;
	};
	expect([await band(1), await band(2), await band(3)]).toEqual(['under-two', 'two', 'three-or-more']);
	await her((tx) => confirmCare(tx, id, 'under-two'));
	expect(await her((tx) => confirmCare(tx, id))).toEqual({ ok: false, reason: 'age' });
	await her((tx) => confirmCare(tx, id, 'two'));
	expect((await her((tx) => getChild(tx, id))).ageBand).toBe('two');
});

test('nobody else says anything anew of her child, and the door reads nothing of it', async ({ house }) => {
	const [her, other] = [await personIn(house), await personIn(house)];
	const id = uuidv7();
	await her((tx) => addChild(tx, her.id, { id, ...mateo }));
	for (const speak of [other, (work: Parameters<typeof other>[0]) => house.as('visitor', work)])
		await speak((tx) =>
			sql`select people.say_again(${her.id}::uuid, 'Mateo', 'two', '', '', 'A stranger', '')`.execute(tx.db)
		);
	expect(await her((tx) => listChildren(tx, her.id))).toMatchObject([{ ...mateo, collectors: '' }]);
	expect(await house.as('door', (door) => door.db.selectFrom('people.child_care').selectAll().execute())).toEqual([]);
});
