import { instant, moment } from '#platform/clock.ts';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { personIn } from '#cast/people.ts';
import { addChild, confirmCare, correctChild, putAwayChild } from './commands.server.ts';
import { isToBeAskedAgain } from './policy.ts';
import { findSameChild, getChild, listChildren } from './queries.server.ts';

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
	await her((tx) => confirmCare(tx, id));
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

test('the door may ask whether exactly this child is known, and learns no more', async ({ house }) => {
	const her = await personIn(house);
	const id = uuidv7();
	await her((tx) => addChild(tx, her.id, { id, ...mateo }));
	const same = (child: typeof mateo | { firstName: string }) =>
		house.as('door', (door) => findSameChild(door, her.id, { ...mateo, ...child }));
	expect(await same({ firstName: 'MATEO' })).toBe(id);
	expect(await same({ firstName: 'Matías' })).toBeUndefined();
	expect(await house.as('visitor', (tx) => findSameChild(tx, her.id, mateo))).toBeUndefined();
	expect(await house.as('door', (door) => door.db.selectFrom('people.child_care').selectAll().execute())).toEqual([]);
});
