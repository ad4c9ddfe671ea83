import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { bankHolidayOn, type BankHoliday } from '#platform/calendar/bank-holidays.ts';
import type { Words } from '#platform/forms/words.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import { hoursOn } from '../session/plan.server.ts';
import { mayArrangeSessions, minutesToUndo } from '../session/policy.ts';
import type { SessionChange } from '../session/form.ts';
import { getSession, listSessions, parentsToTell, type Session } from '../session/queries.server.ts';

/** What whoever moves a session may not have seen. It is hers to decide. */
export type Warning =
	| { what: 'order'; week: number; before: number }
	| { what: 'hall' | 'facilitator'; course: Words; startsAt: Date }
	| { what: 'holiday'; holiday: BankHoliday };

/** A move as it would be: what to know before it is made, and who would be told. */
export interface Move {
	/** False where the hours stay as they are: then nobody is told. */
	moves: boolean;
	from: Date;
	startsAt: Date;
	endsAt: Date;
	warnings: Warning[];
	parents: number;
	/** For so many minutes it can be undone before they are. */
	minutes: number;
}

/** Looks at a move before it is made. Throws NotFound. */
export async function lookAtMove(tx: Tx, id: string, { day, ...hours }: SessionChange): Promise<Move> {
	const session = await getSession(tx, id);
	if (!mayArrangeSessions(tx.actor, session.cohortId)) throw new Forbidden();
	const { starts_at: startsAt, ends_at: endsAt } = hoursOn(day, hours, tx.zone);
	const moves = startsAt.getTime() !== session.startsAt.getTime() || endsAt.getTime() !== session.endsAt.getTime();
	const moved = { ...session, startsAt, endsAt };
	return {
		moves,
		from: session.startsAt,
		startsAt,
		endsAt,
		warnings: await warningsOf(tx, [moved], await listSessions(tx, session.cohortId)),
		parents: (await parentsToTell(tx, session.cohortId, session.id)).length,
		minutes: minutesToUndo(startsAt < session.startsAt ? startsAt : session.startsAt, tx.now)
	};
}

/** What meetings of one run would upset where they are moved to, the first of them to a day that somebody chose; `sessions`: all of the run. */
export async function warningsOf(tx: Tx, moved: readonly Session[], sessions: readonly Session[]): Promise<Warning[]> {
	const [first] = moved;
	if (!first) return [];
	const holiday = bankHolidayOn(isoDay(first.startsAt, tx.zone));
	return [
		...outOfOrder(moved, sessions),
		...(await clashes(tx, first.cohortId, moved)),
		...(holiday ? [{ what: 'holiday' as const, holiday }] : [])
	];
}

/** Each pair of meetings that would not come in the order of their numbers, and that holds one that is moved. */
function outOfOrder(moved: readonly Session[], sessions: readonly Session[]): Warning[] {
	const ids = new Set(moved.map(({ id }) => id));
	const others = sessions.filter((other) => !ids.has(other.id) && !other.cancelledAt);
	return moved.flatMap((one, at) =>
		[...others, ...moved.slice(at + 1)]
			.filter((other) => (other.week < one.week ? other.startsAt > one.startsAt : other.startsAt < one.startsAt))
			.map((other): Warning => {
				const [week, before] = other.week < one.week ? [one.week, other.week] : [other.week, one.week];
				return { what: 'order', week, before };
			})
	);
}

/** Sessions of other courses at those times in the same hall, or with somebody who facilitates here. */
async function clashes(tx: Tx, cohortId: string, moved: readonly Session[]): Promise<Warning[]> {
	const from = new Date(Math.min(...moved.map(({ startsAt }) => startsAt.getTime())));
	const until = new Date(Math.max(...moved.map(({ endsAt }) => endsAt.getTime())));
	const { rows } = await sql<{ hall: boolean; facilitator: boolean; course: Words; startsAt: Date }>`
		select coalesce(c.venue_id = own.venue_id and coalesce(s.mode, c.mode) <> 'online', false) as hall, s.starts_at as "startsAt", c.label as course,
			exists (select from platform.role_now r join platform.role_now there on there.org_id = r.org_id and there.account_id = r.account_id
				where r.role = 'facilitator' and r.circle_id = own.id and there.role = 'facilitator' and there.circle_id = c.id) as facilitator
		from programmes.cohort own join programmes.cohort c on c.org_id = own.org_id and c.id <> own.id
			join programmes.session s on s.org_id = c.org_id and s.cohort_id = c.id
		where own.id = ${cohortId} and s.cancelled_at is null and s.starts_at < ${until} and s.ends_at > ${from} and exists (
			select from unnest(${moved.map(({ startsAt }) => startsAt)}::timestamptz[], ${moved.map(({ endsAt }) => endsAt)}::timestamptz[])
				as hours (starts_at, ends_at) where s.starts_at < hours.ends_at and s.ends_at > hours.starts_at)
		order by s.starts_at, s.id`.execute(tx.db);
	return rows.flatMap(({ hall, facilitator, course, startsAt }) => [
		...(hall ? [{ what: 'hall' as const, course, startsAt }] : []),
		...(facilitator ? [{ what: 'facilitator' as const, course, startsAt }] : [])
	]);
}
