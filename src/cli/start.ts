import type { ProcessPart } from '../server/parts.ts';
import { run, stopOnSignal } from '../server/run.ts';
import { beWatched } from '../server/watched.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf } from './place.ts';
import { portOf } from './read.ts';

interface Start {
	port?: string;
	host?: string;
	data?: string;
	only?: ProcessPart;
	json: boolean;
}

/** Serves Kith from its own data until it is told to stop. */
export async function start(given: Start, out: Out): Promise<undefined> {
	const port = portOf(given.port ?? process.env.PORT ?? '3000');
	const running = await run({
		dataDir: dataDirOf(given.data),
		origin: process.env.ORIGIN ?? `http://localhost:${port}`,
		demonstration: false,
		port,
		host: given.host ?? process.env.HOST ?? '127.0.0.1',
		only: given.only
	});
	beWatched(stopOnSignal(running));
	if (given.only === 'worker') return;
	answer(
		out,
		given.json,
		{ url: running.url },
		`Kith is at ${running.url}\nThe first coordinator: bin/kith user add EMAIL --name NAME --organisation NAME`
	);
}
