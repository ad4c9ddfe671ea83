import { expect } from 'vitest';
import { personIn } from '#cast/people.ts';
import { rateAll, ratedAs, ratingIn } from '#cast/recruiting.ts';
import { bringTogether } from '../../../merging.server.ts';
import { test } from '../../../../tests/support/house.ts';
import { decideApplication } from '../application/commands.server.ts';
import { listAnswers } from '../application/queries.server.ts';
import { declareInterest, rateApplication } from '../rating/commands.server.ts';
import { listRatings } from '../rating/queries.server.ts';
import { saysTrained } from './commands.server.ts';
import { isPanelShort, listPanel } from './queries.server.ts';

test('an application in which everybody on the panel has an interest is rated by nobody until somebody joins for it', async ({
	house
}) => {
	const call = await ratingIn(house);
	const { ana, bea, worker, coordinator, callId, first, second, name } = call;
	const other = await personIn(house, { called: 'Cleo' });
	for (const who of [ana, bea, worker]) await who((tx) => declareInterest(tx, first));
	await rateAll(call, second);
	const decided = { outcome: 'shortlisted' as const, why: 'She listens.' };
	expect(await coordinator((tx) => decideApplication(tx, first, decided))).toEqual({ ok: false, reason: 'not-all-in' });
	expect(await coordinator((tx) => isPanelShort(tx, callId))).toBe(true);
	expect(await name(ana.id, true)).toEqual({ ok: false, reason: 'rating' });
	expect(await name(other.id, true)).toEqual({ ok: true });
	expect(await coordinator((tx) => isPanelShort(tx, callId))).toBe(false);
	expect(await name((await personIn(house)).id, true)).toEqual({ ok: false, reason: 'rating' });
	expect(await coordinator((tx) => listRatings(tx, callId, second))).toHaveLength(6);
	await other((tx) => saysTrained(tx, callId));
	expect(await other((tx) => listAnswers(tx, first))).not.toEqual([]);
	expect(await coordinator((tx) => decideApplication(tx, first, decided))).toEqual({ ok: false, reason: 'not-all-in' });
	expect(await other((tx) => rateApplication(tx, first, ratedAs(2)))).toEqual({ ok: true });
	expect(await coordinator((tx) => decideApplication(tx, first, decided))).toEqual({ ok: true });
});

test('two records of one person that sat on one panel lose no rating: the seat that rated more is hers, the other’s ratings stay', async ({
	house
}) => {
	const call = await ratingIn(house);
	const { ana, bea, worker, coordinator, callId, first, second } = call;
	await rateAll(call, first);
	for (const who of [bea, worker]) await who((tx) => rateApplication(tx, second, ratedAs(1)));
	expect(await coordinator((tx) => bringTogether(tx, ana.id, bea.id))).toMatchObject({ ok: true });
	const panel = await coordinator((tx) => listPanel(tx, callId));
	expect(panel.filter(({ accountId }) => accountId === ana.id)).toHaveLength(1);
	expect(panel.filter(({ accountId, leftOn }) => !accountId && leftOn)).toHaveLength(1);
	expect(await coordinator((tx) => listRatings(tx, callId, first))).toHaveLength(6);
	expect(await coordinator((tx) => listRatings(tx, callId, second))).toHaveLength(4);
	expect(await ana((tx) => listRatings(tx, callId, second))).toHaveLength(4);
});
