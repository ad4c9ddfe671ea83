import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { Press, PressProblem, type PressTimes } from './press.ts';

const inputs = { data: '{"title":"Letter"}', lang: 'en', region: '', dir: 'ltr' };
const job = (name: string) => ({ template: join(import.meta.dirname, `examples/${name}.typ`), inputs, images: {} });

const presses: Press[] = [];
function press(times: Partial<PressTimes> = {}): Press {
	const made = new Press({ patience: 120_000, slow: 120_000, rest: 120_000, ...times });
	presses.push(made);
	return made;
}
afterEach(() => presses.splice(0).forEach((one) => one.close()));

async function until(what: () => boolean): Promise<void> {
	while (!what()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isRunning(processId: number): boolean {
	try {
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, 'utf8'));
	} catch {
		return false;
	}
}

function residentMegabytes(processId: number): number {
	const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
	return Number(kilobytes) / 1024;
}

describe('the press', () => {
	test('starts with the first document and keeps one process for the next', async () => {
		const ours = press();
		expect(ours.processId).toBeUndefined();
		await ours.print(job('letter'));
		const first = ours.processId;
		await ours.print(job('letter'));
		expect(first).toBeTypeOf('number');
		expect(ours.processId).toBe(first);
	});

	test('goes when there is nothing to print, and comes back', async () => {
		const ours = press({ rest: 200 });
		await ours.print(job('letter'));
		const first = ours.processId ?? 0;
		await until(() => ours.processId === undefined);
		await until(() => !isRunning(first));
		expect(await ours.print(job('letter'))).toBeInstanceOf(Uint8Array);
		expect(ours.processId).not.toBe(first);
	});

	test('is replaced before it has grown large', async () => {
		const ours = press();
		const memory = [];
		for (let at = 0; at < 80; at++) {
			const data = JSON.stringify({ title: `Letter ${at}`, paragraphs: [`All about ${at}. `.repeat(400)] });
			await ours.print({ ...job('letter'), inputs: { ...inputs, data } });
			if (ours.processId) memory.push(residentMegabytes(ours.processId));
		}
		expect(memory.length).toBeGreaterThan(70);
		expect(Math.max(...memory)).toBeLessThan(300);
	});

	test('makes other documents while one never ends', async () => {
		const ours = press({ slow: 50 });
		let hangs = true;
		const endless = ours.print(job('endless')).finally(() => (hangs = false));
		endless.catch(() => undefined); // looked at below
		await until(() => ours.processId !== undefined);
		const hanging = ours.processId ?? 0;
		expect(await ours.print(job('letter'))).toBeInstanceOf(Uint8Array);
		expect(hangs).toBe(true);
		expect(ours.processId).not.toBe(hanging);
		process.kill(hanging, 'SIGKILL');
		await expect(endless).rejects.toThrow(PressProblem);
	});

	test('gives one up that never ends, and ends its process, so that the next has a new one', async () => {
		const ours = press({ patience: 2_000 });
		const endless = ours.print(job('endless'));
		endless.catch(() => undefined); // looked at below
		await until(() => ours.processId !== undefined);
		const hanging = ours.processId ?? 0;
		await expect(endless).rejects.toThrow('not ready after 2000 ms');
		await until(() => !isRunning(hanging));
		expect(ours.processId).toBeUndefined();
	});

	test('fails one document when its process is killed, and makes the next', async () => {
		const ours = press();
		const endless = ours.print(job('endless'));
		await until(() => ours.processId !== undefined);
		process.kill(ours.processId ?? 0, 'SIGKILL');
		await expect(endless).rejects.toThrow(PressProblem);
		expect(await ours.print(job('letter'))).toBeInstanceOf(Uint8Array);
	});

	test('is given no secret of the app', async () => {
		process.env.KITH_TRIAL_SECRET = 'a-secret-nobody-may-carry-along';
		const ours = press();
		await ours.print(job('letter'));
		delete process.env.KITH_TRIAL_SECRET;
		expect(readFileSync(`/proc/${ours.processId}/environ`, 'utf8')).not.toContain('a-secret-nobody-may-carry-along');
	});

	test('lets a program that printed end by itself, and its process with it', async () => {
		const program = `
			const { Press } = await import('${join(import.meta.dirname, 'press.ts')}');
			const press = new Press({ patience: 60_000, slow: 60_000, rest: 60_000 });
			await press.print(${JSON.stringify(job('letter'))});
			console.log(press.processId);`;
		const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
		expect(Number(stdout)).toBeGreaterThan(0);
		await until(() => !isRunning(Number(stdout)));
	});
});
