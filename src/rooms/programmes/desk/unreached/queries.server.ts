import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { messagesToSay } from '../phone-message/queries.server.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';

/** A letter that has reached nobody: it came back, it has not left for an hour, or there is no way to her. */
export interface Unreached {
	letterId: string;
	/** What she is called; null for somebody of the team who is no parent. */
	called: string | null;
	email: string | null;
	why: 'returned' | 'waiting' | 'no-way';
	/** What the mail server said, as codes. */
	refused: string | null;
	since: Date;
	/** The mail server was last asked then. */
	triedAt: Date | null;
}

/** How many letters came back or found no way, how many wait to leave, and since when the longest does. */
export interface UnreachedCount {
	returned: number;
	waiting: number;
	oldest: Date | null;
}

/** So many stand on the page at most, the newest first. */
const most = 50;

const why = sql<string>`case when l.withheld = 'returned' then 'returned' when l.withheld is null then 'waiting' else 'no-way' end`;

// news of a course that is over, and of a month ago, matters to nobody any more
const unreached = (tx: Tx) => sql`platform.letter l
	where l.sent_at is null and l.passed_on_at is null and l.kind not like 'safeguarding.%' and l.created_at > ${tx.now}::timestamptz - interval '30 days'
		and (l.withheld in ('returned', 'no-safe-way', 'no-safe-time')
			or (l.withheld is null and greatest(l.created_at, l.leaves_at) < ${tx.now}::timestamptz - interval '1 hour'))
		and (l.data ->> 'registration' is null or l.data ->> 'registration' in (select r.id::text from programmes.registration r
			where r.cohort_id in (select s.cohort_id from programmes.session s where s.ends_at > ${tx.now})))`;

/** The letters that have reached nobody and do not stand on the list of calls, as whoever coordinates sees them. */
export async function listUnreached(tx: Tx): Promise<Unreached[]> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const calls = messagesToSay(tx);
	const { rows } = await sql<Unreached>`
		select u.id as "letterId", p.called, n.email, u.why, u.refused, u.created_at as since, u.tried_at as "triedAt"
		from (select l.*, ${why} as why from ${unreached(tx)} order by l.created_at desc limit ${most}) u
			left join people.card p on p.id = u.account_id
			left join platform.sign_in_name n on n.org_id = u.org_id and n.account_id = u.account_id and p.id is null
		order by u.created_at desc, u.id`.execute(tx.db);
	const called = await calls.among(rows.map(({ letterId }) => letterId));
	return rows.filter(({ letterId }) => !called.has(letterId));
}

/** Counts them for the coordinator's first page. */
export async function countUnreached(tx: Tx): Promise<UnreachedCount> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { rows } = await sql<UnreachedCount>`
		select count(*) filter (where why <> 'waiting')::int as returned, count(*) filter (where why = 'waiting')::int as waiting,
			min(created_at) filter (where why = 'waiting') as oldest
		from (select l.created_at, ${why} as why from ${unreached(tx)}) u`.execute(tx.db);
	return rows[0] ?? { returned: 0, waiting: 0, oldest: null };
}
