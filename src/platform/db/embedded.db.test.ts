import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { anotherProcess, startScript } from '../../../tests/support/another-process.ts';
import { madeCluster } from '../../../tests/support/cluster.ts';
import { connected } from './connected.ts';
import { readPidFile } from './embedded/socket.ts';
import { startEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';

type News = Pick<Embedded, 'host' | 'started' | 'secrets'>;

const copyTo = madeCluster();
let folder: string;
const open = new Set<Embedded>();

// quick, unless a test is about what survives
async function start(settings: Record<string, string> = { fsync: 'off' }): Promise<Embedded> {
	const server = await startEmbedded(folder, settings);
	open.add(server);
	return server;
}

/** Takes the cluster away again, for what only the very first start does. */
async function nothingYet(): Promise<void> {
	await rm(folder, { recursive: true });
	await mkdir(folder);
}

function killIfThere(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

const another = () => anotherProcess<News>('use-database.ts', folder);
const ask = async (server: Embedded, sql: string) =>
	(await connected(server.url('owner', 'postgres'), (client) => client.query(sql))).rows;
const serverPid = async () => (await readPidFile(join(folder, 'pg')))?.pid;
const isRunning = async () => (await serverPid()) !== undefined;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kith-pg-test-'));
	await copyTo(folder);
});

afterEach(async () => {
	vi.restoreAllMocks();
	for (const server of open) await server.stop().catch(() => {});
	open.clear();
	await rm(folder, { recursive: true, force: true });
});

describe('who gets in', () => {
	test('nobody without a password: no login is ever trusted', async () => {
		const server = await start();
		for (const password of ['', 'password', server.secrets.app]) {
			const attempt = new pg.Client({
				host: server.host,
				port: 5432,
				user: 'kith_owner',
				password,
				database: 'postgres'
			});
			await expect(attempt.connect()).rejects.toThrow(/password/);
		}
		const rules = await ask(server, 'select distinct auth_method from pg_hba_file_rules');
		expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
	});

	test('nobody over the network: there is a socket for its user alone, and no port', async () => {
		const server = await start();
		const [settings] = await ask(server, `select current_setting('listen_addresses') as addresses`);
		expect(settings).toEqual({ addresses: '' });
		const sockets = await readFile(`/proc/${await serverPid()}/net/tcp`, 'utf8').then(ownedBy(await serverPid()));
		expect(sockets).toEqual([]);
		expect((await stat(server.host)).mode & 0o777).toBe(0o700);
		expect(Buffer.byteLength(join(server.host, '.s.PGSQL.5432'))).toBeLessThan(104);
	});

	test('the passwords are random, and only the owner of the folder can read them', async () => {
		await nothingYet();
		const { secrets } = await start();
		expect(new Set(Object.values(secrets)).size).toBe(5);
		for (const secret of Object.values(secrets)) expect(secret).toMatch(/^[\w-]{43}$/);
		expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
		expect((await stat(folder)).mode & 0o007).toBe(0);
	});
});

// the sockets a process holds, among all TCP sockets of the machine
function ownedBy(pid: number | undefined) {
	return (table: string): string[] => {
		const held = execFileSync('ls', ['-l', `/proc/${pid}/fd`], { encoding: 'utf8' });
		const inodes = table
			.split('\n')
			.slice(1)
			.flatMap((line) => line.trim().split(/\s+/)[9] ?? []);
		return inodes.filter((inode) => held.includes(`socket:[${inode}]`));
	};
}

describe('how it is set up', () => {
	test('keeps what it confirms, checks its pages, speaks UTF-8, and stays small', async () => {
		const server = await start({});
		const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_encoding', 'TimeZone'];
		const more = ['max_connections', 'shared_buffers', 'log_min_messages', 'log_error_verbosity'];
		const rows = await ask(
			server,
			`select name, current_setting(name) as value from unnest('{${[...names, ...more]}}'::text[]) name`
		);
		expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
			fsync: 'on',
			full_page_writes: 'on',
			synchronous_commit: 'on',
			data_checksums: 'on',
			server_encoding: 'UTF8',
			TimeZone: 'UTC',
			max_connections: '60',
			shared_buffers: '64MB',
			log_min_messages: 'log',
			log_error_verbosity: 'terse'
		});
	});

	test('writes nobody’s details into its log', async () => {
		const server = await start();
		await ask(server, 'create table post (email text primary key)');
		await ask(server, `insert into post values ('ana@example.org')`);
		await expect(ask(server, `insert into post values ('ana@example.org')`)).rejects.toThrow(/duplicate key/);
		await expect(ask(server, `select 'ana@example.org'::int`)).rejects.toThrow(/invalid input/);
		expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('ana@');
	});
});

