import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { getChild } from '#people';
import { mayBar } from './policy.ts';

/** The safeguarding lead writes down who must not collect a child. Her parent reads nothing of it, on no page and in no copy. */
export async function barFromCollecting(
	tx: Tx,
	{ id, child: childId, called }: { id: string; child: string; called: string }
): Promise<Outcome<never>> {
	if (!mayBar(tx.actor)) throw new Forbidden();
	const child = await getChild(tx, childId);
	if (child.personId === tx.actor.id) throw new NotFound();
	const row = { org_id: tx.actor.orgId, id, child_id: child.id, called, written_at: tx.now };
	await tx.db
		.insertInto('creche.barred')
		.values({ ...row, written_by: tx.actor.id ?? '' })
		.execute();
	await record(tx, 'creche.barred.written', { child: child.id, barred: id }, child.personId);
	return done;
}

/** She lifts it: from now on the name is like any other. It stays on record that it was there. Twice is once. */
export async function liftBar(tx: Tx, id: string): Promise<Outcome<never>> {
	if (!mayBar(tx.actor)) throw new Forbidden();
	const bar = await tx.db
		.selectFrom('creche.barred')
		.select(['child_id', 'lifted_at'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!bar) throw new NotFound();
	if (bar.lifted_at) return done;
	await tx.db.updateTable('creche.barred').set({ lifted_at: tx.now }).where('id', '=', id).execute();
	const child = await getChild(tx, bar.child_id).catch(() => undefined);
	await record(tx, 'creche.barred.lifted', { child: bar.child_id, barred: id }, child?.personId ?? null);
	return done;
}

/** Notes that somebody who is barred collected a child because a facilitator decided so; the safeguarding lead reads it. */
export async function noteLetPast(
	tx: Tx,
	sittingId: string,
	child: { id: string; personId: string },
	{ who, leader }: { who: string; leader: string }
): Promise<void> {
	await tx.db
		.insertInto('creche.let_past')
		.values({
			org_id: tx.actor.orgId,
			id: uuidv7(),
			child_id: child.id,
			sitting_id: sittingId,
			called: who,
			decided_by: leader,
			noted_by: tx.actor.id ?? '',
			noted_at: tx.now
		})
		.execute();
	await record(tx, 'creche.barred.let-past', { sitting: sittingId, child: child.id }, child.personId);
}
