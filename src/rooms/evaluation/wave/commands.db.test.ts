import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { discardCohort } from '#rooms/programmes/courses/cohort/commands.server.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { askedCourse, staffSession } from '#cast/evaluation.ts';
import { moveWave, planUsualWaves, planWave } from './commands.server.ts';
import { getWave, listMeasuresAsked, listWavePage, listWaves } from './queries.server.ts';

const days = { opensOn: '2027-01-05', closesOn: '2027-01-18' };

test('before and after stand on the days of the course, once however often they are planned', async ({ house }) => {
	const { cohortId, coordinator } = await askedCourse(house, 'how-heavy-it-gets');
	const plan = { cohortId, measure: 'how-heavy-it-gets', kinds: ['after', 'later'] as const };
	for (let twice = 0; twice < 2; twice++)
		expect((await house.signedIn(coordinator, (tx) => planUsualWaves(tx, plan))).ok).toBe(true);
	const waves = await house.signedIn(coordinator, (tx) => listWaves(tx, cohortId));
	expect(waves.map(({ kind }) => kind).sort()).toEqual(['after', 'before', 'later']);
	expect(waves.find(({ kind }) => kind === 'after')).toMatchObject({
		opensOn: '2027-02-23',
		closesOn: '2027-03-16',
		invited: 0,
		answered: 0
	});
});

test('what can’t be asked is refused with the reason', async ({ house }) => {
	const { cohortId, coordinator, waveId } = await askedCourse(house);
	const plan = (measure: string, more = days) =>
		house.signedIn(coordinator, (tx) => planWave(tx, { cohortId, measure, kind: 'after', ...more }));
	expect(await plan('wemwbs')).toEqual({ ok: false, reason: 'no-words' });
	for (const unfit of ['asq3', 'reqol10', 'nothing']) expect(await plan(unfit)).toEqual({ ok: false, reason: 'unfit' });
	expect(await plan('how-things-are', { opensOn: '2027-02-02', closesOn: '2027-02-01' })).toEqual({
		ok: false,
		reason: 'days'
	});
	expect(
		await house.signedIn(coordinator, (tx) => moveWave(tx, waveId, { opensOn: '2027-02-02', closesOn: '2027-02-01' }))
	).toEqual({ ok: false, reason: 'days' });
	expect((await house.signedIn(coordinator, (tx) => moveWave(tx, waveId, days))).ok).toBe(true);
	expect(await house.signedIn(coordinator, (tx) => getWave(tx, waveId))).toMatchObject(days);
});

test('words of which nobody said which way they count are not planned', async ({ house }) => {
	const { cohortId, coordinator } = await askedCourse(house);
	const options = [0, 1, 2, 3].map((value) => ({ value, label: `Answer ${value}` }));
	const items = JSON.stringify(Array.from({ length: 10 }, (_, at) => ({ text: `${at + 1}`, options })));
	const kept = { measure: 'core10', language: 'en', version: 1, title: 'x', source: 'fhir-r4', licence_reference: 'x' };
	await house.owner.db
		.insertInto('evaluation.wording')
		.values({ ...kept, org_id: house.orgId, items })
		.execute();
	const plan = () =>
		house.signedIn(coordinator, (tx) => planWave(tx, { cohortId, measure: 'core10', kind: 'before', ...days }));
	expect(await plan()).toEqual({ ok: false, reason: 'unchecked' });
	await house.owner.db
		.updateTable('evaluation.wording')
		.set({ values_from: 'file' })
		.where('measure', '=', 'core10')
		.execute();
	expect((await plan()).ok).toBe(true);
});

test('facilitators, safeguarding leads and parents plan nothing, not even past the command', async ({ house }) => {
	const { cohortId, waveId } = await askedCourse(house);
	for (const role of ['facilitator', 'safeguarding_lead'] as const) {
		const session = await staffSession(house, role);
		await expect(
			house.signedIn(session, (tx) => planWave(tx, { cohortId, measure: 'how-things-are', kind: 'after', ...days }))
		).rejects.toBeInstanceOf(Forbidden);
		await expect(house.signedIn(session, (tx) => moveWave(tx, waveId, days))).rejects.toBeInstanceOf(Forbidden);
		const row = {
			org_id: house.orgId,
			cohort_id: cohortId,
			measure: 'how-things-are',
			kind: 'after',
			opens_on: days.opensOn,
			closes_on: days.closesOn
		};
		await expect(
			house.signedIn(session, (tx) => tx.db.insertInto('evaluation.wave').values(row).execute())
		).rejects.toThrow('row-level security');
	}
});

test('a draft is thrown away with the waves that were planned for it', async ({ house }) => {
	const { coordinator } = await askedCourse(house);
	const { id } = await house.signedIn(coordinator, (tx) => makeCohort(tx, { draft: true, firstDay: '2027-06-01' }));
	const plan = { cohortId: id, measure: 'how-things-are', kind: 'after', ...days } as const;
	expect((await house.signedIn(coordinator, (tx) => planWave(tx, plan))).ok).toBe(true);
	expect(await house.signedIn(coordinator, (tx) => discardCohort(tx, id))).toEqual({ ok: true });
	expect(await house.signedIn(coordinator, (tx) => listWaves(tx, id))).toEqual([]);
});

test('waves come in pages, the newest course first, and each begins where the one before ended', async ({ house }) => {
	const older = await askedCourse(house);
	const newer = await askedCourse(house);
	const page = (number: number, length?: number) =>
		house.signedIn(newer.coordinator, (tx) => listWavePage(tx, number, length));
	const all = (await page(1)).shown.map((wave) => wave.id);
	expect(all.slice(0, 2)).toEqual([newer.waveId, older.waveId]);
	expect(await page(1, 1)).toMatchObject({ shown: [{ id: all[0] }], hasOlder: true });
	expect(await page(2, 1)).toMatchObject({ shown: [{ id: all[1] }] });
	expect(await page(1, all.length)).toMatchObject({ hasOlder: false });
	expect(await page(2, all.length)).toEqual({ shown: [], hasOlder: false });
	const asked = (day: string) => house.signedIn(newer.coordinator, (tx) => listMeasuresAsked(tx, day));
	expect(await asked(days.opensOn)).toContain('how-things-are');
	expect(await asked('2035-01-01')).toEqual([]);
});
