import { expect } from 'vitest';
import { NotFound } from '#platform/outcome.ts';
import { dayFrom, workIn } from '#cast/recruiting.ts';
import { test } from '../../../../tests/support/house.ts';
import { findEngagement } from '../engagement/queries.server.ts';
import { stepDown } from '../handing-on/commands.server.ts';
import { lookBack } from './commands.server.ts';
import { mayLookBack } from './policy.ts';
import { findLookingBack } from './queries.server.ts';

test('whoever worked looks back by her receipt, says it anew and takes it back; those who run the project read it and nobody else', async ({
	house
}) => {
	const { codes, coordinator, worker, ana, first } = await workIn(house);
	const [code = '', other = ''] = codes;
	const said = { expected: 'CNRY-expected', learnt: '', changed: 'CNRY-changed' };
	const look = (words = said, by = code) => house.as('link', (link) => lookBack(link, by, words));
	expect(await look()).toEqual({ ok: false, reason: 'not-the-time' });
	await house.as('link', (link) => stepDown(link, code, dayFrom(2)));
	await expect(look(said, other)).rejects.toThrow(NotFound);
	expect(await look()).toEqual({ ok: true });
	expect(await look({ ...said, learnt: 'CNRY-learnt' })).toEqual({ ok: true });
	const work = (await coordinator((tx) => findEngagement(tx, first)))?.id ?? '';
	for (const who of [coordinator, worker])
		expect(await who((tx) => findLookingBack(tx, work))).toEqual({
			...said,
			learnt: 'CNRY-learnt',
			saidOn: dayFrom(0)
		});
	expect(await ana((tx) => findLookingBack(tx, work))).toBeUndefined();
	expect(await look({ expected: '', learnt: '', changed: '' })).toEqual({ ok: true });
	expect(await coordinator((tx) => findLookingBack(tx, work))).toBeUndefined();
});

test('it is asked from two weeks before the last day until three months after it', () => {
	const may = (today: string) => mayLookBack({ untilOn: '2026-06-15' }, today);
	expect(['2026-05-31', '2026-06-01', '2026-09-15', '2026-09-16'].map(may)).toEqual([false, true, true, false]);
});
