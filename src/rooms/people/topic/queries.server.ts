import type { Tx } from '#platform/db/tx.ts';
import { topics, type MessageSort } from '#platform/mail/kind.ts';
import { tickFor, topicWays } from './form.ts';

/** What she hears of, as ticks, and who else reads her mailbox or uses her phone. What she never spoke of is on. */
export interface Hears {
	on: string[];
	mailbox: boolean;
	phone: boolean;
}

/** What somebody wants to hear of, by herself. */
export async function getTopics(tx: Tx): Promise<Hears> {
	const off = await tx.db
		.selectFrom('people.topic')
		.select(['topic', 'way'])
		.where('person_id', '=', tx.actor.id)
		.where('is_on', '=', false)
		.execute();
	const others = await tx.db
		.selectFrom('people.other_readers')
		.select(['mailbox', 'phone'])
		.where('person_id', '=', tx.actor.id)
		.executeTakeFirst();
	const all = topics.flatMap((topic) => topicWays.map((way) => tickFor(topic, way)));
	const isOff = (one: string) => off.some(({ topic, way }) => `${topic} ${way}` === one);
	return { on: all.filter((one) => !isOff(one)), mailbox: others?.mailbox ?? false, phone: others?.phone ?? false };
}

/** What the gate said of a message to her: by which way it went and from when, or what held it. */
export interface HerRuling {
	id: string;
	at: Date;
	class: MessageSort;
	way: string | null;
	leavesAt: Date | null;
	held: string | null;
}

/** The newest of what the gate said of messages to her. */
export async function listRulings(tx: Tx, most: number): Promise<HerRuling[]> {
	const rows = await tx.db
		.selectFrom('people.ruling')
		.select(['id', 'at', 'class', 'way', 'leaves_at as leavesAt', 'held'])
		.where('account_id', '=', tx.actor.id)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(most)
		.execute();
	return rows as HerRuling[];
}
