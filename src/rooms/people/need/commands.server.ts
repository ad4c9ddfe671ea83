import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { getPerson } from '../person/queries.server.ts';
import { needKinds, type Need } from './form.ts';
import { isSameNeed, maySayNeeds } from './policy.ts';
import { listNeeds } from './queries.server.ts';

/** She says what she needs to take part, all of it anew: what she leaves out is taken back. Throws NotFound for whoever has no page of her own. */
export async function sayNeeds(
	tx: Tx,
	personId: string,
	{ needs }: { needs: readonly Need[] }
): Promise<Outcome<never>> {
	if (!maySayNeeds(tx.actor, personId)) throw new Forbidden();
	await getPerson(tx, personId);
	await writeNeeds(tx, personId, needs, null);
	return done;
}

/** Writes down what somebody needs; whoever calls this has asked whether it may be. What stays the same keeps since when it is so, what changes is gone. */
export async function writeNeeds(
	tx: Tx,
	personId: string,
	needs: readonly Need[],
	saidBy: string | null
): Promise<void> {
	const stands = await listNeeds(tx, personId);
	const of = (all: readonly Need[], kind: string) => all.find((need) => need.kind === kind);
	const changed = needKinds.filter((kind) => !isSameNeed(of(needs, kind), of(stands, kind)));
	if (!changed.length) return;
	await tx.db.deleteFrom('people.need').where('person_id', '=', personId).where('kind', 'in', changed).execute();
	const rows = needs
		.filter(({ kind }) => changed.includes(kind))
		.map((need) => ({ org_id: tx.actor.orgId, person_id: personId, said_by: saidBy, ...need }));
	if (rows.length) await tx.db.insertInto('people.need').values(rows).execute();
	await record(tx, 'people.needs.said', { person: personId });
}
