// The clock of a database can be set to another day, by its owner alone and for tests, trials and demonstrations.
import type pg from 'pg';
import { instant, setAhead } from '../clock.ts';
import { connected } from './connected.ts';

const minute = 60_000;

/** How far the machine of the database is ahead of this process: nothing, unless one of the two was moved, as by faketime. */
async function apart(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ machine: number }>(
		'select extract(epoch from clock_timestamp())::float * 1000 as machine'
	);
	const difference = Math.round((rows[0]?.machine ?? 0) - Date.now());
	return Math.abs(difference) > minute ? difference : 0;
}

async function aheadOf(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ ahead: number }>(
		'select extract(epoch from platform.clock())::float * 1000 as ahead'
	);
	return Math.round(rows[0]?.ahead ?? 0);
}

/**
 * Sets the clock of the database and of this process, to a moment from which it goes on, or back to the machine's own. The queue
 * goes by the machine's: work that waits in it for a moment is due when that moment comes by the new clock.
 */
export async function setClock(ownerUrl: string, to: Date | null): Promise<void> {
	await connected(ownerUrl, async (client) => {
		const [moved, before] = [await apart(client), await aheadOf(client)];
		const ahead = to ? to.getTime() - Date.now() - moved : 0;
		await client.query('begin');
		await client.query(`create or replace function platform.clock() returns interval
			stable parallel safe return interval '${ahead} milliseconds'`);
		await client.query(
			`select graphile_worker.reschedule_jobs(array[id], run_at => run_at - make_interval(secs => $1)) from graphile_worker.jobs
			where run_at > now() and locked_at is null`,
			[(ahead - before) / 1000]
		);
		await client.query('commit');
		setAhead(ahead + moved);
	});
}

/** Sets the clock of this process by that of the database; returns by how many milliseconds that is ahead of its machine's. */
export function followClock(url: string): Promise<number> {
	return connected(url, async (client) => {
		const ahead = await aheadOf(client);
		setAhead(ahead + (await apart(client)));
		return ahead;
	});
}

/**
 * Lets a demonstration begin at this moment, and go on from there: one that is filled is never set back. Without a moment it goes by
 * this process, so that a whole command can be moved (faketime), though PostgreSQL knows nothing of it.
 */
export async function showClock(ownerUrl: string, today = new Date(Date.now())): Promise<void> {
	await followClock(ownerUrl);
	const isFilled = await connected(ownerUrl, async (client) => {
		const { rows } = await client.query<{ some: boolean }>('select exists (select from platform.organisation) as some');
		return rows[0]?.some;
	});
	const later = today.getTime() - instant();
	if (later > minute || (later < -minute && !isFilled)) await setClock(ownerUrl, today);
}
