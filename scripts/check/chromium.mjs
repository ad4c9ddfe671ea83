// The browser of the journeys: the machine's own, installed where there is none. Runs on Node 20.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const isThere = () => [process.env.CHROMIUM, '/usr/bin/chromium'].some((path) => path && existsSync(path));

/** Sees to it that there is a Chromium. */
export function chromium() {
	if (isThere()) return;
	const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	process.stderr.write('Installing Chromium for the browser journeys (once) …\n');
	try {
		execFileSync('apt-get', ['update'], quiet);
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
	} catch {
		process.stderr.write(
			'bin/check needs Chromium: install it as root (apt-get install chromium), or set CHROMIUM to its path.\n'
		);
		process.exit(2);
	}
}
