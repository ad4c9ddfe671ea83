import pg from 'pg';
import { expect } from 'vitest';
import { askedCourse } from '#cast/evaluation.ts';
import { staffOf } from '#cast/meetings.ts';
import { instant } from '#platform/clock.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { runtime } from '#platform/runtime.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { test } from '../../../tests/support/house.ts';
import { writeYears } from './fill.ts';

const noBands = { 'under-two': 0, two: 0, 'three-or-more': 0 };

test('years behind a charity are written as its tables are now, whatever else it offers', async ({ house }) => {
	const { cohortId } = await askedCourse(house);
	const coordinator = await staffOf(house, 'coordinator');
	await coordinator((tx) => makeCohort(tx, { template: 'online', mode: 'online', venueId: null, bands: noBands }));
	const [facilitator, creche] = [
		await staffOf(house, 'facilitator', cohortId),
		await staffOf(house, 'creche_worker', cohortId)
	];
	const lead = await staffOf(house, 'safeguarding_lead');
	const team = { coordinator: coordinator.id, facilitator: facilitator.id, creche: creche.id, lead: lead.id };
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	await owner.query('begin');
	await writeYears(owner, { org: house.orgId, today: isoDay(new Date(instant()), 'Europe/London'), ...team }, 2);
	const { rows } = await owner.query(
		`select (select count(*) from programmes.cohort where org_id = $1 and slug like 'mornings-%')::int as runs,
			(select count(*) from programmes.registration where org_id = $1)::int as asked,
			(select count(*) from programmes.attendance where org_id = $1)::int as attendances,
			(select count(*) from evaluation.answer where org_id = $1)::int as answers`,
		[house.orgId]
	);
	await owner.query('rollback');
	await owner.end();
	expect(rows).toEqual([{ runs: 2, asked: 100, attendances: 168, answers: 252 }]);
});
