// While a process uses the server it holds one connection. The system lets go of it even after kill -9, so the server
// always knows who is there; and when the server itself is killed, the process notices at once and brings it back.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnerConnection } from './entrance.ts';

/** Ends the presence, and waits until nothing is being brought back any more. */
export type Leave = () => Promise<void>;

const LONGEST_WAIT_MS = 30_000;

type Revive = (leaving: AbortSignal) => Promise<OwnerConnection>;

async function bringBack(revive: Revive, leaving: AbortSignal): Promise<OwnerConnection | undefined> {
	console.error('The database server went away. Bringing it back.');
	for (let wait = 500; !leaving.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
		try {
			return await revive(leaving);
		} catch (error) {
			if (!leaving.aborted) console.error((error as Error).message);
		}
		await sleep(wait, undefined, { ref: false, signal: leaving }).catch(() => {});
	}
	return undefined;
}

/** Stays connected, and calls `revive` for a new connection whenever the server goes away, until told to leave. */
export function stayPresent(first: OwnerConnection, revive: Revive): Leave {
	const leaving = new AbortController();
	let held: OwnerConnection | undefined;
	let comingBack = Promise.resolve();

	function hold(client: OwnerConnection | undefined): void {
		held = client;
		client?.unref(); // being present keeps no process alive
		client?.once('end', () => {
			if (!leaving.signal.aborted) comingBack = bringBack(revive, leaving.signal).then(hold);
		});
	}

	hold(first);
	return async () => {
		leaving.abort();
		await comingBack;
		held?.ref(); // or the process might end before the connection is closed
		await held?.end().catch(() => {});
	};
}
