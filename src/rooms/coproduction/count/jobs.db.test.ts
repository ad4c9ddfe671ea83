import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Job } from '#platform/jobs/job.ts';
import { NotFound } from '#platform/outcome.ts';
import { runtime } from '#platform/runtime.ts';
import { draftIn, voteIn } from '#cast/coproduction.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { getPaper, isInUrn, listTurns, passOf, receiptFor } from '../ballot/queries.server.ts';
import { adoptDecision, voidDecision } from '../decision/commands.server.ts';
import { tellOfVote } from '../roll/jobs.server.ts';
import { voidLetter } from '../roll/mail.server.ts';
import { urnFolder } from '../urn/key.server.ts';
import { closeDueVotes, closeVote } from './jobs.server.ts';
import { getPapersFile, getResult } from './queries.server.ts';

test('a vote from its opening to its result: who may vote does, changes her mind, finds her receipt, and reads the rounds', async ({
	house
}) => {
	const vote = await draftIn(house, { people: 7 });
	expect(await vote.open()).toEqual({ ok: true, value: { onRoll: 7 } });
	const file = join(urnFolder(runtime().dataDir), `${vote.decisionId}.key`);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	const [first, second, ...others] = vote.voters;
	const pass = await first!((tx) => passOf(tx, vote.decisionId));
	expect(await first!((tx) => getPaper(tx, pass))).toMatchObject({
		state: 'open',
		options: [{ n: 1, name: { en: 'Willow' } }, { n: 2 }, { n: 3 }],
		about: 0
	});
	expect(await first!((tx) => listTurns(tx))).toMatchObject([{ decisionId: vote.decisionId, voted: false }]);
	const cast = await vote.cast(first!, [1, 2]);
	expect(cast).toEqual({ ok: true, value: { receipt: expect.stringMatching(/^[B-Z]{8}$/) } });
	expect(await vote.cast(first!, [3])).toEqual(cast);
	expect(await first!((tx) => isInUrn(tx, pass))).toBe(true);
	expect(await first!((tx) => listTurns(tx))).toMatchObject([{ voted: true }]);
	await vote.cast(second!, []);
	for (const other of others) await vote.cast(other, [2, 1, 3]);
	await expect(vote.coordinator((tx) => getResult(tx, vote.decisionId))).rejects.toThrow(NotFound);
	const receipt = await receiptFor(pass);
	await vote.close();
	expect((await vote.state()).state, 'its time is not over').toBe('open');
	await vote.endTime();
	await vote.close();
	const result = await first!((tx) => getResult(tx, vote.decisionId));
	expect(result).toMatchObject({ papers: 7, byPhone: 7, bySlip: 0, exchanged: 0, winners: [2], onRoll: 7 });
	expect(result.count).toMatchObject({ valid: 6, blank: 1, quota: 4, winners: [2] });
	expect(result.receipts).toHaveLength(7);
	expect(result.receipts).toContain(receipt);
	expect(result.receipts).toEqual(result.receipts.toSorted());
	const seed = Buffer.from(result.seed, 'hex');
	expect(createHash('sha256').update(seed).digest('hex')).toBe(result.seedDigest);
	expect(existsSync(file)).toBe(false);
	expect(await vote.state()).toMatchObject({ state: 'counted', keyGoneAt: expect.any(Date) });
	expect(await first!((tx) => getPapersFile(tx, vote.decisionId))).toContain('5 2 1 3 0');
	expect(await left(house, vote.decisionId)).toEqual({ papers: [], keys: [] });
	expect(await vote.cast(first!, [1])).toEqual({ ok: false, reason: 'closed' });
});

/** What is left of the urn of a vote: papers, and keys. */
async function left({ owner }: House, decisionId: string) {
	const papers = owner.db.selectFrom('coproduction.ballot').select('mark').where('decision_id', '=', decisionId);
	const keys = readdirSync(urnFolder(runtime().dataDir)).filter((name) => name.startsWith(decisionId));
	return { papers: await papers.execute(), keys };
}

