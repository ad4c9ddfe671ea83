import { sql } from 'kysely';
import { getReaching, type Reaching } from '#people';
import { noteAccess, record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { reasonsApart } from './form.ts';
import { mayDealWithConcerns, mayTake } from './policy.ts';

async function concernForUpdate(tx: Tx, id: string) {
	const row = await tx.db
		.selectFrom('safeguarding.concern')
		.select(['id', 'person_id', 'taken_by', 'closed_at'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound();
	// what tells of one about somebody who is only described is kept from whoever no longer reads concerns too
	const keptFrom = row.person_id ?? row.id;
	return { id: row.id, keptFrom, takenBy: row.taken_by, closedAt: row.closed_at };
}

/** The lead takes a concern: it is hers to deal with, and its alerts stop. */
export async function takeConcern(tx: Tx, id: string): Promise<Outcome<'already-taken' | 'closed'>> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	if (!mayTake(tx.actor, concern)) return refused('closed');
	if (concern.takenBy === tx.actor.id) return done;
	if (concern.takenBy) return refused('already-taken');
	await tx.db
		.updateTable('safeguarding.concern')
		.set({ taken_by: tx.actor.id, taken_at: tx.now })
		.where('id', '=', id)
		.execute();
	await record(tx, 'safeguarding.concern.taken', { concern: id }, concern.keptFrom);
	return done;
}

/** Opens how to reach whom a concern is about at any hour, because she may be in danger now; kept on record. Throws NotFound. */
export async function openConcernInDanger(tx: Tx, id: string): Promise<Reaching['person']> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	const { person_id: about } = await tx.db
		.selectFrom('safeguarding.concern')
		.select('person_id')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (!about) throw new NotFound();
	const { person } = await getReaching(tx, about);
	await noteAccess(tx, [about], 'safeguarding.concern');
	await record(tx, 'safeguarding.concern.opened-in-danger', { concern: id }, concern.keptFrom);
	return person;
}

/** Adds one line to a concern's chronology. */
export async function writeEntry(
	tx: Tx,
	id: string,
	entry: { id: string; kind: string; words: string }
): Promise<Outcome<'closed'>> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor) || !tx.actor.id) throw new Forbidden();
	if (concern.closedAt) return refused('closed');
	const values = { ...entry, org_id: tx.actor.orgId, concern_id: id, written_by: tx.actor.id };
	await tx.db.insertInto('safeguarding.entry').values(values).execute();
	await record(tx, 'safeguarding.entry.written', { concern: id, entry: entry.id }, concern.keptFrom);
	return done;
}

/** Closes a concern that was taken, with a note that says why. */
export async function closeConcern(tx: Tx, id: string, note: string): Promise<Outcome<'not-taken' | 'closed'>> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	if (concern.closedAt) return refused('closed');
	if (!concern.takenBy) return refused('not-taken');
	await tx.db
		.updateTable('safeguarding.concern')
		.set({ closed_by: tx.actor.id, closed_at: tx.now, closing_note: note })
		.where('id', '=', id)
		.execute();
	await record(tx, 'safeguarding.concern.closed', { concern: id }, concern.keptFrom);
	return done;
}

/** Gives back a concern that was taken, with a line that says why: it waits for a lead again, and its alerts begin anew. */
export async function giveBackConcern(tx: Tx, id: string, why: string): Promise<Outcome<'not-taken' | 'closed'>> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	if (concern.closedAt) return refused('closed');
	if (!concern.takenBy) return refused('not-taken');
	await noteInChronology(tx, id, why);
	await tx.db
		.updateTable('safeguarding.concern')
		.set({ taken_by: null, taken_at: null })
		.where('id', '=', id)
		.execute();
	await sql`select safeguarding.wait_again(${id}::uuid)`.execute(tx.db);
	await record(tx, 'safeguarding.concern.given-back', { concern: id }, concern.keptFrom);
	return done;
}

/** Opens a closed concern again, with a line that says why; it stays with whoever had taken it, or is hers who opens it where that one reads it no more. */
export async function reopenConcern(tx: Tx, id: string, why: string): Promise<Outcome<'open'>> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	if (!concern.closedAt) return refused('open');
	await noteInChronology(tx, id, why);
	await tx.db
		.updateTable('safeguarding.concern')
		.set({ closed_by: null, closed_at: null, closing_note: null })
		.$if(!(await stillReads(tx, id, concern.takenBy)), (query) =>
			query.set({ taken_by: tx.actor.id, taken_at: tx.now })
		)
		.where('id', '=', id)
		.execute();
	await record(tx, 'safeguarding.concern.reopened', { concern: id }, concern.keptFrom);
	return done;
}

/** Whether whoever had taken a concern reads it still: she may have set herself apart, or hold no such role any more. */
async function stillReads(tx: Tx, id: string, takenBy: string | null): Promise<boolean> {
	const { rows } = await sql<{ account_id: string }>`select account_id from safeguarding.handlers(${id}::uuid)`.execute(
		tx.db
	);
	return rows.some(({ account_id }) => account_id === takenBy);
}

/** Whoever reads a concern sets herself apart from it: from then on she has no row of it, and it waits for the others if she had taken it. */
export async function setMyselfApart(
	tx: Tx,
	id: string,
	why: (typeof reasonsApart)[number]
): Promise<Outcome<'only-one'>> {
	const concern = await concernForUpdate(tx, id);
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	const { rows } = await sql<{
		is: boolean;
	}>`select safeguarding.set_myself_apart(${id}::uuid, ${why}) as is`.execute(tx.db);
	if (!rows[0]?.is) return refused('only-one');
	await record(tx, 'safeguarding.concern.set-apart', { concern: id }, concern.keptFrom);
	return done;
}

async function noteInChronology(tx: Tx, concernId: string, words: string): Promise<void> {
	if (!tx.actor.id) throw new Forbidden();
	const values = { org_id: tx.actor.orgId, concern_id: concernId, written_by: tx.actor.id, kind: 'decision', words };
	await tx.db.insertInto('safeguarding.entry').values(values).execute();
}
