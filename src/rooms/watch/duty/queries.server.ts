import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { firstGap, mayPlanDuty, type DutyGap, type DutyTime } from './policy.ts';

/** A shift as whoever keeps the rota reads it. */
export interface Shift extends DutyTime {
	id: string;
	turn: number;
	/** Who is on duty; nobody where it is open. */
	who: string | null;
	called: string;
	/** She looks after concerns, and a way to wake her is known to work. */
	answers: boolean;
}

/** The shifts of the days to come, the running ones first. Throws Forbidden. */
export async function listShifts(tx: Tx, days: number): Promise<Shift[]> {
	if (!mayPlanDuty(tx.actor)) throw new Forbidden();
	const until = new Date(tx.now.getTime() + days * 86_400_000);
	const { rows } =
		await sql<Shift>`select id, turn, account_id as who, called, starts_at as "startsAt", ends_at as "endsAt", answers
		from watch.shifts(${tx.now}::timestamptz, ${until}::timestamptz)`.execute(tx.db);
	return rows;
}

/** Who looks after concerns and may be on duty, and whether a way to wake her is known to work. Throws Forbidden. */
export async function listHandlers(tx: Tx): Promise<{ id: string; called: string; answers: boolean }[]> {
	if (!mayPlanDuty(tx.actor)) throw new Forbidden();
	const { rows } = await sql<{
		id: string;
		called: string;
		answers: boolean;
	}>`select id, called, answers from watch.handlers()
		order by called, id`.execute(tx.db);
	return rows;
}

/** What the rota lacks in the days to come; nothing where it lacks nothing, or where none is kept. Throws Forbidden. */
export async function findDutyGap(tx: Tx): Promise<DutyGap | null> {
	return firstGap(await listShifts(tx, 400), tx.now);
}

/** Who is on duty and until when, or from when somebody is. */
export interface OnDuty {
	/** Nobody is now, where it is null. */
	called: string | null;
	until: Date | null;
	next: Date | null;
}

/** Who reads what somebody on the team writes now; nothing where no rota is kept. */
export async function findOnDuty(tx: Tx): Promise<OnDuty | null> {
	const { rows } = await sql<OnDuty>`select called, until, next_at as next from watch.on_duty()`.execute(tx.db);
	return rows[0] ?? null;
}