test('a vote that is void ends with a reason that everybody is told; what lay in its urn is deleted unread, and its key destroyed', async ({
	house
}) => {
	const vote = await voteIn(house);
	for (const voter of vote.voters) await vote.cast(voter, [1]);
	expect(await vote.coordinator((tx) => voidDecision(tx, vote.decisionId, 'A name was misspelt.'))).toEqual({
		ok: true
	});
	expect(await vote.cast(vote.voters[0]!, [2])).toEqual({ ok: false, reason: 'closed' });
	await vote.close();
	expect(await vote.state()).toMatchObject({ state: 'void', keyGoneAt: expect.any(Date) });
	expect(await left(house, vote.decisionId)).toEqual({ papers: [], keys: [] });
	await expect(vote.voters[0]!((tx) => getResult(tx, vote.decisionId))).rejects.toThrow(NotFound);
	await tellOfVote({
		orgId: house.orgId,
		payload: { decision: vote.decisionId, step: 'void' },
		tx: (work) => house.as('job', work)
	});
	const letter = await house.as('job', (job) => voidLetter(job, vote.voters[0]!.id, { decision: vote.decisionId }));
	expect(letter?.paragraphs).toContain('A name was misspelt.');
});

test('stopped between the count and the key, the key is there until the next minute, which destroys it; the count stays', async ({
	house
}) => {
	const vote = await voteIn(house);
	for (const voter of vote.voters) await vote.cast(voter, [1]);
	await vote.endTime();
	let begun = 0;
	const stops: Job = {
		...{ orgId: house.orgId, payload: { decision: vote.decisionId } },
		tx: (work) => (begun++ ? Promise.reject(new Error('stopped')) : house.as('job', work))
	};
	await expect(closeVote(stops)).rejects.toThrow('stopped');
	expect(await vote.state()).toMatchObject({ state: 'counted', keyGoneAt: null });
	expect((await left(house, vote.decisionId)).keys).toEqual([`${vote.decisionId}.key`]);
	const before = await vote.coordinator((tx) => getResult(tx, vote.decisionId));
	const due = () => sql<{ id: string }>`select id from coproduction.due_votes() as id`.execute(house.owner.db);
	expect((await due()).rows).toContainEqual({ id: house.orgId });
	await house.as('job', closeDueVotes);
	await vote.close();
	expect(await left(house, vote.decisionId)).toEqual({ papers: [], keys: [] });
	expect(await vote.state()).toMatchObject({ keyGoneAt: expect.any(Date) });
	expect(await vote.coordinator((tx) => getResult(tx, vote.decisionId))).toEqual(before);
});

test('with fewer than five valid papers only who won is told', async ({ house }) => {
	const vote = await voteIn(house);
	for (const voter of vote.voters.slice(0, 4)) await vote.cast(voter, [3]);
	await vote.cast(vote.voters[4]!, []);
	await vote.endTime();
	await vote.close();
	const result = await vote.voters[5]!((tx) => getResult(tx, vote.decisionId));
	expect(result).toMatchObject({ papers: 5, winners: [3], count: null });
	await expect(vote.voters[5]!((tx) => getPapersFile(tx, vote.decisionId))).rejects.toThrow(NotFound);
	expect(await vote.coordinator((tx) => adoptDecision(tx, vote.decisionId))).toEqual({ ok: true });
});

test('nobody but those on the roll votes, and nobody else reads a paper or the papers', async ({ house }) => {
	const { voters, decisionId, projectId } = await voteIn(house);
	const strangers = [
		await personIn(house),
		await staffOf(house, 'coordinator'),
		await staffOf(house, 'facilitator', projectId),
		await staffOf(house, 'evaluator'),
		await staffOf(house, 'safeguarding_lead')
	];
	for (const stranger of strangers) await expect(stranger((tx) => passOf(tx, decisionId))).rejects.toThrow(NotFound);
	for (const who of [...strangers, ...voters.slice(0, 1)])
		await expect(who((tx) => tx.db.selectFrom('coproduction.ballot').selectAll().execute())).rejects.toMatchObject({
			code: '42501'
		});
});
