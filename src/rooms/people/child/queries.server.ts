import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { AgeBand, ChildDetails } from './form.ts';

/** A child with what the crèche needs to know, and when that was last confirmed. */
export interface Child extends ChildDetails {
	id: string;
	personId: string;
	confirmedAt: Date;
}

/** The children somebody has written down, first one first; those put away are left out. */
export async function listChildren(tx: Tx, personId: string): Promise<Child[]> {
	const rows = await children(tx)
		.where('child.person_id', '=', personId)
		.orderBy('child.created_at')
		.orderBy('child.id')
		.execute();
	return rows.map(asChild);
}

/** One child. Throws NotFound. */
export async function getChild(tx: Tx, id: string): Promise<Child> {
	const row = isId(id) ? await children(tx).where('child.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return asChild(row);
}

/** Exactly this child of this person, if it is known already; the door learns nothing but that. */
export async function findSameChild(door: Tx, personId: string, child: ChildDetails): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`
		select people.same_child(${personId}::uuid, ${child.firstName}, ${child.ageBand}, ${child.allergies}, ${child.needs}) as id`.execute(
		door.db
	);
	return rows[0]?.id ?? undefined;
}

function children(tx: Tx) {
	return tx.db
		.selectFrom('people.child as child')
		.innerJoin('people.child_care as care', (join) =>
			join.onRef('care.org_id', '=', 'child.org_id').onRef('care.child_id', '=', 'child.id')
		)
		.select([
			'child.id',
			'child.person_id',
			'child.first_name',
			'child.age_band',
			'care.allergies',
			'care.needs',
			'care.confirmed_at'
		])
		.where('child.put_away_at', 'is', null);
}

function asChild(row: {
	id: string;
	person_id: string;
	first_name: string;
	age_band: string;
	allergies: string;
	needs: string;
	confirmed_at: Date;
}): Child {
	return {
		id: row.id,
		personId: row.person_id,
		firstName: row.first_name,
		ageBand: row.age_band as AgeBand,
		allergies: row.allergies,
		needs: row.needs,
		confirmedAt: row.confirmed_at
	};
}
