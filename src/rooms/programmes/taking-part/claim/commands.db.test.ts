import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { keepCosts, takeAllCosts } from '../../desk/cost/commands.server.ts';
import { getCosts, getCostsOfProgramme } from '../../desk/cost/queries.server.ts';
import { approveClaim, payClaim, sendClaim, sendClaimBack, takeClaims, withdrawClaim } from './commands.server.ts';
import { getPhoto, listClaims, listMyClaims } from './queries.server.ts';

const spent = (cohort: string, day: string, more: object = {}) => ({
	...{ cohort, what: 'food' as const, sum: 450, day, words: '', another: '', photo: null },
	...more
});

test('what she asks back is approved by somebody else, paid and counted once; nobody approves her own, in the database neither', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins, today } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const other = await courseToday(house);
	const day = await coordinator((tx) => Promise.resolve(isoDay(today.startsAt, tx.zone)));
	const photo = { image: Buffer.from('photo'), mark: Buffer.from('mark') };
	const sent = await ana((tx) => sendClaim(tx, spent(course.id, day, { photo })));
	const id = sent.ok ? sent.value : '';
	await expect(ana((tx) => sendClaim(tx, spent(other.course.id, day)))).rejects.toThrow(NotFound);
	expect(await ana((tx) => sendClaim(tx, spent(course.id, '2099-01-01')))).toEqual({ ok: false, reason: 'not-yet' });
	for (const speaks of [bea, minder, other.facilitator]) {
		await expect(speaks((tx) => approveClaim(tx, id))).rejects.toThrow(NotFound);
		await expect(speaks((tx) => getPhoto(tx, id))).rejects.toThrow(NotFound);
	}
	expect(await ana((tx) => getPhoto(tx, id))).toEqual(photo.image);
	await expect(ana((tx) => approveClaim(tx, id))).rejects.toThrow(Forbidden);
	const own = await facilitator((tx) => sendClaim(tx, spent(course.id, day, { sum: 620 })));
	const hers = own.ok ? own.value : '';
	await expect(facilitator((tx) => approveClaim(tx, hers))).rejects.toThrow(Forbidden);
	const byHand = { state: 'approved', decided_by: facilitator.id };
	await facilitator((tx) => tx.db.updateTable('programmes.claim').set(byHand).where('id', '=', hers).execute());
	expect((await facilitator(listMyClaims)).map(({ state }) => state)).toEqual(['sent']);
	const written = house.owner.db.updateTable('programmes.claim').set(byHand).where('id', '=', hers).execute();
	await expect(written).rejects.toThrow('claim_by_another');
	expect((await facilitator((tx) => approveClaim(tx, id))).ok).toBe(true);
	expect(await coordinator((tx) => approveClaim(tx, id))).toEqual({ ok: false, reason: 'changed' });
	expect(await coordinator((tx) => sendClaimBack(tx, id, 'why'))).toEqual({ ok: false, reason: 'changed' });
	expect((await coordinator((tx) => getCosts(tx, course.id))).claims).toBe(450);
	expect((await coordinator((tx) => payClaim(tx, id, 'cash', 'Ana R'))).ok).toBe(true);
	expect(await ana((tx) => withdrawClaim(tx, id))).toEqual({ ok: false, reason: 'settled' });
	const lines = [{ what: 'venue' as const, planned: 9800, paid: 9000, hours: null }];
	await coordinator((tx) => keepCosts(tx, course.id, lines));
	const costs = await coordinator((tx) => getCosts(tx, course.id));
	expect(costs).toMatchObject({ claims: 450, planned: 9800, paid: 9450 });
	const together = await coordinator((tx) => getCostsOfProgramme(tx, course.id));
	expect(together).toMatchObject({ planned: 9800, paid: 9450 });
	expect(together.runs).toBeGreaterThan(1);
	const table = await coordinator(takeClaims);
	expect(table.at(-1)?.at(-1)).toBe((450 + 620) / 100);
	expect((await coordinator(takeAllCosts)).at(-1)?.slice(1, 3)).toEqual([98, 94.5]);
	expect(await deeds(house)).toEqual(expect.arrayContaining(['programmes.claim.paid', 'programmes.cost.kept']));
});

test('the same receipt is asked about once; what came back may be sent anew, and withdrawn', async ({ house }) => {
	const { course, coordinator, joins, today } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const day = await coordinator((tx) => Promise.resolve(isoDay(today.startsAt, tx.zone)));
	const photo = (mark: string) => ({ image: Buffer.from('photo'), mark: Buffer.from(mark) });
	const first = await ana((tx) => sendClaim(tx, spent(course.id, day, { photo: photo('one') })));
	const again = { sum: 451, photo: photo('one') };
	expect(await ana((tx) => sendClaim(tx, spent(course.id, day, again)))).toEqual({ ok: false, reason: 'again' });
	expect(await ana((tx) => sendClaim(tx, spent(course.id, day)))).toEqual({ ok: false, reason: 'again' });
	expect((await ana((tx) => sendClaim(tx, spent(course.id, day, { another: 'on' })))).ok).toBe(true);
	const id = first.ok ? first.value : '';
	expect((await coordinator((tx) => sendClaimBack(tx, id, 'Whose bus?'))).ok).toBe(true);
	expect((await ana(listMyClaims)).find((claim) => claim.id === id)).toMatchObject({
		state: 'back',
		why: 'Whose bus?'
	});
	expect((await ana((tx) => withdrawClaim(tx, id))).ok).toBe(true);
	expect((await coordinator(listClaims)).some((claim) => claim.id === id)).toBe(false);
});

test('what a run costs is for those who coordinate it', async ({ house }) => {
	const { course, facilitator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	for (const speaks of [facilitator, ana]) {
		await expect(speaks((tx) => keepCosts(tx, course.id, []))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => getCosts(tx, course.id))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => getCostsOfProgramme(tx, course.id))).rejects.toThrow(Forbidden);
		expect(await speaks((tx) => tx.db.selectFrom('programmes.cost').select('id').execute())).toEqual([]);
	}
});
