// The clock of a database can be set to another day, by its owner alone and for tests, trials and demonstrations.
import { setAhead } from '../clock.ts';
import { connected } from './connected.ts';

/** Sets the clock of the database and of this process, to a moment from which it goes on, or back to the machine's own. */
export async function setClock(ownerUrl: string, to: Date | null): Promise<void> {
	const ahead = to ? to.getTime() - Date.now() : 0;
	await connected(ownerUrl, (client) =>
		client.query(`create or replace function platform.clock() returns interval
			stable parallel safe return interval '${ahead} milliseconds'`)
	);
	setAhead(ahead);
}

/** Sets the clock of this process by that of the database; answers by how many milliseconds it is ahead of the machine's. */
export async function followClock(url: string): Promise<number> {
	const { rows } = await connected(url, (client) =>
		client.query<{ ahead: number }>(`select extract(epoch from platform.clock())::float * 1000 as ahead`)
	);
	const ahead = Math.round(rows[0]?.ahead ?? 0);
	setAhead(ahead);
	return ahead;
}
