import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { AgeBand, ChildDetails } from './form.ts';

/** A child with what the crèche needs to know, and when that was last confirmed. */
export interface Child extends ChildDetails {
	id: string;
	personId: string;
	collectors: string;
	urgentPhone: string;
	confirmedAt: Date;
}

/** The children somebody has written down, first one first; those put away are left out. */
export async function listChildren(tx: Tx, personId: string): Promise<Child[]> {
	return children(tx).where('child.person_id', '=', personId).orderBy('child.created_at').orderBy('child.id').execute();
}

/** One child. Throws NotFound. */
export async function getChild(tx: Tx, id: string): Promise<Child> {
	const row = isId(id) ? await children(tx).where('child.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row;
}

function children(tx: Tx) {
	const said = sql<AgeBand>`people.age_band_now(child.age_band, coalesce(child.age_said_at, child.created_at))`;
	return tx.db
		.selectFrom('people.child as child')
		.innerJoin('people.child_care as care', (join) =>
			join.onRef('care.org_id', '=', 'child.org_id').onRef('care.child_id', '=', 'child.id')
		)
		.select([
			'child.id',
			'child.person_id as personId',
			'child.first_name as firstName',
			'care.allergies',
			'care.needs',
			'care.collectors',
			'care.urgent_phone as urgentPhone',
			'care.confirmed_at as confirmedAt'
		])
		.select(said.as('ageBand'))
		.where('child.put_away_at', 'is', null);
}
