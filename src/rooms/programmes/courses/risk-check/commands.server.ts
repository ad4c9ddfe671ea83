import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { mayKeepVenues } from '../venue/policy.ts';
import { findVenue } from '../venue/queries.server.ts';
import type { RiskCheckDone } from './form.ts';

/** A coordinator writes down that somebody looked at what could go wrong in a venue; earlier looks stay. */
export async function noteRiskCheck(tx: Tx, venueId: string, check: RiskCheckDone): Promise<Outcome<'ahead'>> {
	const venue = await findVenue(tx, venueId);
	if (!venue) throw new NotFound();
	if (!mayKeepVenues(tx.actor)) throw new Forbidden();
	if (check.doneOn > isoDay(tx.now, tx.zone)) return refused('ahead');
	const { id, doneOn: done_on, doneBy: done_by, reviewOn: review_on, toDo: to_do } = check;
	await tx.db
		.insertInto('programmes.risk_check')
		.values({
			org_id: tx.actor.orgId,
			id,
			venue_id: venue.id,
			done_on,
			done_by,
			review_on,
			to_do,
			written_by: tx.actor.id ?? ''
		})
		.execute();
	await record(tx, 'programmes.risk-check.noted', { venue: venue.id, check: id });
	return done;
}
