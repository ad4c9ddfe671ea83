import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getChild } from '#people';
import type { NewCollector } from './form.ts';
import { mostCollectorsNamed } from './policy.ts';
import { listCollectors } from './queries.server.ts';

/** A parent names somebody who may collect her child. */
export async function nameCollector(
	tx: Tx,
	childId: string,
	{ id, called, from, until }: NewCollector
): Promise<Outcome<'enough'>> {
	const child = await ownChild(tx, childId);
	if ((await listCollectors(tx, child.id)).length >= mostCollectorsNamed) return refused('enough');
	await tx.db
		.insertInto('creche.collector')
		.values({ org_id: tx.actor.orgId, id, child_id: child.id, called, from_on: from, until_on: until })
		.execute();
	await record(tx, 'creche.collector.named', { person: child.personId, child: child.id, collector: id });
	return done;
}

/** She takes a name off again: from now on nobody lets the child go with it. Twice is once. */
export async function takeCollectorOff(tx: Tx, childId: string, id: string): Promise<Outcome<never>> {
	const child = await ownChild(tx, childId);
	const gone = await tx.db
		.deleteFrom('creche.collector')
		.where('id', '=', id)
		.where('child_id', '=', child.id)
		.executeTakeFirst();
	if (gone.numDeletedRows)
		await record(tx, 'creche.collector.taken-off', { person: child.personId, child: child.id, collector: id });
	return done;
}

/** A child of the speaker. Throws NotFound for anybody else's, also to those of the team who can see it. */
async function ownChild(tx: Tx, id: string) {
	const child = await getChild(tx, id);
	if (child.personId !== tx.actor.id) throw new NotFound();
	return child;
}
