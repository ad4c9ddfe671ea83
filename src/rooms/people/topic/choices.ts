import { m } from '#messages';
import type { Topic } from '#platform/mail/kind.ts';
import type { TopicWay } from './form.ts';

/** What a topic is about, in her words. */
export const topicWords: Record<Topic, () => string> = {
	'day-before': m.people_topics_day_before,
	coming: m.people_topics_coming,
	celebration: m.people_topics_celebration,
	measure: m.people_topics_measure,
	booklet: m.people_topics_booklet,
	news: m.people_topics_news
};

/** By which way. */
export const topicWayWords: Record<TopicWay, () => string> = {
	email: m.people_topics_email,
	text: m.people_topics_text,
	hand: m.people_topics_hand
};

const held: Record<string, () => string> = {
	gone: m.people_topics_held_gone,
	quiet: m.people_topics_held_quiet,
	'not-agreed': m.people_topics_held_not_agreed,
	'topic-off': m.people_topics_held_topic_off,
	changed: m.people_topics_held_changed,
	'no-way': m.people_topics_held_no_way,
	'too-many': m.people_topics_held_too_many,
	'no-time': m.people_topics_held_no_time
};

/** Why a message was held. */
export const heldWords = (reason: string): string => (held[reason] ?? m.people_topics_held_no_way)();
