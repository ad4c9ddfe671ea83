import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { root } from '../server/root.ts';
import { run, stopOnSignal } from '../server/run.ts';
import type { Out } from './main.ts';

/** Serves Kith from its own data until it is told to stop. */
export async function start(args: string[], out: Out): Promise<undefined> {
	const { values } = parseArgs({ args, options: { port: { type: 'string', default: '3000' }, data: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' }, json: { type: 'boolean' } } });
	const port = Number(values.port);
	const running = await run({ dataDir: values.data ?? join(root, 'data'), origin: process.env.ORIGIN ?? `http://localhost:${port}`, demonstration: false, port, host: values.host });
	stopOnSignal(running);
	out.stdout(values.json ? JSON.stringify({ url: running.url }) + '\n' : `Kith is at ${running.url}\n`);
}
