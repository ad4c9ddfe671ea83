// What only root meets: PostgreSQL refuses to run as root, and its own user may not enter root's folders.
import { chmod, chown, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connected } from '../connected.ts';
import { startEmbedded } from '../embedded.ts';
import type { Embedded } from '../embedded.ts';
import { firstClosedFolder } from './passage.ts';
import { postgresUser, serverUser } from './unprivileged-user.ts';

const asRoot = process.getuid?.() === 0;
const QUICK = { fsync: 'off' };
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kith-pg-test-'));
});

afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

const works = async (server: Embedded) =>
	(await connected(server.url('owner', 'postgres'), (client) => client.query('select 1 as one'))).rowCount === 1;

describe.runIf(asRoot)('run by root', () => {
	test('the server works in a data folder only root may enter, and nobody can look into it', async () => {
		const data = join(folder, 'data'); // below a folder of mode 700
		const server = await startEmbedded(data, QUICK);
		expect(await works(server)).toBe(true);
		const home = dirname(await readlink(join(data, 'pg')));
		expect(home).toMatch(/^\/var\/lib\/kith\/data\/[0-9a-f-]{36}$/);
		expect((await stat(home)).mode & 0o007).toBe(0);
		expect(await readFile(join(home, 'belongs-to'), 'utf8')).toBe(`${data}\n`);
		await server.stop();
		const again = await startEmbedded(data, QUICK);
		expect(await works(again)).toBe(true);
		await again.stop();
		await rm(home, { recursive: true });
		await expect(startEmbedded(data, QUICK)).rejects.toThrow(/which is gone: bring that folder back/);
	});

	test('a data folder root made is opened to the server’s user alone', async () => {
		const server = await startEmbedded(folder, QUICK);
		const { gid } = await postgresUser();
		expect(await stat(folder)).toMatchObject({ uid: 0, gid });
		expect((await stat(folder)).mode & 0o777).toBe(0o710);
		await server.stop();
	});

	test('a folder that already holds other things keeps its mode', async () => {
		await chmod(folder, 0o755);
		await writeFile(join(folder, 'letter.txt'), 'kept');
		const server = await startEmbedded(folder, QUICK);
		expect((await stat(folder)).mode & 0o777).toBe(0o755);
		await server.stop();
	});

	test('an ordinary user’s data folder stays that user’s, and the server runs as that user', async () => {
		await chown(folder, 1, 1); // daemon, on every Unix
		const server = await startEmbedded(folder, QUICK);
		const [data, cluster, secrets, log] = await Promise.all(
			['', 'pg', 'secrets.json', 'postgres.log'].map((name) => stat(join(folder, name)))
		);
		expect([data?.uid, cluster?.uid, secrets?.uid]).toEqual([1, 1, 1]);
		expect(log?.uid).toBe(1);
		await server.stop();
	});

	test('a way that is closed later on is named, with the remedy', async () => {
		const data = join(folder, 'open', 'data');
		await chmod(folder, 0o755);
		await mkdir(data, { recursive: true });
		await (await startEmbedded(data, QUICK)).stop();
		await chmod(join(folder, 'open'), 0o700);
		await expect(startEmbedded(data, QUICK)).rejects.toThrow(`may not enter ${join(folder, 'open')}`);
		await expect(startEmbedded(data, QUICK)).rejects.toThrow(`chmod o+x ${join(folder, 'open')}`);
	});
});

test('where there is no such user and no tool to make one, it says what to do', async () => {
	const passwd = join(folder, 'passwd');
	await writeFile(passwd, 'root:x:0:0:root:/root:/bin/sh\n');
	vi.stubEnv('PATH', folder);
	await expect(postgresUser(passwd)).rejects.toThrow(/useradd --system --user-group postgres.*DATABASE_URL/s);
});

test('an ordinary account needs no other user', async () => {
	vi.spyOn(process, 'getuid').mockReturnValue(1000);
	expect(await serverUser(folder)).toBeUndefined();
	vi.restoreAllMocks();
});

test('finds the folder that closes the way', async () => {
	const deep = join(folder, 'a', 'b');
	await mkdir(deep, { recursive: true });
	const stranger = { uid: 4321, gid: 4321 };
	expect(await firstClosedFolder(deep, stranger)).toBe(folder);
	await chmod(folder, 0o711);
	expect(await firstClosedFolder(deep, stranger)).toBeUndefined();
	await chmod(join(folder, 'a'), 0o770);
	expect(await firstClosedFolder(deep, stranger)).toBe(join(folder, 'a'));
	const { uid, gid } = await stat(folder);
	expect(await firstClosedFolder(deep, { uid, gid: 4321 })).toBeUndefined();
	expect(await firstClosedFolder(deep, { uid: 4321, gid })).toBeUndefined();
});
