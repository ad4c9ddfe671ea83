import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { voteIn, type Voter } from '#cast/coproduction.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { castPaper } from '../ballot/commands.server.ts';
import { getPaper, passBySlip, passOf } from '../ballot/queries.server.ts';
import { getResult } from '../count/queries.server.ts';
import { nameTeller } from '../roll/commands.server.ts';
import { listRollForTeller } from '../roll/queries.server.ts';
import { drawSlips, giveSlipBack, sayAllTyped, takeSlip, typeSlip } from './commands.server.ts';
import { getSlipBox } from './queries.server.ts';

/** A vote in a hall, with two tellers and some slips. */
async function inHall(house: House, people = 6) {
	const vote = await voteIn(house, { people });
	const { decisionId, coordinator } = vote;
	const tellers = [await personIn(house, { called: 'Tess' }), await personIn(house, { called: 'Tom' })] as const;
	for (const { id } of tellers) await coordinator((tx) => nameTeller(tx, decisionId, id));
	const drawn = await coordinator((tx) => drawSlips(tx, decisionId, 4));
	if (!drawn.ok) throw new Error(drawn.reason);
	const roll = await tellers[0]((tx) => listRollForTeller(tx, decisionId));
	const lineOf = (called: string) => roll.find((one) => one.called === called)?.line ?? '';
	const types = (teller: Voter, at: number, written: (number | null)[]) =>
		teller((tx) => typeSlip(tx, decisionId, drawn.value[at] ?? '', written));
	return { ...vote, tellers, codes: drawn.value, roll, lineOf, types };
}

test('whoever takes a slip votes on paper and no longer by phone; what two tellers read alike is counted', async ({
	house
}) => {
	const { tellers, decisionId, voters, codes, roll, lineOf, types, ...vote } = await inHall(house);
	const [tess, tom] = tellers;
	expect(roll.map(({ called }) => called)).toEqual(voters.map((_, at) => `Voter ${at + 1}`));
	for (const voter of voters) await vote.cast(voter, [1, 2]);
	expect(await tess((tx) => takeSlip(tx, decisionId, lineOf('Voter 1')))).toEqual({ ok: true });
	expect(await tom((tx) => takeSlip(tx, decisionId, lineOf('Voter 2')))).toEqual({ ok: true });
	expect(await vote.cast(voters[0]!, [3])).toEqual({ ok: false, reason: 'took-slip' });
	const pass = await voters[0]!((tx) => passOf(tx, decisionId));
	expect((await voters[0]!((tx) => getPaper(tx, pass))).state).toBe('took-slip');
	expect(await types(tess, 0, [2, null, 1])).toEqual({ ok: true, value: { is: 'first' } });
	expect(await types(tom, 0, [1, null, 2])).toEqual({ ok: true, value: { is: 'differs' } });
	expect(await tess((tx) => getSlipBox(tx, decisionId))).toEqual({
		...{ ticks: 2, typedTwice: 0, typedOnce: 0, differing: 1, mine: 1 }
	});
	await vote.endTime();
	await vote.close();
	expect(await vote.state()).toMatchObject({ state: 'open', heldWhy: 'to-type' });
	expect(await types(tom, 0, [2, null, 1])).toEqual({ ok: true, value: { is: 'same' } });
	for (const teller of tellers) await types(teller, 1, [1, 1, null]);
	await tess((tx) => sayAllTyped(tx, decisionId));
	await vote.close();
	const result = await tess((tx) => getResult(tx, decisionId));
	expect(result).toMatchObject({ papers: 6, byPhone: 4, bySlip: 2, exchanged: 2, winners: [1] });
	expect(result.count).toMatchObject({ setAside: 1, valid: 5 });
	expect(result.receipts).toHaveLength(6);
	expect(codes).toHaveLength(4);
});

test('a code counts once, whether typed or tapped, and a slip that comes back lets her vote by phone again', async ({
	house
}) => {
	const { tellers, decisionId, voters, codes, lineOf, types, ...vote } = await inHall(house);
	const [tess, tom] = tellers;
	await tess((tx) => takeSlip(tx, decisionId, lineOf('Voter 1')));
	await tess((tx) => takeSlip(tx, decisionId, lineOf('Voter 2')));
	await tess((tx) => giveSlipBack(tx, decisionId, lineOf('Voter 2')));
	expect((await vote.cast(voters[1]!, [2])).ok).toBe(true);
	const tapped = await house.as('link', async (link) =>
		castPaper(link, await passBySlip(link, codes[0]!.toLowerCase().replaceAll('-', ' ')), [3])
	);
	expect(tapped).toEqual({ ok: true, value: { receipt: null } });
	for (const teller of [tess, tom]) await types(teller, 0, [null, null, 1]);
	for (const voter of voters.slice(2)) await vote.cast(voter, [3]);
	await tess((tx) => sayAllTyped(tx, decisionId));
	await vote.endTime();
	await vote.close();
	expect(await tess((tx) => getResult(tx, decisionId))).toMatchObject({
		papers: 6,
		byPhone: 5,
		bySlip: 1,
		exchanged: 1
	});
});

test('more slips in the urn than were taken stop the count', async ({ house }) => {
	const { tellers, decisionId, lineOf, types, ...vote } = await inHall(house);
	const [tess, tom] = tellers;
	await tess((tx) => takeSlip(tx, decisionId, lineOf('Voter 1')));
	for (const slip of [0, 1]) for (const teller of [tess, tom]) await types(teller, slip, [1, 2, 3]);
	await tess((tx) => sayAllTyped(tx, decisionId));
	await vote.endTime();
	await vote.close();
	expect(await vote.state()).toMatchObject({ state: 'open', heldWhy: 'more-slips' });
	await tess((tx) => takeSlip(tx, decisionId, lineOf('Voter 2')));
	await vote.close();
	expect(await vote.state()).toMatchObject({ state: 'counted', heldWhy: null });
});

test('only a teller of this vote reads its roll, ticks and types; a coordinator does not', async ({ house }) => {
	const { decisionId, coordinator, voters, codes, lineOf } = await inHall(house);
	for (const who of [coordinator, voters[0]!, await personIn(house)]) {
		expect(await who((tx) => listRollForTeller(tx, decisionId))).toEqual([]);
		await expect(who((tx) => takeSlip(tx, decisionId, lineOf('Voter 1')))).rejects.toThrow();
		await expect(who((tx) => typeSlip(tx, decisionId, codes[0]!, [1]))).rejects.toThrow();
		await expect(who((tx) => sayAllTyped(tx, decisionId))).rejects.toThrow();
	}
	await expect(coordinator((tx) => takeSlip(tx, decisionId, lineOf('Voter 1')))).rejects.toThrow(Forbidden);
});
