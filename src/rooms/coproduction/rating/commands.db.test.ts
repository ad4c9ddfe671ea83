import { expect } from 'vitest';
import { NotFound } from '#platform/outcome.ts';
import { callIn, ratedAs, ratingIn } from '#cast/recruiting.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../tests/support/house.ts';
import { decideApplication } from '../application/commands.server.ts';
import { followApplication, getContact, listAnswers, listApplications } from '../application/queries.server.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { beginRating, endPanellist, namePanellist } from '../panel/commands.server.ts';
import { listPanel } from '../panel/queries.server.ts';
import { changeRating, declareInterest, rateApplication } from './commands.server.ts';
import { listRatings } from './queries.server.ts';

test('nobody reads a rating of another before the last is in, whoever asks and however; then the panel and whoever coordinates read all', async ({
	house
}) => {
	const { ana, bea, worker, coordinator, callId, first, codes } = await ratingIn(house);
	const rate = (who: typeof ana, mark: 0 | 1 | 2 | 3) => who((tx) => rateApplication(tx, first, ratedAs(mark)));
	expect(await rate(ana, 3)).toEqual({ ok: true });
	expect(await rate(worker, 1)).toEqual({ ok: true });
	for (const who of [bea, coordinator, await staffOf(house, 'evaluator')])
		expect(await who((tx) => listRatings(tx, callId))).toEqual([]);
	expect((await ana((tx) => listRatings(tx, callId))).map(({ mark }) => mark)).toEqual([3, 3]);
	const counted = await bea((tx) =>
		tx.db
			.selectFrom('coproduction.rating')
			.select((by) => by.fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow()
	);
	expect(Number(counted.n)).toBe(0);
	await expect(coordinator((tx) => getContact(tx, first))).rejects.toThrow(NotFound);
	const decided = { outcome: 'shortlisted' as const, why: 'She listens.' };
	expect(await coordinator((tx) => decideApplication(tx, first, decided))).toEqual({ ok: false, reason: 'not-all-in' });
	expect(await rate(ana, 2)).toEqual({ ok: true });
	expect(await ana((tx) => rateApplication(tx, first, [{ place: 1, mark: 1, why: 'x' }]))).toMatchObject({
		reason: 'not-all'
	});
	await rate(bea, 0);
	for (const who of [ana, bea, worker, coordinator]) expect(await who((tx) => listRatings(tx, callId))).toHaveLength(6);
	expect(await rate(ana, 3)).toEqual({ ok: false, reason: 'all-in' });
	expect((await coordinator((tx) => getContact(tx, first))).called).toBe('CNRY-lena');
	const changed = { place: 1, mark: 1, why: 'Less.', changedWhy: 'We talked.' };
	expect(await ana((tx) => changeRating(tx, first, changed))).toEqual({ ok: true });
	expect(await ana((tx) => changeRating(tx, first, changed))).toEqual({ ok: false, reason: 'changed-already' });
	expect((await bea((tx) => listRatings(tx, callId))).filter(({ changedWhy }) => changedWhy)).toMatchObject([
		{ mark: 1, firstMark: 2 }
	]);
	const sly = ana((tx) => tx.db.updateTable('coproduction.rating').set({ mark: 0 }).where('place', '=', 2).execute());
	await expect(sly).rejects.toMatchObject({ code: '42501' });
	expect(await coordinator((tx) => decideApplication(tx, first, decided))).toEqual({ ok: true });
	expect(await bea((tx) => changeRating(tx, first, changed))).toEqual({ ok: false, reason: 'decided' });
	const followed = await house.as('link', (tx) => followApplication(tx, codes[0] ?? ''));
	expect(followed.application).toMatchObject({ outcome: 'shortlisted', why: 'She listens.' });
});

test('nothing that the panel reads holds a name, a contact, an access need or an answer that it is not shown', async ({
	house
}) => {
	const { ana, callId, first, second } = await ratingIn(house);
	const all = await ana(async (tx) => [
		await listApplications(tx, callId),
		await listAnswers(tx, first),
		await listAnswers(tx, second),
		await tx.db.selectFrom('coproduction.application_contact').selectAll().execute(),
		await tx.db.selectFrom('coproduction.application_answer').selectAll().execute()
	]);
	expect(JSON.stringify(all)).toContain('I listen, says lena.');
	expect(JSON.stringify(all)).not.toContain('CNRY');
	await expect(ana((tx) => getContact(tx, first))).rejects.toThrow(NotFound);
});

test('whoever knows an applicant says so: she does not rate that one, reads no rating of it, and nobody waits for hers', async ({
	house
}) => {
	const { ana, bea, worker, coordinator, callId, first, second } = await ratingIn(house);
	await ana((tx) => rateApplication(tx, first, ratedAs(3)));
	expect(await ana((tx) => declareInterest(tx, first))).toEqual({ ok: true });
	expect(await ana((tx) => rateApplication(tx, first, ratedAs(3)))).toEqual({ ok: false, reason: 'interest' });
	for (const who of [bea, worker]) await who((tx) => rateApplication(tx, first, ratedAs(1)));
	expect(await ana((tx) => listRatings(tx, callId))).toEqual([]);
	expect(await ana((tx) => listAnswers(tx, first))).toEqual([]);
	expect(await coordinator((tx) => listRatings(tx, callId))).toHaveLength(4);
	await ana((tx) => rateApplication(tx, second, ratedAs(2)));
	const copy = await ana((tx) => copyFor(tx, ana.id));
	expect(copy).toMatchObject({ 'coproduction.panellist': [{ as_parent: true }], 'coproduction.interest': [{}] });
	expect(copy['coproduction.rating']).toHaveLength(2);
	await house.as('job', (job) => eraseFor(job, ana.id));
	for (const who of [bea, worker]) await who((tx) => rateApplication(tx, second, ratedAs(1)));
	expect(await coordinator((tx) => listRatings(tx, callId, second))).toHaveLength(6);
	expect((await coordinator((tx) => listPanel(tx, callId))).filter(({ accountId }) => !accountId)).toHaveLength(1);
});

test('a panel has three people and a third of them parents before it begins, and stays as it is from then on', async ({
	house
}) => {
	const { coordinator, callId, ana, bea, worker, name, apply, said, endTime, begin } = await callIn(house);
	await apply(said('lena'));
	const begins = () => begin();
	expect(await begins()).toEqual({ ok: false, reason: 'still-open' });
	await endTime();
	const seats = await coordinator((tx) => listPanel(tx, callId));
	const seatOf = (id: string) => seats.find(({ accountId }) => accountId === id)?.id ?? '';
	await coordinator((tx) => endPanellist(tx, callId, seatOf(bea.id)));
	expect(await coordinator((tx) => beginRating(tx, callId))).toEqual({ ok: false, reason: 'people' });
	for (const who of [ana, bea]) await name(who.id, false);
	expect(await coordinator((tx) => beginRating(tx, callId))).toEqual({ ok: false, reason: 'parents' });
	await name(bea.id, true);
	expect(await coordinator((tx) => beginRating(tx, callId))).toEqual({ ok: true });
	expect(await name(worker.id, true)).toEqual({ ok: false, reason: 'rating' });
	const seat =
		(await coordinator((tx) => listPanel(tx, callId))).find(({ accountId }) => accountId === bea.id)?.id ?? '';
	expect(await coordinator((tx) => endPanellist(tx, callId, seat))).toEqual({ ok: false, reason: 'people' });
	await expect(
		worker((tx) => namePanellist(tx, callId, { person: ana.id, email: '', asParent: true }))
	).rejects.toThrow();
	const sly = coordinator((tx) => tx.db.updateTable('coproduction.panellist').set({ as_parent: true }).execute());
	await expect(sly).rejects.toMatchObject({ code: '42501' });
});
