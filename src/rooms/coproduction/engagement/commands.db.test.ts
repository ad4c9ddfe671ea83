import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { dayFrom, rateAll, ratingIn } from '#cast/recruiting.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { decideApplication, letOldApplicationsGo, takeApplicationBack } from '../application/commands.server.ts';
import { getApplication } from '../application/queries.server.ts';
import { answerOffer, offerWork } from './commands.server.ts';
import { findEngagement, listEngagements } from './queries.server.ts';

const terms = (untilOn = dayFrom(100)) => ({
	...{ hours: 4, per: 'month' as const, rate: 1500 },
	...{ fromOn: dayFrom(-200), untilOn }
});

/** One who was asked to meet, and what can be offered to her. */
async function metIn(house: House) {
	const call = await ratingIn(house);
	const { coordinator, first, codes } = call;
	await rateAll(call, first);
	await coordinator((tx) => decideApplication(tx, first, { outcome: 'shortlisted', why: 'She listens.' }));
	return {
		...call,
		offer: (fields = terms()) => coordinator((tx) => offerWork(tx, first, fields)),
		answer: (answer: 'yes' | 'no', version = 1) =>
			house.as('link', (tx) => answerOffer(tx, codes[0] ?? '', { version, answer }))
	};
}

test('work is offered to whoever was asked to meet, she answers the offer that she read by her receipt, and her yes stands', async ({
	house
}) => {
	const { offer, answer, coordinator, second, first, codes, worker, ana, callId } = await metIn(house);
	expect(await coordinator((tx) => offerWork(tx, second, terms()))).toEqual({ ok: false, reason: 'not-met' });
	await expect(worker((tx) => offerWork(tx, first, terms()))).rejects.toThrow(Forbidden);
	expect(await offer()).toEqual({ ok: true });
	expect(await offer({ ...terms(), hours: 6 })).toEqual({ ok: true });
	expect(await answer('yes', 1)).toEqual({ ok: false, reason: 'other-offer' });
	expect(await answer('no', 2)).toEqual({ ok: true });
	expect(await answer('yes', 2)).toEqual({ ok: false, reason: 'answered' });
	expect(await offer()).toEqual({ ok: true });
	const forged = coordinator((tx) =>
		tx.db
			.updateTable('coproduction.engagement')
			.set({ answer: 'yes', answered_on: dayFrom(0) })
			.execute()
	);
	await expect(forged).rejects.toMatchObject({ code: '42501' });
	expect(await worker((tx) => listEngagements(tx, callId))).toEqual([]);
	expect(await answer('yes', 3)).toEqual({ ok: true });
	expect(await offer()).toEqual({ ok: false, reason: 'answered' });
	const no = { outcome: 'not-this-time' as const, why: 'No.' };
	expect(await coordinator((tx) => decideApplication(tx, first, no))).toEqual({ ok: false, reason: 'works' });
	expect(await worker((tx) => listEngagements(tx, callId))).toMatchObject([{ called: 'CNRY-lena', answer: 'yes' }]);
	expect(await ana((tx) => listEngagements(tx, callId))).toEqual([]);
	expect((await coordinator((tx) => getApplication(tx, first))).outcome).toBe('chosen');
	await expect(house.as('link', (tx) => answerOffer(tx, codes[1] ?? '', { version: 3, answer: 'no' }))).rejects.toThrow(
		NotFound
	);
	await expect(ana((tx) => offerWork(tx, second, terms()))).rejects.toThrow(Forbidden);
});

test('an application from which work came is kept with it, and goes three years after its last day', async ({
	house
}) => {
	const { offer, answer, codes, callId, coordinator, first } = await metIn(house);
	await offer();
	await answer('yes');
	const code = codes[0] ?? '';
	expect(await house.as('link', (tx) => takeApplicationBack(tx, code))).toEqual({ ok: false, reason: 'works' });
	const long = { opens_on: dayFrom(-2000), closes_on: dayFrom(-1900) };
	await house.owner.db.updateTable('coproduction.call').set(long).where('id', '=', callId).execute();
	const decided = house.owner.db.updateTable('coproduction.application').set({ decided_on: dayFrom(-1899) });
	await decided.where('id', '=', first).execute();
	await house.as('job', letOldApplicationsGo);
	expect(await coordinator((tx) => findEngagement(tx, first))).toMatchObject({ answer: 'yes' });
	const ended = { from_on: dayFrom(-1800), until_on: dayFrom(-1200) };
	await house.owner.db.updateTable('coproduction.engagement').set(ended).where('application_id', '=', first).execute();
	await house.as('job', letOldApplicationsGo);
	expect(await coordinator((tx) => findEngagement(tx, first))).toBeUndefined();
	await expect(coordinator((tx) => getApplication(tx, first))).rejects.toThrow(NotFound);
});
