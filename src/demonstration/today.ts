import pg from 'pg';
import { runtime } from '../platform/runtime.ts';

/**
 * Moves the running course of the demonstration so that one of its sessions is today, and returns that session. A
 * demonstration that is opened again days later still has a session to look at. Only ever called in a demonstration.
 */
export function bringToToday(cohortId: string): Promise<string> {
	return asOwner(async (owner) => {
		const { rows } = await owner.query<{ days: number }>(
			`select (platform.now() at time zone 'Europe/London')::date - (starts_at at time zone 'Europe/London')::date as days from programmes.meeting
			where cohort_id = $1 order by (week < 3), abs(extract(epoch from platform.now() - starts_at)) limit 1`,
			[cohortId]
		);
		const days = rows[0]?.days ?? 0;
		if (days) await shift(owner, cohortId, days);
		const today = await owner.query<{ id: string }>(
			`select id from programmes.session where cohort_id = $1 and (starts_at at time zone 'Europe/London')::date = (platform.now() at time zone 'Europe/London')::date`,
			[cohortId]
		);
		return today.rows[0]?.id ?? '';
	});
}

/** Lets whoever has a place in what has begun have asked for it weeks before, so that pages can say how long it took to come. Queues stay as they are. */
export function letThemHaveAskedThen(): Promise<unknown> {
	const asked = `update programmes.registration r set joined_at = r.joined_at - (platform.now() - o.first_at) - interval '19 days'
		from programmes.span o where o.org_id = r.org_id and o.cohort_id = r.cohort_id and o.first_at < platform.now() and r.state = 'place'`;
	return asOwner((owner) => owner.query(asked));
}

/** What no command does, because only a demonstration was never lived through. */
async function asOwner<Made>(work: (owner: pg.Client) => Promise<Made>): Promise<Made> {
	if (!runtime().demonstration) throw new Error('only a demonstration moves what was');
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	try {
		return await work(owner);
	} finally {
		await owner.end();
	}
}

// Wall-clock times stay what they are, also across a change of clocks.
async function shift(owner: pg.Client, cohortId: string, days: number): Promise<void> {
	const moved = (column: string) =>
		`${column} = ((${column} at time zone 'Europe/London') + make_interval(days => $2)) at time zone 'Europe/London'`;
	await owner.query('begin');
	await owner.query(
		`update programmes.session set ${['starts_at', 'ends_at', 'started_at', 'ended_at'].map(moved).join(', ')} where cohort_id = $1`,
		[cohortId, days]
	);
	await owner.query(
		'create temporary table moved on commit drop as select org_id, circle_id, child_id, day + $2::int as day from people.creche_day where circle_id = $1',
		[cohortId, days]
	);
	await owner.query('delete from people.creche_day where circle_id = $1', [cohortId]);
	await owner.query('insert into people.creche_day (org_id, circle_id, child_id, day) select * from moved');
	await owner.query('commit');
}
