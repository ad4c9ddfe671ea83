import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { unseal } from '#platform/identity/sealing.ts';
import type { LetterKind } from '#platform/mail/kind.ts';
import { endableTopic } from '#platform/mail/stop.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { Room } from '#platform/room.ts';
import { endTopic } from '../topic/commands.server.ts';
import { mostKept, type Reply } from './form.ts';
import { mayReadReplies, textWordIn } from './policy.ts';

/** What of a room a text may touch: what its messages are, and what a yes or no to them does. */
export type Texted = Pick<Room, 'kinds' | 'byText'>;

interface LastText {
	letter: string;
	person: string;
	kind: string;
	answers: string | null;
}

/**
 * Somebody answered a text. STOP ends the topic of the message that went to her number last, and no other; yes or no answers it where it asks
 * and still waits. Anything else is answered by nothing, and kept for her coordinators to read. A number that nobody has is nobody's.
 */
export async function takeReply(link: Tx, { id, from, body }: Reply, rooms: readonly Texted[]): Promise<void> {
	if (link.actor.kind !== 'link') throw new Forbidden();
	const last = await findLast(link, from);
	if (!last) return;
	const said = textWordIn(body);
	const kind = rooms.find(({ kinds }) => last.kind in kinds)?.kinds[last.kind];
	if (said === 'stop' && (await stops(link, last, kind))) return;
	if ((said === 'yes' || said === 'no') && (await answers(link, last, said === 'yes', rooms))) return;
	const words = body.trim().slice(0, mostKept);
	if (!words) return;
	await sql`select people.keep_reply(${last.person}::uuid, ${id}, ${words})`.execute(link.db);
}

async function findLast(link: Tx, number: string): Promise<LastText | undefined> {
	const { rows } = await sql<LastText>`select letter_id as letter, person_id as person, kind, answers
		from people.last_text(${number})`.execute(link.db);
	return rows[0];
}

async function stops(link: Tx, { person }: LastText, kind: LetterKind | undefined): Promise<boolean> {
	const topic = kind && endableTopic(kind);
	if (!topic) return false;
	await endTopic(link, person, topic, 'text');
	return true;
}

async function answers(link: Tx, last: LastText, yes: boolean, rooms: readonly Texted[]): Promise<boolean> {
	const token = last.answers && unseal('text', last.letter, last.answers);
	const answer = rooms.map(({ byText }) => byText?.[last.kind]).find((one) => one !== undefined);
	return token && answer ? answer(link, token, yes) : false;
}

/** A provider says that a text did not arrive: it goes by the next way that is safe for her. False where there is no such text any more. */
export async function takeFailure(link: Tx, letter: string): Promise<boolean> {
	if (link.actor.kind !== 'link') throw new Forbidden();
	const { rows } = await sql<{ again: boolean }>`select people.text_failed(${letter}::uuid) as again`.execute(link.db);
	return rows[0]?.again ?? false;
}

/** A coordinator has read what somebody answered. Throws NotFound. */
export async function readReply(tx: Tx, id: string): Promise<void> {
	if (!mayReadReplies(tx.actor) || !tx.actor.id) throw new Forbidden();
	if (!isId(id)) throw new NotFound();
	const row = await tx.db
		.updateTable('people.text_reply')
		.set({ read_at: tx.now, read_by: tx.actor.id })
		.where('id', '=', id)
		.where('person_id', '<>', tx.actor.id)
		.where('read_at', 'is', null)
		.returning('person_id')
		.executeTakeFirst();
	if (row) return record(tx, 'people.text-reply.read', { reply: id, person: row.person_id });
	const before = tx.db.selectFrom('people.text_reply').select('id').where('id', '=', id);
	if (!(await before.executeTakeFirst())) throw new NotFound();
}

/** Every minute: answers to texts go after 28 days. */
export async function letOldRepliesGo(job: Tx): Promise<void> {
	const before = new Date(job.now.getTime() - 28 * 86_400_000);
	await job.db.deleteFrom('people.text_reply').where('came_at', '<', before).execute();
}
