import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { copyOfComments } from './comment/queries.server.ts';
import { copyOfGuides } from './guide/queries.server.ts';
import { takeOutPaper } from './merge/commands.server.ts';
import { copyOfPromises } from './promise/queries.server.ts';
import { copyOfListening } from './note/queries.server.ts';
import { copyOfReplies } from './reply/queries.server.ts';
import { copyOfPanels } from './rating/queries.server.ts';
import { copyOfSteps } from './step/queries.server.ts';
import { copyOfSuggestions } from './suggestion/queries.server.ts';

/** Everything this room holds about a person: that she is on rolls, took a slip, or tells. What she chose it can't tell, nor whether she voted. */
export async function copyFor(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	if (tx.actor.id !== personId) throw new Forbidden();
	return {
		...(await copyOfListening(tx, personId)),
		...(await copyOfSuggestions(tx, personId)),
		...(await copyOfPromises(tx, personId)),
		...(await copyOfSteps(tx, personId)),
		...(await copyOfComments(tx, personId)),
		...(await copyOfReplies(tx, personId)),
		...(await copyOfPanels(tx, personId)),
		...(await copyOfGuides(tx, personId)),
		'coproduction.roll': await tx.db
			.selectFrom('coproduction.roll')
			.select(['decision_id', 'added_at', 'added_why'])
			.where('person_id', '=', personId)
			.execute(),
		'coproduction.tick': await tx.db
			.selectFrom('coproduction.tick')
			.select('decision_id')
			.where('roll_id', 'in', sql<string>`(select coproduction.own_rolls())`)
			.execute(),
		'coproduction.teller': await tx.db
			.selectFrom('coproduction.teller')
			.select(['decision_id', 'named_at'])
			.where('account_id', '=', personId)
			.execute()
	};
}

/** Forgets a person: while a vote is open her paper is taken out with her line; afterwards only the line goes. What was said to her, and what she said, stays without her. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	const lines = await tx.db
		.selectFrom('coproduction.roll as line')
		.innerJoin('coproduction.decision as decision', (join) =>
			join.onRef('decision.org_id', '=', 'line.org_id').onRef('decision.id', '=', 'line.decision_id')
		)
		.select(['line.id', 'line.decision_id as decision'])
		.where('line.person_id', '=', personId)
		.where('decision.state', '=', 'open')
		.orderBy('line.id')
		.execute();
	for (const { id, decision } of lines) {
		await tx.db.deleteFrom('coproduction.tick').where('decision_id', '=', decision).where('roll_id', '=', id).execute();
		await takeOutPaper(tx, decision, id);
	}
	await sql`select coproduction.forget_suggestions(${personId}::uuid)`.execute(tx.db);
	await sql`select coproduction.forget_comments(${personId}::uuid)`.execute(tx.db);
	await sql`select coproduction.forget_replies(${personId}::uuid)`.execute(tx.db);
	await sql`select coproduction.forget_panellist(${personId}::uuid)`.execute(tx.db);
	await tx.db.deleteFrom('coproduction.teller').where('account_id', '=', personId).execute();
	await tx.db.deleteFrom('coproduction.roll').where('person_id', '=', personId).execute();
	await tx.db.deleteFrom('coproduction.note_teller').where('person_id', '=', personId).execute();
	await tx.db.updateTable('coproduction.promise').set({ owner_id: null }).where('owner_id', '=', personId).execute();
	await tx.db.updateTable('coproduction.step').set({ person_id: null }).where('person_id', '=', personId).execute();
	await tx.db
		.updateTable('coproduction.guide_answer')
		.set({ written_by: null })
		.where('written_by', '=', personId)
		.execute();
	await tx.db.deleteFrom('coproduction.listener').where('account_id', '=', personId).execute();
	await tx.db
		.deleteFrom('coproduction.note')
		.where('listener_id', '=', personId)
		.where('state', '=', 'draft')
		.execute();
}
