import { parseArgs } from 'node:util';
import { run, stopOnSignal } from '../server/run.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf } from './place.ts';

/** Serves Kith from its own data until it is told to stop. */
export async function start(args: string[], out: Out): Promise<undefined> {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: process.env.PORT ?? '3000' },
			data: { type: 'string' },
			host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
			json: { type: 'boolean' }
		}
	});
	const port = Number(values.port);
	const running = await run({
		dataDir: dataDirOf(values.data),
		origin: process.env.ORIGIN ?? `http://localhost:${port}`,
		demonstration: false,
		port,
		host: values.host
	});
	stopOnSignal(running);
	answer(
		out,
		values.json,
		{ url: running.url },
		`Kith is at ${running.url}\nThe first coordinator: bin/kith user add EMAIL --name NAME --organisation NAME`
	);
}
