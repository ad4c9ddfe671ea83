import type { AddressInfo } from 'node:net';
import { startWorker } from '../worker.ts';
import { closeServer, serve } from './http.ts';
import { openHouse, type Place } from './start.ts';

export interface Running {
	url: string;
	stop(): Promise<void>;
}

/** Runs the whole house in this process: database, timed work and pages. */
export async function run(place: Place & { port: number; host: string }): Promise<Running> {
	const { database, settled } = await openHouse(place);
	const worker = await startWorker(settled);
	const server = await serve(settled, place.port, place.host);
	const { port } = server.address() as AddressInfo;
	const url = new URL(place.origin);
	if (place.port === 0) url.port = String(port);
	return {
		url: url.origin,
		async stop() {
			await closeServer(server);
			await worker.stop();
			process.emit('kith:stop' as never);
			await database.stop();
		}
	};
}

/** Stops in good order when the system or a person asks, once. */
export function stopOnSignal(running: Running): void {
	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		await running.stop();
		process.exit(0);
	};
	process.on('SIGTERM', () => void stop());
	process.on('SIGINT', () => void stop());
}
