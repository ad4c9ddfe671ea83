import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Merge } from '#platform/merging.ts';
import { enqueue } from '#platform/jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getChild } from '../child/queries.server.ts';
import { settleLikeness } from '../likeness/commands.server.ts';
import { daysToTakeApart, mayMerge } from './policy.ts';
import { findKept, isUndone } from './queries.server.ts';

/** The first step of bringing two records of one person together: what the ground holds of both. Returns the id by which other rooms follow, empty where they are one already. Throws NotFound. */
export async function beginMerge(tx: Tx, keptId: string, goneId: string): Promise<Outcome<'not-these', string>> {
	if (!mayMerge(tx.actor, keptId) || !mayMerge(tx.actor, goneId)) throw new Forbidden();
	for (const id of [keptId, goneId].toSorted()) if (!isId(id) || !(await holdPerson(tx, id))) throw new NotFound();
	if (keptId !== goneId && (await findKept(tx, goneId)) === keptId) return doneWith('');
	if (keptId === goneId || !(await canMerge(tx, keptId)) || !(await canMerge(tx, goneId))) return refused('not-these');
	const { rows } = await sql<{
		id: string;
	}>`select people.bring_together(${keptId}::uuid, ${goneId}::uuid) as id`.execute(tx.db);
	await settleLikeness(tx, keptId, goneId, 'one');
	await record(tx, 'people.merge.made', { person: keptId, gone: goneId });
	return doneWith(rows[0]?.id ?? '');
}

/** The first step of bringing together a child that its parent has written down twice. Throws NotFound. */
export async function beginChildMerge(
	tx: Tx,
	personId: string,
	children: { keptId: string; goneId: string }
): Promise<Outcome<'not-these', string>> {
	if (!mayMerge(tx.actor, personId)) throw new Forbidden();
	const { keptId, goneId } = children;
	if (!isId(personId) || !(await holdPerson(tx, personId))) throw new NotFound();
	if (await wereOneChild(tx, children)) return doneWith('');
	for (const id of [keptId, goneId]) if ((await getChild(tx, id)).personId !== personId) throw new NotFound();
	if (keptId === goneId) return refused('not-these');
	const { rows } = await sql<{
		id: string;
	}>`select people.bring_children_together(${keptId}::uuid, ${goneId}::uuid) as id`.execute(tx.db);
	await record(tx, 'people.merge.child-made', { person: personId, child: keptId, gone: goneId });
	return doneWith(rows[0]?.id ?? '');
}

/** The last step, when every room has followed: keeps how all of it stands, so that a later change is seen. */
export async function sealMerge(tx: Tx, mergeId: string): Promise<void> {
	await sql`select people.seal_merge(${mergeId}::uuid)`.execute(tx.db);
}

/** Puts two records back as they were, unless something was built on their being one. */
export async function undoMerge(tx: Tx, { id, keptId, goneId }: Merge): Promise<Outcome<'built-on'>> {
	if (!mayMerge(tx.actor, keptId)) throw new Forbidden();
	if (await isUndone(tx, id)) return done;
	const { rows } = await sql<{ apart: boolean }>`select people.take_apart(${id}::uuid) as apart`.execute(tx.db);
	if (!rows[0]?.apart) return refused('built-on');
	await settleLikeness(tx, keptId, goneId, 'two-again');
	await record(tx, 'people.merge.undone', { person: keptId, gone: goneId });
	return done;
}

/** Whoever else brings somebody together with others at the same moment waits. */
async function holdPerson(tx: Tx, id: string): Promise<boolean> {
	const row = await tx.db.selectFrom('people.person').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
	return Boolean(row);
}

async function wereOneChild(tx: Tx, { keptId, goneId }: { keptId: string; goneId: string }): Promise<boolean> {
	const row = await tx.db
		.selectFrom('people.merge')
		.select('id')
		.where('kept_child', '=', keptId)
		.where('gone_child', '=', goneId)
		.where('undone_at', 'is', null)
		.executeTakeFirst();
	return Boolean(row);
}

async function canMerge(tx: Tx, personId: string): Promise<boolean> {
	const { rows } = await sql<{ can: boolean }>`select people.may_merge(${personId}::uuid) as can`.execute(tx.db);
	return rows[0]?.can ?? false;
}

/** Every minute: the record that went is forgotten once it can't be taken apart any more. */
export async function forgetGone(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const late = await job.db
		.selectFrom('people.merge')
		.select('gone_id')
		.where('undone_at', 'is', null)
		.where('gone_child', 'is', null)
		.where('made_at', '<', new Date(job.now.getTime() - daysToTakeApart * 86_400_000))
		.execute();
	for (const { gone_id: account } of late) await enqueue(job, 'forget', { account }, { key: `forget:${account}` });
}
