import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';

/** Everything this room holds about a person and her children, by table. Only she herself is given it. */
export async function copyFor(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	if (tx.actor.id !== personId) throw new Forbidden();
	return {
		'creche.worker_hours': await tx.db
			.selectFrom('creche.worker_hours')
			.selectAll()
			.where('account_id', '=', personId)
			.execute(),
		'creche.day_note': await tx.db
			.selectFrom('creche.day_note')
			.selectAll()
			.where((on) =>
				on.or([on('written_by', '=', personId), on('child_id', 'in', sql<string>`(select people.own_children())`)])
			)
			.execute(),
		'creche.collector': await ofHers(tx, 'creche.collector'),
		'creche.settling': await ofHers(tx, 'creche.settling'),
		'creche.place': await tx.db.selectFrom('creche.place').selectAll().where('person_id', '=', personId).execute(),
		'creche.visit': await ofHers(tx, 'creche.visit')
	};
}

/** Who is barred from collecting a child is not among it: her parent is not told (decision 46). */
function ofHers(tx: Tx, table: 'creche.visit' | 'creche.collector' | 'creche.settling') {
	return tx.db
		.selectFrom(table)
		.selectAll()
		.where('child_id', 'in', sql<string>`(select people.own_children())`)
		.execute();
}

/** Forgets the places that she asked for. What was written down on the day goes with her children from the room below. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	await tx.db.deleteFrom('creche.worker_hours').where('account_id', '=', personId).execute();
	await tx.db.deleteFrom('creche.day_note').where('written_by', '=', personId).execute();
	await tx.db.deleteFrom('creche.place').where('person_id', '=', personId).execute();
}
