import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { findRegistrationOf } from '#programmes/joining';
import type { MessageKind } from './form.ts';
import { isOfOpenDoor } from './queries.server.ts';
import { mayReadMessages, mayTellTeam } from './policy.ts';

/** So many messages about one meeting: enough for a bad morning, too few for a quarrel. */
export const mostOfOne = 5;

/** She says something to those who run a meeting of hers that is not over. No answer comes back but that it was seen. */
export async function tellTeam(
	tx: Tx,
	sessionId: string,
	{ id, kind, words }: { id: string; kind: MessageKind; words: string }
): Promise<Outcome<'over' | 'enough'>> {
	const session = await getSession(tx, sessionId);
	const personId = tx.actor.id;
	if (!personId || !(await comesTo(tx, session.cohortId))) throw new NotFound();
	if (session.endsAt <= tx.now || session.cancelledAt) return refused('over');
	const own = { org_id: tx.actor.orgId, session_id: sessionId, person_id: personId };
	if ((await countOwn(tx, sessionId, personId)) >= mostOfOne) return refused('enough');
	await tx.db
		.insertInto('programmes.parent_message')
		.values({ ...own, id, kind, words })
		.execute();
	await record(tx, 'programmes.parent-message.sent', { message: id, session: sessionId, person: personId });
	return done;
}

/** Whether whoever asks comes to a run: she has a place, or is of a group with an open door. */
export async function comesTo(tx: Tx, cohortId: string): Promise<boolean> {
	const id = tx.actor.id ?? '';
	const registration = await findRegistrationOf(tx, cohortId, id);
	return mayTellTeam(tx.actor, registration, await isOfOpenDoor(tx, cohortId));
}

async function countOwn(tx: Tx, sessionId: string, personId: string): Promise<number> {
	const { sent } = await tx.db
		.selectFrom('programmes.parent_message')
		.select((on) => on.fn.countAll<number>().as('sent'))
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirstOrThrow();
	return Number(sent);
}

/** Those who run a meeting say that they have seen a message: the parent reads it on her page. Twice is once. */
export async function seeMessage(tx: Tx, sessionId: string, messageId: string): Promise<Outcome<never>> {
	const { cohortId } = await getSession(tx, sessionId);
	if (!mayReadMessages(tx.actor, cohortId)) throw new Forbidden();
	const seen = await tx.db
		.updateTable('programmes.parent_message')
		.set({ seen_at: tx.now, seen_by: tx.actor.id })
		.where('id', '=', messageId)
		.where('session_id', '=', sessionId)
		.where('seen_at', 'is', null)
		.executeTakeFirst();
	if (seen.numUpdatedRows)
		await record(tx, 'programmes.parent-message.seen', { message: messageId, session: sessionId });
	return done;
}

/** Lets messages go four weeks after the meeting that they were about. */
export async function letParentMessagesGo(job: Tx): Promise<void> {
	const { numDeletedRows } = await job.db
		.deleteFrom('programmes.parent_message')
		.where('session_id', 'in', (from) =>
			from
				.selectFrom('programmes.session')
				.select('id')
				.where('ends_at', '<', sql<Date>`platform.now() - interval '28 days'`)
		)
		.executeTakeFirstOrThrow();
	if (numDeletedRows) await record(job, 'programmes.parent-message.let-go', { count: Number(numDeletedRows) });
}
