import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { answerExample } from '../answering/examples.ts';
import { askedCourse, staffSession } from '#cast/evaluation.ts';
import { planWave } from '../wave/commands.server.ts';
import { getWave } from '../wave/queries.server.ts';
import { openCohortReport, refreshReport } from './commands.server.ts';
import { getReport, listReports, listUnreported } from './queries.server.ts';

const measure = 'how-things-are';
const seven = (value: number) => Array<number>(7).fill(value);

/** A course whose parents answered before, and the first so many of them afterwards. */
async function answered(house: House, { before, after }: { before: number; after: number }) {
	const { cohortId, coordinator, waveId, person } = await askedCourse(house);
	const { opensOn, closesOn } = await house.signedIn(coordinator, (tx) => getWave(tx, waveId));
	const planned = await house.signedIn(coordinator, (tx) =>
		planWave(tx, { cohortId, measure, kind: 'after', opensOn, closesOn })
	);
	if (!planned.ok) throw new Error(planned.reason);
	for (let index = 0; index < before; index++) {
		const personId = await person();
		await house.as('link', (tx) => answerExample(tx, { waveId, personId, values: seven(2) }));
		if (index >= after) continue;
		const values = seven(index % 2 ? 3 : 4);
		await house.as('link', (tx) => answerExample(tx, { waveId: planned.value, personId, values }));
	}
	const evaluator = await staffSession(house, 'evaluator');
	const makes = (what = measure, whose = cohortId) =>
		house.signedIn(evaluator, (tx) => openCohortReport(tx, whose, what));
	return { cohortId, coordinator, evaluator, makes, person };
}

test('a course’s own answers come out as its report, once, under the course’s name in both languages', async ({
	house
}) => {
	const { cohortId, coordinator, evaluator, makes } = await answered(house, { before: 12, after: 12 });
	const waits = await house.signedIn(evaluator, listUnreported);
	expect(waits.shown.find((one) => one.cohortId === cohortId)).toMatchObject({ measure, before: 12, after: 12 });
	const [first, second] = await Promise.all([makes(), makes()]);
	expect(first).toEqual(second);
	const id = first.ok ? first.value : '';
	const report = await house.signedIn(coordinator, (tx) => getReport(tx, id));
	expect(report.title).toMatchObject({ en: expect.any(String) as string, es: expect.any(String) as string });
	expect(report.invited).toEqual(
		expect.arrayContaining([
			{ kind: 'before', invited: 12 },
			{ kind: 'after', invited: 12 }
		])
	);
	expect(report.summary.all).toMatchObject({ n: 12, change: { n: 12, meanChange: 10.5 } });
	expect(report.people).toBeNull(); // lines of single people are for evaluators
	expect((await house.signedIn(evaluator, (tx) => getReport(tx, id))).people).toHaveLength(12);
	expect((await house.signedIn(evaluator, listUnreported)).shown.some((one) => one.cohortId === cohortId)).toBe(false);
	expect(
		(await house.signedIn(coordinator, listReports)).shown.filter((one) => one.cohort_id === cohortId)
	).toHaveLength(1);
});

test('parents go on joining while the report of their course opens', async ({ house }) => {
	const { cohortId, evaluator, person } = await answered(house, { before: 2, after: 2 });
	const joined = await house.signedIn(evaluator, async (tx) => {
		expect((await openCohortReport(tx, cohortId, measure)).ok).toBe(true);
		return person(); // by another connection, before this transaction ends
	});
	expect(joined).toMatch(/^[0-9a-f-]{36}$/);
});

test('few pairs are told as few; what was never asked, or is not there, is refused', async ({ house }) => {
	const { makes, evaluator } = await answered(house, { before: 6, after: 4 });
	const made = await makes();
	const report = await house.signedIn(evaluator, (tx) => getReport(tx, made.ok ? made.value : ''));
	expect(report.summary.all.change).toBeNull();
	expect(await makes('how-heavy-it-gets')).toEqual({ ok: false, reason: 'not-asked' });
	expect(await makes(measure, randomUUID())).toEqual({ ok: false, reason: 'not-asked' });
});

test('only evaluators make one: nobody else sees answers', async ({ house }) => {
	const { cohortId, makes, evaluator } = await answered(house, { before: 1, after: 1 });
	const made = await makes();
	for (const role of ['coordinator', 'facilitator', 'creche_worker', 'safeguarding_lead'] as const) {
		const session = await staffSession(house, role);
		await expect(house.signedIn(session, (tx) => openCohortReport(tx, cohortId, measure))).rejects.toThrow(Forbidden);
		const listed = house.signedIn(session, listUnreported);
		if (role === 'coordinator') expect((await listed).hasOlder).toBe(false);
		else await expect(listed).rejects.toThrow(Forbidden);
		await expect(house.signedIn(session, (tx) => refreshReport(tx, made.ok ? made.value : ''))).rejects.toThrow(
			role === 'coordinator' ? Forbidden : NotFound
		);
	}
	expect((await house.signedIn(evaluator, (tx) => refreshReport(tx, made.ok ? made.value : ''))).ok).toBe(true);
});

test('reports, and courses without one, come in pages that begin where the one before ended', async ({ house }) => {
	const courses = [await answered(house, { before: 1, after: 1 }), await answered(house, { before: 2, after: 1 })];
	const { evaluator } = courses[0] ?? (await answered(house, { before: 1, after: 1 }));
	const waiting = (page: number, length?: number) =>
		house.signedIn(evaluator, (tx) => listUnreported(tx, page, length));
	const all = (await waiting(1)).shown.map((course) => course.cohortId);
	expect(all.slice(0, 2)).toEqual(courses.map((course) => course.cohortId).reverse());
	expect(await waiting(1, 1)).toMatchObject({ shown: [{ cohortId: all[0], before: 2, after: 1 }], hasOlder: true });
	expect(await waiting(2, 1)).toMatchObject({ shown: [{ cohortId: all[1], before: 1, after: 1 }] });
	expect((await waiting(1, all.length)).hasOlder).toBe(false);
	for (const { makes } of courses) expect((await makes()).ok).toBe(true);
	const reports = (page: number, length?: number) => house.signedIn(evaluator, (tx) => listReports(tx, page, length));
	const made = (await reports(1)).shown.map((report) => report.id);
	expect([(await reports(1, 1)).shown[0]?.id, (await reports(2, 1)).shown[0]?.id]).toEqual(made.slice(0, 2));
	expect((await reports(1, made.length)).hasOlder).toBe(false);
});
