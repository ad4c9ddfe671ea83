import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sql } from 'kysely';
import { keepFigures } from '../../../../tests/deep/figures.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { askedCourse } from '#cast/evaluation.ts';
import { handOver } from '../invitation/commands.server.ts';

const submissions = process.env.KITH_DEEP === '1' ? 1000 : 25;
const child = join(import.meta.dirname, 'killed.child.ts');

/** Answers links in a process of its own and kills it without warning after a while; gives the links that it reported as done. */
async function answerUntilKilled(
	house: House,
	appUrl: string,
	links: string[],
	milliseconds: number
): Promise<string[]> {
	const env = { ...process.env, KITH_ANSWER: JSON.stringify({ appUrl, orgId: house.orgId, links }) };
	const running = spawn(process.execPath, ['--conditions=source', child], {
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const done: string[] = [];
	createInterface({ input: running.stdout }).on('line', (line) => {
		if (line === 'ready') setTimeout(() => running.kill('SIGKILL'), milliseconds);
		else done.push(line);
	});
	await once(running, 'close');
	return done;
}

/** Risk answers that nobody hears of, concerns without an answer, and concerns that lack an alert or its timed job. */
async function broken(house: House): Promise<Record<string, number>> {
	const { rows } = await sql<Record<string, number>>`
		with risky as (select response_id from evaluation.answer where item = 4 and value >= 1),
			raised as (select id, (about ->> 'response')::uuid as response_id from safeguarding.concern)
		select (select count(*)::int from risky where response_id not in (select response_id from raised)) as unheard,
			(select count(*)::int from raised where response_id not in (select response_id from risky)) as unfounded,
			(select count(*)::int from raised) - (select count(distinct response_id)::int from raised) as twice,
			(select count(*)::int from raised r where (select count(*) from safeguarding.alert a where a.concern_id = r.id) <> 3) as unalerted,
			(select count(*)::int from raised) * 3 - (select count(*)::int from graphile_worker.jobs where task_identifier = 'concern-alert') as unscheduled`.execute(
		house.owner.db
	);
	return rows[0] ?? {};
}

const whole = { unheard: 0, unfounded: 0, twice: 0, unalerted: 0, unscheduled: 0 };

test(
	`of ${submissions} risk answers none is lost, and none is kept without its concern, when the process is killed again and again`,
	{ timeout: 1_800_000 },
	async ({ house, database }) => {
		const links = await linksFor(house);
		let [left, kills] = [links, 0];
		while (left.length && kills < 500) {
			const patience = kills < 3 ? 300 : 3000; // the first are killed early, in the middle of the work; later ones get far enough that the run ends
			const done = await answerUntilKilled(house, database.appUrl, left, 20 + Math.random() * patience);
			left = left.filter((link) => !done.includes(link));
			kills += 1;
			expect(await broken(house)).toEqual(whole);
		}
		expect(left).toEqual([]);
		const { rows } = await sql<{ n: number }>`select count(*)::int as n from safeguarding.concern`.execute(
			house.owner.db
		);
		expect(rows[0]?.n).toBe(submissions);
		keepFigures('risk answers', { submissions, 'kills of the process': kills, lost: 0, 'kept without a concern': 0 });
	}
);

/** A link for each submission, a hundred to a course. */
async function linksFor(house: House): Promise<string[]> {
	const links: string[] = [];
	while (links.length < submissions) {
		const asked = await askedCourse(house, 'how-heavy-it-gets');
		for (const most = Math.min(submissions, links.length + 100); links.length < most;) {
			const person = await asked.person();
			const link = await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, person));
			if (!link.ok) throw new Error(link.reason);
			links.push(link.value);
		}
	}
	return links;
}
