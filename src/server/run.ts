import type { AddressInfo } from 'node:net';
import { startWorker } from '../worker.ts';
import { closeServer, serve } from './http.ts';
import type { ProcessPart } from './parts.ts';
import { openHouse, type HousePlace } from './start.ts';

/** A house that serves: at which address, and how to stop it. */
export interface Running {
	url: string;
	stop(): Promise<void>;
}

/** Runs the house in this process: its database, its timed work and its pages, or one of the last two. */
export async function run(place: HousePlace & { port: number; host: string; only?: ProcessPart }): Promise<Running> {
	const { database, settled } = await openHouse(place);
	const worker = place.only === 'web' ? null : await startWorker(settled);
	const server = place.only === 'worker' ? null : await serve(settled, place.port, place.host);
	const url = new URL(place.origin);
	if (server && place.port === 0) url.port = String((server.address() as AddressInfo).port);
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
