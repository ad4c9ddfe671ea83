// A machine that loses power while Kith is being updated must find a whole step or none at the next start.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startScript } from '../../../tests/support/another-process.ts';
import { dropDatabase, inDatabase } from '../../../tests/support/databases.ts';
import { connected } from './connected.ts';
import { migrate } from './migrate.ts';
import { ensureDatabase } from './roles.ts';

const KILLS = process.env.KITH_DEEP ? 200 : 8;
const STEPS = 12;

let folder: string;

const stepName = (step: number) => `${String(step).padStart(4, '0')}-step.sql`;

// every step leaves three traces, so that half a step would show
const stepSql = (step: number) => `
	create table s${step} (a int primary key, b int);
	insert into s${step} select n, n from generate_series(1, 200) n;
	select pg_sleep(0.015);
	create index s${step}_b on s${step} (b);
	create function f${step}() returns int language sql return ${step};`;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kith-migrations-'));
	for (let step = 1; step <= STEPS; step++) await writeFile(join(folder, stepName(step)), stepSql(step));
});

afterAll(() => rm(folder, { recursive: true }));

/** Kills a runner some milliseconds after it has done so many steps: by the clock alone, a busy machine has done none or all. */
async function killAfter(url: string, steps: number, wait: number): Promise<void> {
	const runner = startScript('run-migrations.ts', [url, folder]);
	const ended = once(runner, 'exit');
	await once(runner, 'message');
	await connected(url, async (client) => {
		while (runner.exitCode === null && (await stepsDone(client)) < steps) await sleep(2);
	});
	await sleep(wait);
	runner.kill('SIGKILL');
	await ended;
}

async function stepsDone(client: pg.Client): Promise<number> {
	const { rows } = await client.query("select to_regclass('migrations.applied') is not null as begun");
	if (!rows[0].begun) return 0;
	return (
		(await client.query<{ done: number }>('select count(*)::int as done from migrations.applied')).rows[0]?.done ?? 0
	);
}

type Traces = { applied: number; tables: number; indexes: number; functions: number; invalid: number };

const TRACES = `
	select (select count(*)::int from migrations.applied) as applied,
		(select count(*)::int from pg_class where relname ~ '^s[0-9]+$') as tables,
		(select count(*)::int from pg_class where relname ~ '^s[0-9]+_b$') as indexes,
		(select count(*)::int from pg_proc where proname ~ '^f[0-9]+$' and pronamespace = 'public'::regnamespace) as functions,
		(select count(*)::int from pg_index where not indisvalid) as invalid`;

/** What the killed runner left, looked at once its server process has noticed. */
async function traces(url: string): Promise<Traces> {
	return connected(url, async (client) => {
		await client.query(`select pg_advisory_lock(hashtext('kith migrations'))`);
		const { rows } = await client.query(`select to_regclass('migrations.applied') is not null as begun`);
		if (!rows[0].begun) return { applied: 0, tables: 0, indexes: 0, functions: 0, invalid: 0 };
		return (await client.query<Traces>(TRACES)).rows[0]!;
	});
}

async function oneKill(steps: number, wait: number): Promise<number> {
	const { ownerUrl } = inject('testServer');
	const name = `k_${randomUUID().replaceAll('-', '')}`;
	await ensureDatabase(ownerUrl, name);
	const url = inDatabase(ownerUrl, name);
	await killAfter(url, steps, wait);
	const { applied, tables, indexes, functions, invalid } = await traces(url);
	expect({ tables, indexes, functions, invalid }, `killed ${wait} ms after ${steps} steps`).toEqual({
		tables: applied,
		indexes: applied,
		functions: applied,
		invalid: 0
	});
	expect((await migrate(url, folder)).applied).toHaveLength(STEPS - applied);
	expect(await traces(url)).toMatchObject({
		applied: STEPS,
		tables: STEPS,
		indexes: STEPS,
		functions: STEPS,
		invalid: 0
	});
	await dropDatabase(ownerUrl, name);
	return applied;
}

test(
	`killed ${KILLS} times at any moment, it leaves whole steps only, and the next start finishes`,
	{ timeout: KILLS * 10_000 },
	async () => {
		const stages: number[] = [];
		for (let kill = 0; kill < KILLS; kill++) stages.push(await oneKill(kill % STEPS, Math.random() * 20));
		// the kills really fell in the middle, not all before or after
		expect(stages.filter((applied) => applied > 0 && applied < STEPS).length).toBeGreaterThan(KILLS / 4);
	}
);
