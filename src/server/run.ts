import { createServer, type AddressInfo } from 'node:net';
import type { Runtime } from '../platform/runtime.ts';
import { readMailServer } from '../platform/settings/mail.ts';
import { startWorker } from '../worker.ts';
import { closeServer, serve } from './http.ts';
import type { ProcessKind } from './process-kinds.ts';
import { rememberStart, type LastStart } from './running.ts';
import { openHouse, type HousePlace } from './start.ts';

/** A house that serves: at which address, and how to stop it. */
export interface Running {
	url: string;
	stop(): Promise<void>;
}

/** Runs the house in this process: its database, its timed work and its pages, or one of the last two. */
export async function run(place: HousePlace & { port: number; host: string; only?: ProcessKind }): Promise<Running> {
	if (place.only !== 'worker') await findFree(place);
	const { database, settled } = await openHouse(place);
	const worker = place.only === 'web' ? null : await startWorker(settled);
	const server = place.only === 'worker' ? null : await serve(settled, place.port, place.host);
	const url = new URL(place.origin);
	const port = server ? (server.address() as AddressInfo).port : place.port;
	if (server && place.port === 0) url.port = String(port);
	if (server) rememberStart(settled.dataDir, { origin: url.origin, port, host: place.host, ...mailOf(settled) });
	return {
		url: url.origin,
		async stop() {
			if (server) await closeServer(server);
			await worker?.stop();
			process.emit('kith:stop' as never);
			await database.stop();
		}
	};
}

function mailOf({ smtpUrl, mailFrom, textServer, trustProxy }: Runtime): Omit<LastStart, 'origin' | 'port' | 'host'> {
	const textHost = textServer && new URL(textServer.url).host;
	return {
		mailHost: smtpUrl && readMailServer(smtpUrl).value?.host,
		mailFrom: smtpUrl && mailFrom,
		textHost,
		trustProxy
	};
}

/** Throws what listening would throw, before a database is opened that would have to be closed again. */
async function findFree({ port, host }: { port: number; host: string }): Promise<void> {
	const probe = createServer();
	await new Promise<void>((free, taken) => probe.once('error', taken).listen(port, host, free));
	await new Promise((closed) => probe.close(closed));
}

/** Stops in good order when the system or a person asks, once; returns what does so. */
export function stopOnSignal(running: Running): () => Promise<void> {
	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		await running.stop();
		process.exit(0);
	};
	process.on('SIGTERM', () => void stop());
	process.on('SIGINT', () => void stop());
	return stop;
}
