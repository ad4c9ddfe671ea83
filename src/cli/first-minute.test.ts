import { createServer } from 'node:net';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connected } from '../platform/db/connected.ts';
import { freePort } from '../../tests/support/free-port.ts';
import { saidPlainly } from './first-minute.ts';

const failed = (work: () => Promise<unknown>) =>
	work().then(
		() => undefined,
		(error: unknown) => error
	);
const listening = (port: number, host: string) =>
	new Promise<ReturnType<typeof createServer>>((done, wrong) => {
		const server = createServer();
		server.once('error', wrong).listen(port, host, () => done(server));
	});

test('a port that is taken is named, with another that may be free', async () => {
	const first = await listening(0, '127.0.0.1');
	const { port } = first.address() as { port: number };
	const error = await failed(() => listening(port, '127.0.0.1'));
	first.close();
	expect(saidPlainly(error)).toContain(`port ${port} of 127.0.0.1 is taken`);
	expect(saidPlainly(error)).toContain(`--port ${port + 1}`);
});

test('an address that is not this machine’s is named', async () => {
	expect(saidPlainly(await failed(() => listening(0, '192.0.2.1')))).toContain(
		'192.0.2.1 is no address of this machine'
	);
});

test('a folder in which nothing can be made is named', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kith-first-'));
	writeFileSync(join(folder, 'file'), '');
	expect(saidPlainly(await failed(() => mkdir(join(folder, 'file', 'data'))))).toMatch(/file.data is no folder/);
	chmodSync(folder, 0o500);
	const error = await failed(() => mkdir(join(folder, 'data')));
	if (error) expect(saidPlainly(error)).toContain("can't be written by this user"); // root may write everywhere
	chmodSync(folder, 0o700);
	rmSync(folder, { recursive: true });
	for (const code of ['EACCES', 'EROFS'])
		expect(saidPlainly(Object.assign(new Error('x'), { code, syscall: 'mkdir', path: '/srv/kith' }))).toMatch(
			/\/srv\/kith.*--data/
		);
	for (const code of ['ENOSPC', 'EDQUOT'])
		expect(saidPlainly(Object.assign(new Error('x'), { code, syscall: 'write' }))).toMatch(/no room left.*Make room/);
});

test('a PostgreSQL server that does not answer, or is not there, is named without its password', async () => {
	const port = await freePort();
	for (const host of ['127.0.0.1', 'localhost', 'nowhere.invalid']) {
		const DATABASE_URL = `postgres://kith:secret@${host}:${port}/kith`;
		const said = saidPlainly(await failed(() => connected(DATABASE_URL, async () => undefined)), { DATABASE_URL });
		expect(said).toContain('DATABASE_URL: ');
		expect(said).toContain(host);
		expect(said).not.toContain('secret');
		expect(said).toMatch(host === 'nowhere.invalid' ? /no machine called/ : /nothing answers at/);
	}
});

test.each([
	['28P01', /password of kith is not the right one.*%23/],
	['28000', /does not let kith in.*pg_hba/],
	['3D000', /no database families.*createdb/],
	['53300', /takes no more connections/],
	['57P03', /still starting/]
])('PostgreSQL says %s', (code, words) => {
	const DATABASE_URL = 'postgres://kith:secret@db.example.org/families';
	expect(saidPlainly(Object.assign(new Error('x'), { code }), { DATABASE_URL })).toMatch(words);
});

test('what is said in words already stays as it is, and an error without words is not empty', () => {
	expect(saidPlainly(new Error('The data folder belongs to another user.'))).toBe(
		'The data folder belongs to another user.'
	);
	expect(saidPlainly(new AggregateError([new Error('connect ECONNREFUSED ::1:5432')]))).toBe(
		'connect ECONNREFUSED ::1:5432'
	);
});
