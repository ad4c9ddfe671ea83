import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { endRegistration } from './joining/registration/commands.server.ts';
import { listRegistrationsOf } from './joining/registration/queries.server.ts';

const hers = [
	'programmes.registration',
	'programmes.certificate',
	'programmes.attendance',
	'programmes.mark',
	'programmes.check_in',
	'programmes.said',
	'programmes.follow_up',
	'programmes.session_news',
	'programmes.interest',
	'programmes.parent_message',
	'programmes.may_come',
	'programmes.day_yes',
	'programmes.referral_line',
	'programmes.booklet_opened',
	'programmes.writing_key',
	'programmes.page_text',
	'programmes.page_shown',
	'programmes.goal',
	'programmes.watering',
	'programmes.slot',
	'programmes.shelf',
	'programmes.contribution',
	'programmes.proposal',
	'programmes.accepted'
] as const;

/** Everything this room holds about a person, by table. Only she herself is given it. */
export async function copyFor(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	if (tx.actor.id !== personId) throw new Forbidden();
	const copy: Record<string, unknown[]> = {};
	for (const table of hers)
		copy[table] = await tx.db
			.selectFrom(table as 'programmes.registration')
			.selectAll()
			.where('person_id', '=', personId)
			.execute();
	copy['programmes.shown_name'] = await tx.db
		.selectFrom('programmes.shown_name')
		.selectAll()
		.where('account_id', '=', personId)
		.execute();
	copy['programmes.pocket'] = await tx.db
		.selectFrom('programmes.pocket')
		.select(['session_id', 'role', 'taken_at', 'readable_until', 'heard_at', 'ended_at'])
		.where('account_id', '=', personId)
		.execute();
	copy['programmes.calendar_link'] = await tx.db
		.selectFrom('programmes.calendar_link')
		.select(['tells', 'made_at', 'ended_at'])
		.where('person_id', '=', personId)
		.execute();
	copy['programmes.day_before'] = await tx.db
		.selectFrom('programmes.day_before')
		.select(['cohort_id', 'asked_at', 'answered_at'])
		.where('person_id', '=', personId)
		.execute();
	await addMoneyAndImports(tx, personId, copy);
	copy['programmes.referral'] = await referralsOf(tx, personId);
	return copy;
}

/** What she asked back, and that she came with a list that was brought in. */
async function addMoneyAndImports(tx: Tx, personId: string, copy: Record<string, unknown[]>): Promise<void> {
	copy['programmes.claim'] = await tx.db
		.selectFrom('programmes.claim')
		.selectAll()
		.where('person_id', '=', personId)
		.execute();
	copy['programmes.imported'] = await tx.db
		.selectFrom('programmes.imported')
		.select(['part', 'import_id'])
		.where('row_id', '=', personId)
		.execute();
}

/** What was written for her, without what opens a link. */
function referralsOf(tx: Tx, personId: string): Promise<unknown[]> {
	return tx.db
		.selectFrom('programmes.referral')
		.select(['area', 'sent_at', 'answer', 'answered_at', 'tells', 'decision', 'decided_at', 'reason'])
		.select(['other_way', 'came_of'])
		.where('person_id', '=', personId)
		.execute();
}

/** Lets her places and turns go, so that others have them; nothing is told to her any more. */
export async function endFor(tx: Tx, personId: string): Promise<void> {
	const held = (await listRegistrationsOf(tx, personId)).filter(({ state }) => state !== 'left');
	// sorted, so that whoever ends several takes the locks of their courses in the same order
	for (const { id } of held.sort((one, other) => (one.cohortId < other.cohortId ? -1 : 1)))
		await endRegistration(tx, id);
	await tx.db.deleteFrom('programmes.day_before').where('person_id', '=', personId).execute();
}

/** On a printed sheet the lines after hers keep their numbers. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Forgets what she asked for, and her certificates. What hangs on the person herself goes with her from the room below. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	await tx.db
		.updateTable('programmes.sheet')
		.set({ people: sql<string[]>`array_replace(people, ${personId}::uuid, ${nobody}::uuid)` })
		.where(sql<boolean>`${personId}::uuid = any(people)`)
		.execute();
	await tx.db
		.updateTable('programmes.pocket_mark')
		.set({ said: sql<string>`replace(said, ${personId}, ${nobody})` })
		.where('said', 'like', `%${personId}%`)
		.execute();
	await tx.db
		.updateTable('programmes.claim')
		.set({ from_name: sql<string>`left(from_name, 0)`, to_name: sql<string>`left(to_name, 0)` })
		.set({ photo: null, words: '', signed: sql<string>`case when paid_how = 'cash' then '–' else '' end` })
		.where('person_id', '=', personId)
		.execute();
	await tx.db.deleteFrom('programmes.imported').where('row_id', '=', personId).execute();
	await tx.db.deleteFrom('programmes.certificate').where('person_id', '=', personId).execute();
	await tx.db.deleteFrom('programmes.registration').where('person_id', '=', personId).execute();
}
