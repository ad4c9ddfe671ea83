// After a power cut the number in a lock file may belong to quite another program; the database must start all the same.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { madeCluster } from '../../../../tests/support/cluster.ts';
import { connected } from '../connected.ts';
import { startEmbedded } from '../embedded.ts';
import { readPidFile } from './socket.ts';
import { clearStaleLocks, holderOf } from './stale-locks.ts';

const QUICK = { fsync: 'off' };
const copyTo = madeCluster();
let folder: string;
const cluster = () => join(folder, 'pg');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kith-pg-test-'));
	await copyTo(folder);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function lockedBy(pid: number): Promise<void> {
	await writeFile(
		join(cluster(), 'postmaster.pid'),
		`${pid}\n${cluster()}\n1700000000\n5432\n/tmp/nowhere\n\n  1 1\nready   \n`
	);
}

async function startsAnyway(): Promise<void> {
	const server = await startEmbedded(folder, QUICK);
	expect(server.started).toBe(true);
	await connected(server.url('owner', 'postgres'), (client) => client.query('select 1'));
	await server.stop();
}

test('a lock that names another living program is cleared', async () => {
	await lockedBy(process.pid);
	expect(await holderOf(process.pid, cluster())).toBe('stranger');
	await startsAnyway();
});

test('a lock that names nobody, or a program that ended and waits to be buried, is no hindrance', async () => {
	await lockedBy(4_000_000);
	expect(await holderOf(4_000_000, cluster())).toBe('gone');
	await startsAnyway();
	// a shell that execs into sleep never reaps its child: the child stays a zombie
	const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
	const unburied = await new Promise<number>((resolve) =>
		parent.stdout.once('data', (text: Buffer) => resolve(Number(text)))
	);
	const isUnburied = async () => (await readFile(`/proc/${unburied}/stat`, 'utf8')).includes(') Z ');
	await vi.waitFor(async () => expect(await isUnburied()).toBe(true), 20_000);
	await lockedBy(unburied);
	expect(await holderOf(unburied, cluster())).toBe('stranger');
	await startsAnyway();
	parent.kill();
});

test('the server of another cluster is told apart from this one’s', async () => {
	const other = await mkdtemp(join(tmpdir(), 'kith-pg-test-'));
	await copyTo(other);
	const theirs = await startEmbedded(other, QUICK);
	const { pid } = (await readPidFile(join(other, 'pg')))!;
	await lockedBy(pid);
	expect(await holderOf(pid, cluster())).toBe('stranger');
	await startsAnyway();
	expect(await holderOf(pid, join(other, 'pg'))).toBe('server');
	await theirs.stop();
	await rm(other, { recursive: true });
});

test('the lock of a living server is left alone', async () => {
	const server = await startEmbedded(folder, QUICK);
	expect(await clearStaleLocks(cluster(), server.host)).toBe(false);
	expect(await readPidFile(cluster())).toMatchObject({ socketFolder: server.host });
	await server.stop();
});
