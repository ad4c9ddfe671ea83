import type { Tx } from '#platform/db/tx.ts';
import type { MessageKind } from './form.ts';

/** What a parent said, and whether it was seen. */
export interface ParentMessage {
	id: string;
	sessionId: string;
	personId: string;
	called: string;
	kind: MessageKind;
	words: string;
	sentAt: Date;
	seenAt: Date | null;
	seenBy: string | null;
}

const messages = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.parent_message as message')
		.innerJoin('people.card as card', 'card.id', 'message.person_id')
		.leftJoin('people.card as reader', 'reader.id', 'message.seen_by')
		.select([
			'message.id',
			'message.session_id as sessionId',
			'message.person_id as personId',
			'card.called',
			'message.kind',
			'message.words',
			'message.sent_at as sentAt',
			'message.seen_at as seenAt',
			'reader.called as seenBy'
		])
		.orderBy('message.sent_at', 'desc')
		.limit(50);

/** What parents said of one meeting, the newest first; for those who run it. */
export async function listMessagesFor(tx: Tx, sessionId: string): Promise<ParentMessage[]> {
	return (await messages(tx).where('message.session_id', '=', sessionId).execute()) as ParentMessage[];
}

/** What she herself said of one meeting, the newest first. */
export async function listOwnMessages(tx: Tx, sessionId: string): Promise<ParentMessage[]> {
	const rows = messages(tx).where('message.session_id', '=', sessionId).where('message.person_id', '=', tx.actor.id);
	return (await rows.execute()) as ParentMessage[];
}

/** Whether whoever asks is of a group with an open door now. */
export async function isOfOpenDoor(tx: Tx, cohortId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('programmes.cohort as cohort', 'cohort.id', 'member.circle_id')
		.select('cohort.id')
		.where('member.person_id', '=', tx.actor.id)
		.where('cohort.id', '=', cohortId)
		.where('cohort.way_in', '=', 'open')
		.where('cohort.published_at', 'is not', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** How many messages nobody has seen yet, by the meeting. */
export async function countUnseen(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, number>> {
	if (!sessionIds.length) return new Map();
	const rows = await tx.db
		.selectFrom('programmes.parent_message')
		.select((on) => ['session_id as id', on.fn.countAll<number>().as('unseen')])
		.where('session_id', 'in', sessionIds)
		.where('seen_at', 'is', null)
		.groupBy('session_id')
		.execute();
	return new Map(rows.map(({ id, unseen }) => [id, Number(unseen)]));
}
