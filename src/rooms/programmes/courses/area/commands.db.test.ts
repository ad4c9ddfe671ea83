import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { NobodyThere, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { makeCohort } from '../cohort/examples.ts';
import { changeCohort } from '../cohort/commands.server.ts';
import { getCohort, readCourseValues } from '../cohort/queries.server.ts';
import { makeArea, makePartner } from './examples.ts';
import { addArea, changeArea, endPartner } from './commands.server.ts';
import { ourselves } from './form.ts';
import { getArea, listAreas, listAreasToChoose } from './queries.server.ts';

const circles = (tx: Tx) => tx.actor.circles.map(({ role, circleId }) => `${role} ${circleId}`);

test('an area is added, renamed and ended; anybody may know it, and a former one is offered no more', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const id = await coordinator((tx) => makeArea(tx, 'Riverside'));
	const again = { id: uuidv7(), name: 'riverside', since: '' };
	expect(await coordinator((tx) => addArea(tx, again))).toEqual({ ok: false, reason: 'name-taken' });
	const change = { name: 'By the river', since: '2020-01-01', until: '2026-01-01', version: 1 };
	expect(await coordinator((tx) => changeArea(tx, id, change))).toEqual({ ok: true });
	expect(await coordinator((tx) => changeArea(tx, id, change))).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await house.as('visitor', (tx) => getArea(tx, id))).toMatchObject({
		name: 'By the river',
		until: '2026-01-01'
	});
	expect((await coordinator((tx) => listAreasToChoose(tx, 'programmes.area'))).map((area) => area.id)).not.toContain(
		id
	);
	expect((await coordinator((tx) => listAreas(tx))).map((area) => area.id)).toContain(id);
	expect(await deeds(house)).toEqual(expect.arrayContaining(['programmes.area.added', 'programmes.area.changed']));
	const evaluator = await staffOf(house, 'evaluator');
	const before = await kept(house);
	await expect(evaluator((tx) => addArea(tx, again))).rejects.toThrow(Forbidden);
	await expect(evaluator((tx) => changeArea(tx, id, { ...change, version: 2 }))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => changeArea(tx, uuidv7(), change))).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
});

test('a role on an area counts in each of its runs from the next request on, and nowhere else', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [areaId, otherArea] = [
		await coordinator((tx) => makeArea(tx, 'Eastern')),
		await coordinator((tx) => makeArea(tx, 'Western'))
	];
	const [here, there] = [
		await coordinator((tx) => makeCohort(tx, { areaId })),
		await coordinator((tx) => makeCohort(tx, { areaId: otherArea }))
	];
	const facilitator = await staffOf(house, 'facilitator', areaId);
	expect(await facilitator(async (tx) => circles(tx))).toEqual(
		expect.arrayContaining([`facilitator ${areaId}`, `facilitator ${here.id}`])
	);
	expect(await facilitator(async (tx) => circles(tx))).not.toContain(`facilitator ${there.id}`);
	await coordinator(async (tx) => {
		const cohort = await getCohort(tx, there.id);
		const now = { ...cohort, places: 12, bands: { 'under-two': 6, two: 5, 'three-or-more': 8 } };
		expect(readCourseValues(cohort, now.bands).areaId).toBe(otherArea);
		expect(await changeCohort(tx, there.id, { ...now, areaId, partnerId: '' })).toEqual({ ok: true });
	});
	expect(await facilitator(async (tx) => circles(tx))).toContain(`facilitator ${there.id}`);
	const owner = (text: string) =>
		house.owner.db.executeQuery({ sql: text, parameters: [], query: {} as never, queryId: {} as never });
	await owner(
		`update programmes.session set starts_at = starts_at - interval '900 days', ends_at = ends_at - interval '900 days' where cohort_id = '${here.id}'`
	);
	expect(await facilitator(async (tx) => circles(tx))).not.toContain(`facilitator ${here.id}`);
});

test('a partner that ends takes its roles with it at once, and its runs go to whoever keeps their people', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [ending, next] = [
		await coordinator((tx) => makePartner(tx, 'Elm Trust')),
		await coordinator((tx) => makePartner(tx, 'Oak Trust'))
	];
	const run = await coordinator((tx) => makeCohort(tx, { partnerId: ending }));
	const worker = await staffOf(house, 'facilitator', ending);
	expect(await worker(async (tx) => circles(tx))).toContain(`facilitator ${run.id}`);
	expect(await coordinator((tx) => endPartner(tx, ending, ending))).toEqual({ ok: false, reason: 'keeper-missing' });
	expect(await coordinator((tx) => endPartner(tx, ending, next))).toEqual({ ok: true });
	await expect(worker(async (tx) => circles(tx))).rejects.toThrow(NobodyThere);
	expect((await coordinator((tx) => getCohort(tx, run.id))).partnerId).toBe(next);
	expect((await coordinator((tx) => listAreasToChoose(tx, 'programmes.partner'))).map(({ id }) => id)).not.toContain(
		ending
	);
	expect(await coordinator((tx) => endPartner(tx, ending, ourselves))).toEqual({ ok: false, reason: 'ended-already' });
	expect(await deeds(house)).toContain('programmes.partner.ended');
});
