import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { NotFound } from '#platform/outcome.ts';
import { draftIn } from '#cast/coproduction.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { castPaper } from '../ballot/commands.server.ts';
import { getPaper, passOf } from '../ballot/queries.server.ts';
import { closeVote } from '../count/jobs.server.ts';
import { getPapersFile, getResult } from '../count/queries.server.ts';
import { adoptDecision, changeDecision, voidDecision } from '../decision/commands.server.ts';
import { findNoGoRound, getDecision, listDecisions } from '../decision/queries.server.ts';
import { removeOption } from '../option/commands.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { openNoGo } from './commands.server.ts';
import { listNamesOut, listNoGoReasons } from './queries.server.ts';

const tomorrow = () => new Date(instant() + 864e5);

/** A vote before which a no-go round is open. */
async function roundIn(house: House, people: number) {
	const options = ['Willow', 'Birch', 'Elm', 'Rowan'];
	const vote = await draftIn(house, { people, options, noGo: { share: 20, least: 2 } });
	const { coordinator, decisionId } = vote;
	const opened = await coordinator((tx) => openNoGo(tx, decisionId, 1, tomorrow()));
	if (!opened.ok) throw new Error(opened.reason);
	const round = opened.value;
	const cast = async (who: (typeof vote.voters)[number], choice: number[], reason = '') => {
		const pass = await who((tx) => passOf(tx, round));
		return house.as('link', (link) => castPaper(link, pass, choice, reason));
	};
	const count = async () => {
		await house.owner.db
			.updateTable('coproduction.decision')
			.set({ closes_at: new Date(instant() - 1) })
			.where('id', '=', round)
			.execute();
		await closeVote({ orgId: house.orgId, payload: { decision: round }, tx: (work) => house.as('job', work) });
	};
	return { ...vote, round, castNoGo: cast, count };
}

test('what many would not feel at home with goes off the list before the vote opens; of what stays, of single papers and of who wrote a reason nothing is told', async ({
	house
}) => {
	const { coordinator, decisionId, projectId, round, voters, castNoGo, count, ...vote } = await roundIn(house, 12);
	expect(await vote.open()).toEqual({ ok: false, reason: 'round-first' });
	const pass = await voters[0]!((tx) => passOf(tx, round));
	expect(await voters[0]!((tx) => getPaper(tx, pass))).toMatchObject({ isNoGo: true, method: 'approval' });
	expect(await castNoGo(voters[0]!, [1], 'x'.repeat(201))).toEqual({ ok: false, reason: 'long-reason' });
	for (const voter of voters.slice(0, 6)) await castNoGo(voter, [2], voter === voters[0] ? 'Birch rods <b>🌲</b>' : '');
	for (const voter of voters.slice(6, 9)) await castNoGo(voter, [4]);
	await castNoGo(voters[9]!, [1], 'A pub has it');
	for (const voter of voters.slice(10)) await castNoGo(voter, []);
	const [first] = await coordinator((tx) => listOptions(tx, decisionId));
	expect(await coordinator((tx) => removeOption(tx, decisionId, first?.id ?? ''))).toMatchObject({ ok: false });
	const { version, ...terms } = await coordinator((tx) => getDecision(tx, decisionId));
	expect(await coordinator((tx) => changeDecision(tx, decisionId, version, terms))).toMatchObject({ ok: false });
	await expect(coordinator((tx) => getResult(tx, round))).rejects.toThrow(NotFound);
	await count();
	expect(await coordinator((tx) => findNoGoRound(tx, decisionId))).toMatchObject({
		state: 'counted',
		keyGoneAt: expect.any(Date) as Date
	});
	const out = await voters[0]!((tx) => listNamesOut(tx, decisionId));
	expect(out.toSorted((one, other) => Number(other.by) - Number(one.by))).toMatchObject([
		{ name: { en: 'Birch' }, by: 6 },
		{ name: { en: 'Rowan' }, by: null }
	]);
	expect(await voters[1]!((tx) => listNoGoReasons(tx, round))).toEqual(['A pub has it', 'Birch rods <b>🌲</b>']);
	expect(await voters[0]!((tx) => getResult(tx, round))).toMatchObject({
		papers: 12,
		byPhone: 12,
		winners: [],
		count: null
	});
	await expect(voters[0]!((tx) => getPapersFile(tx, round))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => adoptDecision(tx, round))).toEqual({ ok: false, reason: 'not-settled' });
	const kept = house.owner.db.selectFrom('coproduction.kept_ballot').select('n').where('decision_id', '=', round);
	const left = house.owner.db.selectFrom('coproduction.ballot').select('mark').where('decision_id', '=', round);
	expect([await kept.execute(), await left.execute()]).toEqual([[], []]);
	expect(await coordinator((tx) => listOptions(tx, decisionId))).toMatchObject([
		{ place: 1, name: { en: 'Willow' } },
		{ place: 2, name: { en: 'Elm' } }
	]);
	expect((await coordinator((tx) => listDecisions(tx, projectId))).map(({ id }) => id)).toEqual([decisionId]);
	expect(await vote.open()).toMatchObject({ ok: true });
	for (const voter of voters) await vote.cast(voter, [2]);
	await vote.endTime();
	await vote.close();
	expect(await voters[0]!((tx) => getResult(tx, decisionId))).toMatchObject({ winners: [2], count: { valid: 12 } });
});

test('under five papers no reason is told; one name against which one is stays; a round that is void can be held again, and goes with its decision', async ({
	house
}) => {
	const { coordinator, decisionId, round, voters, castNoGo, count, projectId } = await roundIn(house, 6);
	await expect((await staffOf(house, 'facilitator'))((tx) => openNoGo(tx, decisionId, 1, tomorrow()))).rejects.toThrow(
		NotFound
	);
	expect(await coordinator((tx) => openNoGo(tx, decisionId, 1, tomorrow()))).toEqual({
		ok: false,
		reason: 'open-already'
	});
	await coordinator((tx) => voidDecision(tx, round, 'A name was misspelt.'));
	const again = await coordinator((tx) => openNoGo(tx, decisionId, 1, tomorrow()));
	expect(again.ok).toBe(true);
	for (const voter of voters.slice(0, 2)) await castNoGo(voter, [3], 'No');
	await count();
	expect(await coordinator((tx) => listNamesOut(tx, decisionId)), 'that round was void').toEqual([]);
	await coordinator((tx) => voidDecision(tx, decisionId, 'We begin anew.'));
	const states = await coordinator((tx) =>
		tx.db.selectFrom('coproduction.decision').select('state').where('project_id', '=', projectId).execute()
	);
	expect(states.every(({ state }) => state === 'void')).toBe(true);
});
