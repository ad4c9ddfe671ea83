import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fillDemonstration } from '../demonstration/fill.ts';
import { m } from '#messages';
import { inLanguage } from '../platform/i18n/language.ts';
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
	// what serves and what fills speak whatever language they are asked in: that of the shell is for the shell alone
	const guide = await inLanguage('en', async () => {
		const stop = stopOnSignal(await run({ dataDir, origin, demonstration: true, port, host: '127.0.0.1' }));
		const filled = await fillDemonstration(origin, given.size === 'large' ? 'large' : 'small');
		beWatched(stop);
		return filled;
	});
	answer(out, given.json, guide, inWords(guide));
}

const inWords = ({ url, signIn }: Guide) => `
${m.shell_demo_open()}

  ${m.shell_demo_walk().padEnd(31)} ${url}/demo
  ${m.shell_demo_anybody().padEnd(31)} ${url}

${m.shell_demo_sign_in()}
${Object.entries(signIn)
	.map(([who, link]) => `  ${who.padEnd(18)} ${link}`)
	.join('\n')}

${m.shell_demo_stop()}
`;
