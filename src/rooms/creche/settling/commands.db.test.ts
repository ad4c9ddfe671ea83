import { expect } from 'vitest';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound, refused } from '#platform/outcome.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test } from '../../../../tests/support/house.ts';
import { getCreche } from '../visit/queries.server.ts';
import { readSettling, tellCreche, tellParent } from './commands.server.ts';
import { countUnreadSettling, listSettling } from './queries.server.ts';

test('a parent and those who mind her child tell each other how it settles, each reads what the other wrote, and nobody else does', async ({
	house
}) => {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const [minder, mother] = [await staffOf(house, 'creche_worker', day.course.id), await speaker(house, personId)];
	const line = async () => (await minder((tx) => getCreche(tx, day.today.id, new Set()))).children[0];
	const childId = (await line())?.id ?? '';
	const note = (words: string) => ({ id: uuidv7(), words });
	await mother((tx) => tellCreche(tx, childId, note('Sing the bus song')));
	await minder((tx) => tellParent(tx, day.today.id, childId, note('He laughed at the bus song')));
	const tomorrow = (tx: Tx) => asOf(tx, new Date(tx.now.getTime() + 864e5));
	expect(await minder((tx) => tellParent(tomorrow(tx), day.today.id, childId, note('x')))).toEqual(
		refused('not-today')
	);
	expect((await line())?.unread).toBe(1);
	expect(await mother((tx) => countUnreadSettling(tx, [childId]))).toEqual(new Map([[childId, 1]]));
	const notes = await mother((tx) => listSettling(tx, childId));
	expect(notes.map(({ words, fromParent }) => [words, fromParent])).toEqual([
		['He laughed at the bus song', false],
		['Sing the bus song', true]
	]);
	const [theirs, hers] = notes;
	await expect(
		mother((tx) => readSettling(tx, childId, hers?.id ?? '')),
		'her own'
	).rejects.toThrow(Forbidden);
	for (let tap = 0; tap < 2; tap++) {
		await mother((tx) => readSettling(tx, childId, theirs?.id ?? ''));
		await minder((tx) => readSettling(tx, childId, hers?.id ?? ''));
	}
	expect((await line())?.unread).toBe(0);
	const seen = await day.facilitator((tx) => listSettling(tx, childId));
	expect(seen.every(({ readAt }) => readAt !== null)).toBe(true);
	const stranger = await staffOf(house, 'creche_worker', (await courseToday(house)).course.id);
	const other = await speaker(house, (await day.joins('Bea')).personId);
	const lead = await staffOf(house, 'safeguarding_lead');
	for (const speak of [stranger, other, day.coordinator, lead])
		expect(await speak((tx) => listSettling(tx, childId))).toEqual([]);
	await expect(other((tx) => tellCreche(tx, childId, note('x')))).rejects.toThrow(NotFound);
	await expect(stranger((tx) => tellParent(tx, day.today.id, childId, note('x')))).rejects.toThrow(Forbidden);
});