describe('who uses it', () => {
	test('a second process adopts the server; the last one to leave stops it', async () => {
		const first = await start();
		const second = await another();
		expect(second.news).toEqual({ host: first.host, started: false, secrets: first.secrets });
		await first.stop();
		expect(await isRunning()).toBe(true);
		await second.ask('stop');
		expect(await isRunning()).toBe(false);
		await expect(stat(first.host)).rejects.toThrow(/ENOENT/);
	});

	test('processes that start at the same moment agree on one server and one set of passwords', async () => {
		await nothingYet();
		const processes = await Promise.all([another(), another(), another()]);
		expect(processes.filter(({ news }) => news.started)).toHaveLength(1);
		expect(new Set(processes.map(({ news }) => JSON.stringify([news.host, news.secrets]))).size).toBe(1);
		expect((await readdir(folder)).sort()).toEqual(['pg', 'postgres.log', 'secrets.json']);
		await Promise.all(processes.map((process) => process.ask('stop')));
		expect(await isRunning()).toBe(false);
	});

	test('keeps the data when it is stopped and started again', async () => {
		const first = await start();
		await ask(first, 'create table kept as select 1 as one');
		await first.stop();
		expect(await ask(await start(), 'select one from kept')).toEqual([{ one: 1 }]);
	});
});

describe('when something is killed', () => {
	test('the app: the next start adopts the server it left behind', async () => {
		const killed = await another();
		await killed.kill();
		const next = await start();
		expect(next.started).toBe(false);
		expect(next.host).toBe(killed.news.host);
		await next.stop();
		expect(await isRunning()).toBe(false);
	});

	test('the app and the server: the next start recovers every confirmed row', async () => {
		const app = await another();
		const login = { host: app.news.host, port: 5432, user: 'kith_owner', password: app.news.secrets.owner };
		const client = new pg.Client({ ...login, database: 'postgres' });
		client.on('error', () => {});
		await client.connect();
		await client.query('create table confirmed (n int)');
		for (let n = 0; n < 50; n++) await client.query('insert into confirmed values ($1)', [n]);
		await app.kill();
		process.kill((await serverPid())!, 'SIGKILL');
		const next = await start();
		expect(next.started).toBe(true);
		expect(await ask(next, 'select count(*)::int as rows from confirmed')).toEqual([{ rows: 50 }]);
		await client.end().catch(() => {});
	});

	test('the server, in use: it is back at the same address without anybody restarting Kith', async () => {
		const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
		const server = await start();
		await ask(server, 'create table kept as select 1 as one');
		const before = await serverPid();
		process.kill(before!, 'SIGKILL');
		await vi.waitFor(async () => expect(await ask(server, 'select one from kept')).toEqual([{ one: 1 }]), 15_000);
		expect(await serverPid()).not.toBe(before);
		expect(complaint).toHaveBeenCalledWith(expect.stringContaining('went away'));
	});

	test('everything at once and politely, as a service manager stops a service: nothing is left running', async () => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const server = await start();
		const pid = (await serverPid())!;
		const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
			.trim()
			.split('\n')
			.map(Number);
		for (const each of [pid, ...children]) process.kill(each, 'SIGTERM');
		await sleep(50);
		await server.stop();
		expect(await isRunning()).toBe(false);
		await sleep(1_500);
		expect(await isRunning()).toBe(false);
	});

	test('the very first start, half-way: the next one makes the database afresh', async () => {
		await nothingYet();
		for (const wait of [250, 450, 650]) {
			const child = startScript('use-database.ts', [folder]);
			await sleep(wait);
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
		expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
	});
});

test('a folder that was deleted under a running server starts afresh', async () => {
	const old = await start();
	const oldPid = await serverPid();
	await rm(folder, { recursive: true, force: true });
	const fresh = await start();
	expect(fresh.started).toBe(true);
	expect(fresh.host).not.toBe(old.host);
	await old.stop();
	open.delete(old);
	killIfThere(oldPid!); // it ends by itself when it finds its folder gone, within a minute
	expect(await ask(fresh, 'select 1 as one')).toEqual([{ one: 1 }]);
});
