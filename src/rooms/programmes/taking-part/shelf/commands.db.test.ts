import { sql } from 'kysely';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { letOldSlotsGo } from '../../courses/slot/jobs.server.ts';
import { clearFromShelf, putOnShelf, takeOffShelf } from './commands.server.ts';
import { listShelf, listShelfForTeam } from './queries.server.ts';

test('what stands on the shelf is read by the group without a name, by its facilitators with it, and by nobody else', async ({
	house
}) => {
	const { course, facilitator, coordinator, joins } = await courseToday(house);
	const other = await courseToday(house);
	const [ana, bea] = [
		await speaker(house, (await joins('Ana')).personId),
		await speaker(house, (await joins('Bea')).personId)
	];
	const stranger = await speaker(house, (await other.joins('Stranger')).personId);
	const put = await ana((tx) => putOnShelf(tx, course.id, { kind: 'tip', words: 'Warm the towel' }));
	const id = put.ok ? put.value : '';
	const read = { id, kind: 'tip', words: 'Warm the towel' };
	expect(await ana((tx) => listShelf(tx, course.id))).toMatchObject([{ ...read, isOwn: true }]);
	expect(await bea((tx) => listShelf(tx, course.id))).toEqual([{ ...read, language: 'en', isOwn: false }]);
	expect(await bea((tx) => tx.db.selectFrom('programmes.shelf').selectAll().execute())).toEqual([]);
	expect(await facilitator((tx) => listShelfForTeam(tx, course.id))).toMatchObject([{ ...read, called: 'Ana' }]);
	for (const who of [stranger, coordinator, other.facilitator]) {
		expect(await who((tx) => listShelf(tx, course.id))).toEqual([]);
		expect(await who((tx) => listShelfForTeam(tx, course.id))).toEqual([]);
		await expect(who((tx) => clearFromShelf(tx, course.id, id))).rejects.toThrow(Forbidden);
	}
	await expect(stranger((tx) => putOnShelf(tx, course.id, { kind: 'tip', words: 'x' }))).rejects.toThrow(NotFound);
	await expect(bea((tx) => takeOffShelf(tx, course.id, id))).rejects.toThrow(NotFound);
	await ana((tx) => takeOffShelf(tx, course.id, id));
	await bea((tx) => putOnShelf(tx, course.id, { kind: 'book', words: 'A book' }));
	const [book] = await bea((tx) => listShelf(tx, course.id));
	await facilitator((tx) => clearFromShelf(tx, course.id, book?.id ?? ''));
	expect(await bea((tx) => listShelf(tx, course.id))).toEqual([]);
});

test('a year after the run the shelf goes, and what was offered and not led; not a day before', async ({ house }) => {
	const { course, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	await ana((tx) => putOnShelf(tx, course.id, { kind: 'tip', words: 'Warm the towel' }));
	const ended = (age: string) =>
		sql`update programmes.session set starts_at = platform.now() - ${age}::interval - interval '2 hours', ends_at = platform.now() - ${age}::interval where cohort_id = ${course.id}`.execute(
			house.owner.db
		);
	const kept = async () =>
		(await house.owner.db.selectFrom('programmes.shelf').select('id').where('cohort_id', '=', course.id).execute())
			.length;
	await ended('364 days');
	await house.as('job', letOldSlotsGo);
	expect(await kept()).toBe(1);
	await ended('366 days');
	await house.as('job', letOldSlotsGo);
	expect(await kept()).toBe(0);
});
