import { setTimeout as sleep } from 'node:timers/promises';
import { log, sayable } from '../web/log.ts';

/** As much of a runner as keeping it running needs: it tells when it gives up, and stops when asked. */
export interface Runs {
	promise: Promise<void>;
	stop(): Promise<void>;
}

/** Keeps timed work running: when it gives up, because the database went away, it begins anew until it is stopped. */
export async function keepRunning(begin: () => Promise<Runs>, pause = 1000): Promise<{ stop(): Promise<void> }> {
	const stopping = new AbortController();
	const { signal } = stopping;
	let running: Runs | null = await begin();
	const watched = watch();

	async function watch(): Promise<void> {
		while (!signal.aborted) {
			const reason: unknown = await (running?.promise ?? Promise.resolve()).then(
				() => 'it ended',
				(error) => error
			);
			running = null;
			if (signal.aborted) return;
			log.warn(sayable(reason), 'timed work stopped; it begins again');
			await sleep(pause, undefined, { signal }).catch(() => undefined);
			if (!signal.aborted) running = await begin().catch(() => null);
		}
	}

	return {
		async stop() {
			stopping.abort();
			await running?.stop().catch(() => undefined); // it may be giving up at this moment
			await watched;
		}
	};
}
