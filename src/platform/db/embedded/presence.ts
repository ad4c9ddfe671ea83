// While a process uses the server it holds one connection. The system lets go of it even after kill -9, so the server
// always knows who is there; and when the server itself is killed, the process notices at once and brings it back.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnerClient } from './entrance.ts';

/** Ends the presence. */
export type Leave = () => Promise<void>;

/** Stays connected, and calls `revive` for a new connection whenever the server goes away, until told to leave. */
export function stayPresent(first: OwnerClient, revive: () => Promise<OwnerClient>): Leave {
	let client = first;
	let leaving = false;

	async function comeBack(): Promise<void> {
		console.error('The database server went away. Bringing it back.');
		while (!leaving) {
			const found = await revive().catch((error: Error) => void console.error(error.message));
			if (found) return hold(found);
			await sleep(1_000, undefined, { ref: false });
		}
	}

	function hold(found: OwnerClient): void {
		client = found;
		client.unref(); // being present keeps no process alive
		client.once('end', () => void (leaving || comeBack()));
		if (leaving) void client.end();
	}

	hold(first);
	return async () => {
		leaving = true;
		client.ref(); // or the process might end before the goodbye is said
		await client.end().catch(() => {});
	};
}
