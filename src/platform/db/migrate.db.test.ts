import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { dropDatabase, inDatabase } from '../../../tests/support/databases.ts';
import { connected } from './connected.ts';
import { migrate } from './migrate.ts';
import { ensureDatabase } from './roles.ts';

let folder: string;
let name: string;
let url: string;

const write = (file: string, sql: string) => writeFile(join(folder, file), sql);
const ask = async (sql: string) => (await connected(url, (client) => client.query(sql))).rows;
const applied = async () => (await ask('select name from migrations.applied order by name')).map((row) => row.name);
const tables = async () =>
	(
		await ask(
			`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
		)
	).map((row) => row.name);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kith-migrations-'));
	name = `m_${randomUUID().replaceAll('-', '')}`;
	const { ownerUrl } = inject('testServer');
	await ensureDatabase(ownerUrl, name);
	url = inDatabase(ownerUrl, name);
	await write('0001-first.sql', 'create table first (a int);');
});

afterEach(async () => {
	await dropDatabase(inject('testServer').ownerUrl, name);
	await rm(folder, { recursive: true });
});

describe('going forward', () => {
	test('applies what is missing, in order, once, and readies the job queue', async () => {
		await write('0002-second.sql', 'create table second as table first;');
		expect(await migrate(url, folder)).toEqual({ applied: ['0001-first.sql', '0002-second.sql'] });
		expect(await migrate(url, folder)).toEqual({ applied: [] });
		await write('0003-third.sql', 'create table third (a int); comment on table third is $$$$;');
		expect(await migrate(url, folder)).toEqual({ applied: ['0003-third.sql'] });
		expect(await tables()).toEqual(['first', 'second', 'third']);
		expect(await ask(`select to_regprocedure('graphile_worker.complete_jobs(bigint[])') is not null as ready`)).toEqual(
			[{ ready: true }]
		);
	});

	test('applies a step whole or not at all', async () => {
		await write('0002-second.sql', 'create table second (a int); insert into second select 1 / 0;');
		await expect(migrate(url, folder)).rejects.toThrow(
			/0002-second.sql failed and left nothing behind: division by zero/
		);
		expect([await tables(), await applied()]).toEqual([['first'], ['0001-first.sql']]);
		await write('0002-second.sql', 'create table second (a int);');
		expect(await migrate(url, folder)).toEqual({ applied: ['0002-second.sql'] });
	});

	test('two runners at once: each step runs once, and both end well', async () => {
		await write('0002-slow.sql', `select pg_sleep(0.5); create table slow (a int);`);
		const runs = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
		expect(runs.flatMap((run) => run.applied)).toEqual(['0001-first.sql', '0002-slow.sql']);
	});
});

describe('refuses', () => {
	beforeEach(() => migrate(url, folder));

	test('a step that has changed since it was applied', async () => {
		await write('0001-first.sql', 'create table first (a int, b int);');
		await expect(migrate(url, folder)).rejects.toThrow(/0001-first.sql has changed since it was applied/);
	});

	test('but not for the line ends of another system', async () => {
		await write('0002-lines.sql', 'create table lines (\na int\n);\n');
		await migrate(url, folder);
		await write('0002-lines.sql', 'create table lines (\r\na int\r\n);\r\n');
		expect(await migrate(url, folder)).toEqual({ applied: [] });
	});

	test('a database that is newer than the code', async () => {
		await write('0002-newer.sql', 'create table newer (a int);');
		await migrate(url, folder);
		await rm(join(folder, '0002-newer.sql'));
		await write('0003-other.sql', 'create table other (a int);');
		await expect(migrate(url, folder)).rejects.toThrow(/database is newer than this Kith.*0002-newer.sql/);
		expect(await tables()).toEqual(['first', 'newer']);
	});

	test('a step slipped in before one that was applied', async () => {
		await write('0003-third.sql', 'create table third (a int);');
		await migrate(url, folder);
		await write('0002-late.sql', 'create table late (a int);');
		await expect(migrate(url, folder)).rejects.toThrow(/0002-late.sql comes before 0003-third.sql/);
	});

	test('two steps of one number, and a file whose name says nothing', async () => {
		await write('0001-also.sql', 'select 1;');
		await expect(migrate(url, folder)).rejects.toThrow(/Two migrations have the number 0001/);
		await rename(join(folder, '0001-also.sql'), join(folder, 'also.sql'));
		await expect(migrate(url, folder)).rejects.toThrow(/also.sql is not named like/);
	});

	test('a step that commits by itself', async () => {
		await write('0002-own.sql', 'create table own (a int); commit; begin;');
		await expect(migrate(url, folder)).rejects.toThrow(/must not begin or commit a transaction itself/);
		expect(await applied()).toEqual(['0001-first.sql']);
	});
});

test('reads only its own files', async () => {
	await mkdir(join(folder, 'notes'));
	await writeFile(join(folder, 'README.md'), 'not sql');
	expect(await migrate(url, folder)).toEqual({ applied: ['0001-first.sql'] });
});
