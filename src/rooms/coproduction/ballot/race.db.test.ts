import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import { hashOf } from '#platform/identity/session.ts';
import { voteIn } from '#cast/coproduction.ts';
import { test } from '../../../../tests/support/house.ts';
import { listKeptBallots, getResult } from '../count/queries.server.ts';
import { castPaper } from './commands.server.ts';
import { passByLink } from './queries.server.ts';

const deep = process.env.KITH_DEEP === '1';
const races = deep ? 1000 : 12;
const closings = deep ? 200 : 6;

test(`one person on three devices at once has one paper, in ${races} races`, async ({ house }) => {
	const vote = await voteIn(house, { people: 6 });
	const [her, ...others] = vote.voters;
	const line = await house.owner.db
		.selectFrom('coproduction.roll')
		.select('id')
		.where('person_id', '=', her!.id)
		.executeTakeFirstOrThrow();
	const row = { org_id: house.orgId, token_hash: hashOf(`her link ${line.id}`), roll_id: line.id };
	await house.owner.db.insertInto('coproduction.roll_link').values(row).execute();
	const byLink = (choice: number[]) =>
		house.as('link', async (link) => castPaper(link, await passByLink(link, `her link ${line.id}`), choice));
	for (let race = 0; race < races; race++) {
		const all = await Promise.all([vote.cast(her!, [1]), byLink([2]), vote.cast(her!, [3])]);
		expect(all.every(({ ok }) => ok)).toBe(true);
		expect(new Set(all.map((one) => one.ok && one.value.receipt)).size).toBe(1);
	}
	for (const other of others) await vote.cast(other, [1, 2]);
	const { rows } = {
		rows: await house.owner.db
			.selectFrom('coproduction.ballot')
			.select('mark')
			.where('decision_id', '=', vote.decisionId)
			.execute()
	};
	expect(rows).toHaveLength(6);
	await vote.endTime();
	await vote.close();
	expect(await her!((tx) => getResult(tx, vote.decisionId))).toMatchObject({ papers: 6 });
});

test(`whoever casts as two closers close is counted, or told that it is closed, in ${closings} closings`, async ({
	house
}) => {
	for (let round = 0; round < closings; round++) {
		const vote = await voteIn(house, { people: 7 });
		for (const voter of vote.voters.slice(0, 5)) await vote.cast(voter, [1]);
		const late = vote.voters.map(async (voter, at) => {
			for (let wait = randomInt(20); wait > 0; wait--) await Promise.resolve();
			return { at, cast: await vote.cast(voter, [2]) };
		});
		const closing = vote.endTime().then(() => Promise.all([vote.close(), vote.close()]));
		const [casts] = await Promise.all([Promise.all(late), closing]);
		const kept = await vote.coordinator((tx) => listKeptBallots(tx, vote.decisionId));
		const changed = casts.filter(({ cast }) => cast.ok).length;
		expect(casts.every(({ cast }) => cast.ok || cast.reason === 'closed')).toBe(true);
		const newcomers = casts.filter(({ at, cast }) => at >= 5 && cast.ok).length;
		expect(kept.find(({ pattern }) => pattern === '2')?.n ?? 0, 'acknowledged and counted').toBe(changed);
		expect(kept.reduce((sum, { n }) => sum + n, 0)).toBe(5 + newcomers);
		const counts = await house.owner.db
			.selectFrom('platform.audit')
			.select('id')
			.where('action', '=', 'coproduction.decision.counted')
			.where('org_id', '=', house.orgId)
			.execute();
		expect(counts.length, 'counted once').toBe(round + 2);
	}
});
