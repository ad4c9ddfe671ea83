import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { topics, type Topic } from '#platform/mail/kind.ts';
import { Forbidden } from '#platform/outcome.ts';
import { tickFor, topicWays, type TopicWay } from './form.ts';

/** She says what she wants to hear of and by which way, and who else reads what is sent. Of ways that were not asked for nothing changes. Letters about her own places have no topic. */
export async function chooseTopics(
	tx: Tx,
	said: { on: readonly string[]; others_mailbox: boolean; others_phone: boolean },
	asked: readonly TopicWay[] = topicWays
): Promise<void> {
	const [org_id, person_id] = [tx.actor.orgId, tx.actor.id];
	if (!person_id) throw new Forbidden();
	const rows = topics.flatMap((topic) =>
		asked.map((way) => ({ org_id, person_id, topic, way, is_on: said.on.includes(tickFor(topic, way)) }))
	);
	await tx.db
		.insertInto('people.topic')
		.values(rows)
		.onConflict((conflict) =>
			conflict
				.columns(['org_id', 'person_id', 'topic', 'way'])
				.doUpdateSet((on) => ({ is_on: on.ref('excluded.is_on'), changed_at: tx.now }))
		)
		.execute();
	const others = { mailbox: said.others_mailbox, phone: said.others_phone, changed_at: tx.now };
	await tx.db
		.insertInto('people.other_readers')
		.values({ org_id, person_id, ...others })
		.onConflict((conflict) => conflict.columns(['org_id', 'person_id']).doUpdateSet(others))
		.execute();
	await record(tx, 'people.topics.chosen', { person: person_id });
}

/** Whoever holds the link of a letter, or answers STOP to a text, hears no more of its topic by any way. Of anything else nothing changes. */
export async function endTopic(link: Tx, person: string, topic: Topic, by: 'letter' | 'text'): Promise<void> {
	if (link.actor.kind !== 'link') throw new Forbidden();
	const { rows } = await sql<{
		ended: boolean;
	}>`select people.hear_no_more(${person}::uuid, ${topic}) as ended`.execute(link.db);
	if (rows[0]?.ended) await record(link, 'people.topic.ended', { person, topic, by });
}
