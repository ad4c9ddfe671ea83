// The whole command on another day: `faketime` moves the clock of bin/kith, not that of PostgreSQL. It runs where the program faketime
// is there (Debian: apt-get install faketime).
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isoDay } from '#platform/i18n/dates.ts';
import { root } from '../house/sources.ts';
import { missingOn } from '../journeys/days.ts';
import { firstLine } from '../support/demonstration.ts';
import { freePort } from '../support/free-port.ts';
import type { Guide } from '../../src/demonstration/guide.ts';

const isThere = spawnSync('faketime', ['--version']).status === 0;

/** By the clock of London: the tool is given the zone, so that 23:59 is the last minute there. */
const days = [
	['2027-03-25 18:00:00', 'the eve of a holiday, Good Friday'],
	['2028-02-29 10:00:00', 'a leap day'],
	['2027-12-31 23:59:00', 'the last minute of a year']
] as const;

/** Only the time of day is moved: what was built stays as old as it is, and what waits goes on waiting. */
const calm = { NO_FAKE_STAT: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };

/** Starts bin/kith demo on that day, with everything that it starts itself, on data that is thrown away afterwards. */
async function demoAt(moment: string, folder: string): Promise<{ app: ChildProcess; guide: Guide }> {
	const words = ['demo', '--json', '--port', String(await freePort()), '--data', join(folder, 'data')];
	const app = spawn('faketime', [moment, join(root, 'bin/kith'), ...words], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		detached: true, // faketime starts it as a child of its own: both are ended together
		env: { ...process.env, ...calm, TZ: 'Europe/London', TRUST_PROXY: '1', KITH_TODAY: undefined }
	});
	return { app, guide: JSON.parse(await firstLine(app)) as Guide };
}

test.skipIf(!isThere).each(days)(
	'on %s, %s, the whole command begins and whoever walks it finds what she needs',
	async (moment, _why) => {
		const folder = mkdtempSync(join(tmpdir(), 'kith-faketime-'));
		const { app, guide } = await demoAt(moment, folder);
		const ended = once(app, 'close');
		try {
			const answer = await fetch(`${guide.url}/health`);
			const served = new Date(answer.headers.get('date') ?? '');
			expect(isoDay(new Date(served.getTime() - 5 * 60_000), 'Europe/London')).toBe(moment.slice(0, 10));
			expect(await missingOn(guide, served)).toEqual([]);
		} finally {
			process.kill(-app.pid!, 'SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	},
	300_000
);

test.runIf(!isThere)('skipped: the program faketime is not installed (apt-get install faketime)', ({ skip }) => skip());
