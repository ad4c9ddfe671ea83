import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { riskState, type RiskState } from './policy.ts';

/** The last look at what could go wrong in a venue, and how it stands today. */
export interface RiskCheck {
	state: RiskState;
	doneOn: string | null;
	doneBy: string;
	reviewOn: string | null;
	toDo: string;
}

/** How the risk check of a venue stands, for those who run or plan what is held there. */
export async function getRiskCheck(tx: Tx, venueId: string): Promise<RiskCheck> {
	const last = await tx.db
		.selectFrom('programmes.risk_check')
		.select(['done_by as doneBy', 'to_do as toDo'])
		.select([
			sql<string>`to_char(done_on, 'YYYY-MM-DD')`.as('doneOn'),
			sql<string>`to_char(review_on, 'YYYY-MM-DD')`.as('reviewOn')
		])
		.where('venue_id', '=', venueId)
		.orderBy('done_on', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	const none = { doneOn: null, doneBy: '', reviewOn: null, toDo: '' };
	return { ...(last ?? none), state: riskState(last?.reviewOn ?? null, isoDay(tx.now, tx.zone)) };
}

/** The risk check of the venue of a run, where somebody has to look again soon or should have; nothing where all is fine or nobody ever looked. */
export async function findRiskAt(tx: Tx, cohortId: string): Promise<RiskCheck | undefined> {
	const run = await tx.db
		.selectFrom('programmes.cohort')
		.select('venue_id as venueId')
		.where('id', '=', cohortId)
		.executeTakeFirst();
	const check = run?.venueId ? await getRiskCheck(tx, run.venueId) : undefined;
	return check && (check.state === 'due' || check.state === 'over') ? check : undefined;
}
