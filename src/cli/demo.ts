import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fillDemonstration } from '../demonstration/fill.ts';
import { root } from '../server/root.ts';
import { run, stopOnSignal } from '../server/run.ts';
import { beWatched } from '../server/watched.ts';
import type { Guide } from '../demonstration/guide.ts';
import { answer, type Out } from './out.ts';
import { portOf } from './read.ts';

interface Demo {
	port: string;
	data?: string;
	fresh?: true;
	size: string;
	json: boolean;
}

/** Serves the demonstration charity; a second run finds it as it was left, `--fresh` starts over. */
export async function demo(given: Demo, out: Out): Promise<undefined> {
	const port = portOf(given.port);
	const dataDir = given.data ?? join(root, '.data', 'demonstration');
	if (given.fresh) rmSync(dataDir, { recursive: true, force: true });
	const origin = `http://localhost:${port}`;
	const running = await run({ dataDir, origin, demonstration: true, port, host: '127.0.0.1' });
	const stop = stopOnSignal(running);
	const guide = await fillDemonstration(origin, given.size === 'large' ? 'large' : 'small');
	beWatched(stop);
	answer(out, given.json, guide, inWords(guide));
}

const inWords = ({ url, signIn }: Guide) => `
Willow Lane is open: a charity that does not exist, with people who are not real.

  Walk through it, step by step   ${url}/demo
  What anybody sees first         ${url}

Or sign in as
${Object.entries(signIn)
	.map(([who, link]) => `  ${who.padEnd(18)} ${link}`)
	.join('\n')}

Ctrl+C stops it. The next run finds it as you left it; --fresh starts over, --json prints one line for programs.
`;
