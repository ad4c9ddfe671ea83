import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { runtime } from '#platform/runtime.ts';
import { voteIn } from '#cast/coproduction.ts';
import { checkVotes } from '../../../cli/decide-check.ts';
import { keepFigures } from '../../../../tests/deep/figures.ts';
import { test } from '../../../../tests/support/house.ts';
import { urnFolder } from '../urn/key.server.ts';
import { getResult, listKeptBallots } from './queries.server.ts';

const kills = process.env.KITH_DEEP === '1' ? 200 : 3;
const child = join(import.meta.dirname, 'killed.child.ts');

/** Closes a vote in a process of its own and kills it without warning after so long; whether it was done by then. */
async function closedUntilKilled(said: Record<string, string>, milliseconds: number): Promise<boolean> {
	const env = { ...process.env, KITH_CLOSE: JSON.stringify(said) };
	const running = spawn(process.execPath, ['--conditions=source', child], {
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let done = false;
	createInterface({ input: running.stdout }).on('line', (line) => {
		if (line === 'ready') setTimeout(() => running.kill('SIGKILL'), milliseconds);
		else done = true;
	});
	await once(running, 'close');
	return done;
}

test(
	`killed at ${kills} points of a closing, there is one result and always the same, and marks and key are gone after the next try`,
	{ timeout: 3_600_000 },
	async ({ house, database }) => {
		const came = { 'nothing was kept': 0, 'counted, the key was there': 0, 'done before': 0 };
		for (let kill = 0; kill < kills; kill++) {
			const vote = await voteIn(house, { people: 5 });
			for (const [at, voter] of vote.voters.entries()) await vote.cast(voter, at < 3 ? [2, 1] : [1, 3]);
			await vote.endTime();
			const { dataDir } = runtime();
			const key = join(urnFolder(dataDir), `${vote.decisionId}.key`);
			const said = { workerUrl: database.workerUrl, dataDir, orgId: house.orgId, decision: vote.decisionId };
			await closedUntilKilled(said, (kill * 240) / kills);
			const { state } = await vote.state();
			if (state === 'open') came['nothing was kept']++;
			else if (existsSync(key)) came['counted, the key was there']++;
			else came['done before']++;
			if (state === 'open') expect(existsSync(key), 'the key stays until the count is kept').toBe(true);
			if (state !== 'open' && existsSync(key))
				expect((await checkVotes(database.ownerUrl, dataDir)).outlived).toContain(vote.decisionId);
			await vote.close();
			expect(await vote.state()).toMatchObject({ state: 'counted', keyGoneAt: expect.any(Date) });
			expect(existsSync(key)).toBe(false);
			const { papers, winners, receipts } = await vote.coordinator((tx) => getResult(tx, vote.decisionId));
			expect([papers, winners, receipts.length]).toEqual([5, [2], 5]);
			expect(await vote.coordinator((tx) => listKeptBallots(tx, vote.decisionId))).toEqual([
				{ pattern: '1,3', n: 2 },
				{ pattern: '2,1', n: 3 }
			]);
			const left = house.owner.db.selectFrom('coproduction.ballot').select('mark');
			expect(await left.where('decision_id', '=', vote.decisionId).execute()).toEqual([]);
		}
		keepFigures('closings killed', { kills, ...came });
	}
);
