import * as v from 'valibot';
import { tick } from '#platform/forms/fields.ts';
import { topics, type MessageWay, type Topic } from '#platform/mail/kind.ts';

/** The ways by which she chooses topics, where her organisation has them. */
export const topicWays = ['email', 'text', 'hand'] as const satisfies readonly MessageWay[];
export type TopicWay = (typeof topicWays)[number];

/** A topic by a way, as a tick carries it. */
export const tickFor = (topic: Topic, way: TopicWay) => `${topic} ${way}`;
const ticks = topics.flatMap((topic) => topicWays.map((way) => tickFor(topic, way)));

/** What she wants to hear of by which way, and who else reads. */
export const topicsForm = v.object({
	on: v.pipe(v.optional(v.array(v.string()), []), v.array(v.picklist(ticks))),
	others_mailbox: tick,
	others_phone: tick
});
