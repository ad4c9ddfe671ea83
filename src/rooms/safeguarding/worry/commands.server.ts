import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { mayRaise } from './policy.ts';
import { findMeant, namedAmong, type Struck } from './queries.server.ts';

/** A worry as it was written: about whom, whether it is about what somebody did who works or helps here, and who must not read it. */
export interface Worry extends Struck {
	person: string;
	who: string;
	words: string;
}

/** Somebody on the team is worried about a person or a child she may see, about whoever reads concerns, or in her own words about somebody else: whoever reads it has it at once, and nobody whom she struck out. */
export async function raiseConcern(tx: Tx, worry: Worry): Promise<Outcome<'not-known'>> {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const meant = worry.person ? await findMeant(tx, worry.person) : { person: null, child: null };
	if (!meant) return refused('not-known');
	const { isConduct = false, apart = [] } = worry;
	const named = await namedAmong(tx, worry);
	await sql`select safeguarding.raise_concern(${meant.person}::uuid, ${meant.child}::uuid, ${worry.who || null}, ${worry.words},
		${isConduct}, ${apart}::uuid[], ${named}::uuid[])`.execute(tx.db);
	await record(tx, 'safeguarding.worry.sent', {}); // the concern has an audit row of its own, which the raiser cannot read
	return done;
}
