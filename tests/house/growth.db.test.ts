// What a page asks must not grow with what there is: with four courses it asks as many statements as with one. How long it takes
// is measured by bench/growth.ts, where a charity is large.
import pg from 'pg';
import { expect } from 'vitest';
import { staffOf } from '#cast/meetings.ts';
import { courseWith } from '#cast/joining.ts';
import type { Tx } from '#platform/db/tx.ts';
import { listReports, listUnreported } from '#rooms/evaluation/report/queries.server.ts';
import { listOpenWaves } from '#rooms/evaluation/wave/queries.server.ts';
import { listVenuePage } from '#rooms/programmes/courses/venue/queries.server.ts';
import { countOutOfDate, listStaff, listTeam } from '#rooms/programmes/courses/team/queries.server.ts';
import { listPeople } from '#rooms/programmes/desk/directory/queries.server.ts';
import {
	countFinished,
	listCourseNames,
	listCourses,
	listFinished
} from '#rooms/programmes/desk/overview/queries.server.ts';
import { countMessagesToSay, listMessagesToSay } from '#rooms/programmes/desk/phone-message/queries.server.ts';
import { countUnreached, listUnreached } from '#rooms/programmes/desk/unreached/queries.server.ts';
import { listEarlier, listToday } from '#rooms/programmes/meetings/day/queries.server.ts';
import { listPeopleToWorryAbout } from '#rooms/safeguarding/worry/queries.server.ts';
import { test } from '../support/house.ts';

/** How many statements this process has sent to the database so far. */
function counting(): { count(): number; stop(): void } {
	const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
	const { query } = prototype;
	let sent = 0;
	prototype.query = function (this: unknown, ...given: unknown[]) {
		sent++;
		return query.apply(this, given);
	};
	return { count: () => sent, stop: () => void (prototype.query = query) };
}

/** What the lists of the team's pages ask, by the page. */
const pages: Record<string, (tx: Tx) => Promise<unknown>> = {
	'/manage': async (tx) => [await countFinished(tx), await listCourses(tx), await countUnreached(tx)],
	'/manage?finished': (tx) => listFinished(tx, 1, 12),
	'/manage/people': (tx) => listPeople(tx, { typed: '', filter: 'all', order: 'name' }),
	'/manage/phone': async (tx) => [
		await countMessagesToSay(tx),
		await listMessagesToSay(tx, 1),
		await listUnreached(tx)
	],
	'/manage/team': async (tx) => [
		await listTeam(tx, { typed: '', role: null, show: 'now' }),
		await countOutOfDate(tx),
		await listStaff(tx),
		await listCourseNames(tx)
	],
	'/manage/team?show=ended': (tx) => listTeam(tx, { typed: '', role: null, show: 'ended' }),
	'/manage/venues': (tx) => listVenuePage(tx, 1),
	'/today': async (tx) => {
		const { days } = await listToday(tx, tx.zone);
		const courses = days.map((day) => day.cohortId);
		return [await listOpenWaves(tx, courses, tx.zone), await listEarlier(tx, tx.zone)];
	},
	'/evaluation': async (tx) => [await listReports(tx, 1, 4), await listUnreported(tx, 1, 4)],
	'/worried': listPeopleToWorryAbout
};

test('a list asks as many statements of four courses with their people as of one', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const asked = async () => {
		const { count, stop } = counting();
		try {
			const each: Record<string, number> = {};
			for (const [page, work] of Object.entries(pages)) {
				const before = count();
				await coordinator(work);
				each[page] = count() - before;
			}
			return each;
		} finally {
			stop();
		}
	};
	await comesToBe(1);
	await asked(); // what is read once a process is read now
	const ofOne = await asked();
	await comesToBe(3);
	expect(await asked()).toEqual(ofOne);
	expect(Math.min(...Object.values(ofOne))).toBeGreaterThan(1);
	pages['a planted page'] = async (tx) => {
		for (const { id } of await listCourses(tx))
			await tx.db.selectFrom('programmes.session').select('id').where('cohort_id', '=', id).execute();
	};
	expect((await asked())['a planted page']).toBeGreaterThan(Math.min(...Object.values(ofOne)) + 3);

	async function comesToBe(courses: number) {
		for (let made = 0; made < courses; made++) {
			const { joins } = await courseWith(house, { places: 1 });
			for (let people = 0; people < 3; people++)
				await joins({ reach: { kind: 'phone', value: `0770090${made}${courses}${people}0` } });
		}
	}
});
