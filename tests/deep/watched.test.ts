// What serves is started again when it ends, and stops in order when it is told to.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const script = join(import.meta.dirname, '../support/scripts/watched.mjs');
const waits = { timeout: 20_000, interval: 20 };
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kith-watched-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = () =>
	existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').trim().split('\n') : [];
const lived = (kind: string) => lines().filter((line) => new RegExp(`^${kind} \\d+ (first|again) \\d+$`).test(line));
const pidOf = (line = '') => Number(line.split(' ').at(-1));
const isThere = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

function watching(...kinds: string[]) {
	const child = spawn(process.execPath, [script, folder, ...kinds], { stdio: 'inherit' });
	const ended = once(child, 'exit').then(([code]) => code as number);
	return { child, ended };
}

test('a part that is killed is started again, and only that one', async () => {
	const { child, ended } = watching('steady', 'steady');
	await vi.waitFor(() => expect(lived('steady')).toHaveLength(2), waits);
	process.kill(pidOf(lived('steady')[0]), 'SIGKILL');
	await vi.waitFor(() => expect(lived('steady')).toHaveLength(3), waits);
	expect(lived('steady')[2]).toMatch(/^steady 0 again/);
	await vi.waitFor(() => expect(lines().filter((line) => /is ready$/.test(line))).toHaveLength(3), waits);
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
	expect(lines().at(-1)).toBe('afterwards false');
	for (const line of lived('steady')) expect(isThere(pidOf(line))).toBe(false);
});

test('one started wrongly is not tried again: its exit code is told, and the next is never begun', async () => {
	const { ended } = watching('wrong', 'steady');
	expect(await ended).toBe(2);
	expect(lived('wrong')).toHaveLength(1);
	expect(lived('steady')).toHaveLength(0);
});

test('one that keeps ending is tried after pauses that grow; told to stop meanwhile, what it left is put away', async () => {
	const { child, ended } = watching('brief');
	await vi.waitFor(() => expect(lived('brief').length).toBeGreaterThan(4), waits);
	await vi.waitFor(() => expect(lines().at(-1)).toMatch(/is started again$/), waits);
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
	expect(lines().at(-1)).toMatch(/^afterwards (true|false)$/);
});

test('one that is told to stop before it knows how leaves something to put away', async () => {
	const { child, ended } = watching('early');
	await vi.waitFor(() => expect(lived('early')).toHaveLength(1), waits);
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
	expect(lines().at(-1)).toBe('afterwards true');
});

test('one that hangs is ended and started again', async () => {
	const { child, ended } = watching('mute');
	await vi.waitFor(() => expect(lived('mute')).toHaveLength(2), waits);
	expect(lines().some((line) => /has not answered/.test(line))).toBe(true);
	expect(isThere(pidOf(lived('mute')[0]))).toBe(false);
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
});

test('when the watching process is killed, nobody goes on alone', async () => {
	const { child, ended } = watching('steady');
	await vi.waitFor(() => expect(lived('steady')).toHaveLength(1), waits);
	child.kill('SIGKILL');
	await ended;
	await vi.waitFor(() => expect(isThere(pidOf(lived('steady')[0]))).toBe(false), waits);
});
