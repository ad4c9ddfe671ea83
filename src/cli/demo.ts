import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillDemonstration } from '../demonstration/fill.ts';
import { root } from '../server/root.ts';
import { run, stopOnSignal } from '../server/run.ts';
import type { Out } from './out.ts';

/** Serves the demonstration charity; a second run finds it as it was left, `--fresh` starts over. */
export async function demo(args: string[], out: Out): Promise<undefined> {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '3210' },
			data: { type: 'string' },
			fresh: { type: 'boolean' },
			json: { type: 'boolean' }
		}
	});
	const dataDir = values.data ?? join(root, '.data', 'demonstration');
	if (values.fresh) rmSync(dataDir, { recursive: true, force: true });
	const port = Number(values.port);
	const origin = `http://localhost:${port}`;
	const running = await run({ dataDir, origin, demonstration: true, port, host: '127.0.0.1' });
	stopOnSignal(running);
	const guide = await fillDemonstration(origin);
	out.stdout(values.json ? JSON.stringify(guide) + '\n' : JSON.stringify(guide, null, 2) + '\n');
}
