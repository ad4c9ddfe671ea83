import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { dayFrom, rateAll, ratingIn } from '#cast/recruiting.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { decideApplication, keepInMind, letOldApplicationsGo, tellApplicant } from '../application/commands.server.ts';
import { findKeptUntil, followApplication, listReached } from '../application/queries.server.ts';
import { freeInterview, makeInterviews, pickInterview, removeInterview } from './commands.server.ts';
import { listInterviewNeeds, listInterviews, ownInterviews } from './queries.server.ts';

const fields = (day = dayFrom(3)) => ({
	...{ day, time: '10:00', minutes: 30, inRow: 2, place: 'The hall' },
	...{ hasCreche: true, paysTravel: true }
});
const needs = { wantsCreche: true, wantsTravel: false, access: 'CNRY-no-steps' };

/** Two who applied and were rated; both are asked to meet, and two times are free. */
async function askedIn(house: House) {
	const call = await ratingIn(house);
	const { coordinator, callId, first, second, worker } = call;
	for (const id of [first, second]) {
		await rateAll(call, id);
		await coordinator((tx) => decideApplication(tx, id, { outcome: 'shortlisted', why: 'She listens.' }));
	}
	expect(await worker((tx) => makeInterviews(tx, callId, fields()))).toEqual({ ok: true });
	const times = (await coordinator((tx) => listInterviews(tx, callId))).map(({ id }) => id);
	const pick = (who: number, interview = '') =>
		house.as('link', (tx) => pickInterview(tx, call.codes[who] ?? '', { interview, ...needs }));
	return { ...call, times, pick };
}

test('whoever is asked to meet picks a time by her receipt and changes it until the day before; a time is one person’s, also on two phones at once', async ({
	house
}) => {
	const { pick, times, coordinator, callId, first, codes } = await askedIn(house);
	const [early = '', late = ''] = times;
	const both = await Promise.all([pick(0, early), pick(1, early)]);
	expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	expect(both).toContainEqual({ ok: false, reason: 'taken' });
	const winner = both[0]?.ok ? 0 : 1;
	expect(await pick(winner, late)).toEqual({ ok: true });
	const read = await house.as('link', async (tx) => {
		const { application } = await followApplication(tx, codes[winner] ?? '');
		return ownInterviews(tx, application);
	});
	expect(read).toMatchObject({ own: { id: late }, free: [{ id: early }], need: { access: 'CNRY-no-steps' } });
	expect(await pick(1 - winner, late)).toEqual({ ok: false, reason: 'taken' });
	await Promise.all([pick(winner, early), pick(winner, late)]);
	const taken = (await coordinator((tx) => listInterviews(tx, callId))).filter(({ applicationId }) => applicationId);
	expect(taken).toHaveLength(1);
	await coordinator((tx) => decideApplication(tx, first, { outcome: 'not-this-time', why: 'No.' }));
	expect(await pick(0, early)).toEqual({ ok: false, reason: 'not-asked' });
});

test('on the day itself, and for a day that is over, nobody picks or changes a time here; whoever coordinates frees it for her', async ({
	house
}) => {
	const { pick, times, coordinator, callId, worker } = await askedIn(house);
	const [early = '', late = ''] = times;
	await pick(0, early);
	const today = { starts_at: new Date(`${dayFrom(0)}T23:30:00Z`) };
	await house.owner.db.updateTable('coproduction.interview').set(today).where('id', '=', early).execute();
	expect(await pick(1, early)).toEqual({ ok: false, reason: 'taken' });
	expect(await pick(0, late)).toEqual({ ok: false, reason: 'too-late' });
	expect(await worker((tx) => removeInterview(tx, callId, early))).toEqual({ ok: false, reason: 'taken' });
	await expect(worker((tx) => freeInterview(tx, callId, early))).rejects.toThrow(Forbidden);
	expect(await coordinator((tx) => freeInterview(tx, callId, early))).toEqual({ ok: true });
	expect(await pick(1, early)).toEqual({ ok: false, reason: 'too-late' });
	expect(await worker((tx) => removeInterview(tx, callId, early))).toEqual({ ok: true });
	expect(await worker((tx) => makeInterviews(tx, callId, fields(dayFrom(-1))))).toMatchObject({ reason: 'past' });
});

test('the panel and whoever facilitates read the times, and never who comes or what she needs', async ({ house }) => {
	const { pick, times, ana, worker, coordinator, callId } = await askedIn(house);
	await pick(0, times[0]);
	for (const who of [ana, worker]) {
		expect(await who((tx) => listInterviews(tx, callId))).toHaveLength(2);
		const all = await who(async (tx) => [await listInterviews(tx, callId), await listInterviewNeeds(tx, callId)]);
		expect(JSON.stringify(all)).not.toContain('CNRY');
	}
	await expect(ana((tx) => makeInterviews(tx, callId, fields()))).rejects.toThrow(Forbidden);
	expect(Object.values(await coordinator((tx) => listInterviewNeeds(tx, callId)))).toEqual([needs]);
	expect(await house.as('door', (tx) => listInterviews(tx, callId))).toEqual([]);
});

test('whoever was not chosen is told once in the way she wrote, and is kept in mind only by her own yes, which she ends by her receipt', async ({
	house
}) => {
	const { coordinator, callId, first, codes, worker } = await askedIn(house);
	const mind = (months: '0' | '6' | '12') => house.as('link', (tx) => keepInMind(tx, codes[0] ?? '', months));
	const kept = () => coordinator((tx) => findKeptUntil(tx, first));
	expect(await mind('6')).toEqual({ ok: false, reason: 'not-now' });
	await coordinator((tx) => decideApplication(tx, first, { outcome: 'not-this-time', why: 'Another time.' }));
	const tell = (outcome: 'shortlisted' | 'not-this-time') => coordinator((tx) => tellApplicant(tx, first, outcome));
	expect(await tell('shortlisted')).toEqual({ ok: false, reason: 'changed' });
	expect(await tell('not-this-time')).toEqual({ ok: true });
	expect(await coordinator((tx) => listReached(tx, callId))).toMatchObject([
		{ toldOutcome: 'not-this-time', called: 'CNRY-lena', keptUntil: null },
		{ toldOutcome: null }
	]);
	await expect(worker((tx) => tellApplicant(tx, first, 'not-this-time'))).rejects.toThrow(Forbidden);
	expect(await worker((tx) => listReached(tx, callId))).toEqual([]);
	expect(await mind('12')).toEqual({ ok: true });
	expect(await kept()).toBeTruthy();
	const long = { opens_on: dayFrom(-300), closes_on: dayFrom(-190) };
	await house.owner.db.updateTable('coproduction.call').set(long).where('id', '=', callId).execute();
	await house.owner.db
		.updateTable('coproduction.application')
		.set({ decided_on: dayFrom(-189) })
		.where('call_id', '=', callId)
		.execute();
	await house.as('job', letOldApplicationsGo);
	expect((await coordinator((tx) => listReached(tx, callId))).map(({ id }) => id)).toEqual([first]);
	expect(await mind('0')).toEqual({ ok: true });
	expect(await kept()).toBeUndefined();
	await house.as('job', letOldApplicationsGo);
	expect(await coordinator((tx) => listReached(tx, callId))).toEqual([]);
});
