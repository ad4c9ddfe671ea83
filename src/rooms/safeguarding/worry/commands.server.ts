import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { mayRaise } from './policy.ts';
import { findMeant } from './queries.server.ts';

/** Somebody on the team is worried about a person or a child she may see, about whoever reads concerns, or in her own words about somebody else: the lead has it at once. */
export async function raiseConcern(
	tx: Tx,
	worry: { person: string; who: string; words: string }
): Promise<Outcome<'not-known'>> {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const meant = worry.person ? await findMeant(tx, worry.person) : { person: null, child: null };
	if (!meant) return refused('not-known');
	await sql`select safeguarding.raise_concern(${meant.person}::uuid, ${meant.child}::uuid, ${worry.who || null}, ${worry.words})`.execute(
		tx.db
	);
	await record(tx, 'safeguarding.worry.sent', {}); // the concern has an audit row of its own, which the raiser cannot read
	return done;
}
