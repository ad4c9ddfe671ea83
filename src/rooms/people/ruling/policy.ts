import { firstWithin, type ClockSpan } from '#platform/calendar/clock-hours.ts';
import type { MessageSort, MessageWay } from '#platform/mail/kind.ts';
import type { Recipient, WayRules } from '../recipient/policy.ts';

const day = 86_400_000;

/** Why a message is held, in the order in which it is asked: the first that applies is told. */
export const heldReasons = [
	'gone',
	'quiet',
	'not-agreed',
	'topic-off',
	'changed',
	'no-way',
	'too-many',
	'no-time'
] as const;
export type HeldReason = (typeof heldReasons)[number];

/** What of a message the gate asks. */
export interface RuledMessage {
	readonly class: MessageSort;
	readonly topic: string | null;
	/** It tells of a day to come, or of how far a pregnancy or a baby is. */
	readonly dated: boolean;
}

/** What the organisation's clock says, and when nobody is written to. */
export interface GateHours {
	readonly zone: string;
	readonly quiet: ClockSpan | null;
}

/** Whether a message may go now: the way and from when, or the first reason that holds it. */
export type MessageRuling =
	| { readonly go: { readonly way: string; readonly from: Date }; readonly held: null }
	| { readonly go: null; readonly held: HeldReason };

/** The gate: whether, how and from when a message may go to somebody, asked again at the moment of sending. */
export function rule(her: Recipient, message: RuledMessage, at: Date, { zone, quiet }: GateHours): MessageRuling {
	const { class: kind, topic } = message;
	const held = (reason: HeldReason): MessageRuling => ({ go: null, held: reason });
	const atAnyHour = kind === 'asked' || kind === 'alert';
	if (her.closed) return held('gone');
	if (her.quiet && (message.dated || (!atAnyHour && isForBetterDays(topic)))) return held('quiet');
	if (atAnyHour) {
		const [way] = waysThat(her);
		return way === undefined ? held('no-way') : { go: { way, from: at }, held: null };
	}
	if (!her.agreed) return held('not-agreed');
	const asksTopic = topic !== null && (kind === 'reminder' || kind === 'news');
	if (asksTopic && isOff(her, topic)) return held('topic-off');
	if (her.changedAt && at.getTime() - her.changedAt.getTime() < day) return held('changed');
	const [way] = waysThat(her, asksTopic ? topic : null);
	if (way === undefined) return held('no-way');
	if (kind === 'news' && isTooMany(her.sentNews, at)) return held('too-many');
	const hours = { days: her.rules.days, within: her.rules.hours, outside: quiet };
	const from = firstWithin(hours, at, zone, 8);
	return from ? { go: { way, from }, held: null } : held('no-time');
}

/** What is not spoken of while she is quiet, dated or not. */
const isForBetterDays = (topic: string | null) => topic === 'celebration' || topic === 'booklet' || topic === 'measure';

/** A topic is off when she takes it by none of her ways. */
function isOff({ takes, ways }: Recipient, topic: string): boolean {
	return !(ways.length ? ways : ['email', 'text', 'push', 'hand']).some((way) => takes(topic, way));
}

function waysThat({ ways, rules, takes }: Recipient, topic: string | null = null): string[] {
	return ways.filter((way) => isSafe(rules, way) && (topic === null || takes(topic, way)));
}

/** By hand is by a person who rings or texts; a way that she never spoke of is none. */
function isSafe(rules: WayRules, way: string): boolean {
	if (way === 'hand' || way === 'by-hand') return rules.call || rules.text;
	return (way === 'email' || way === 'text' || way === 'call' || way === 'push') && rules[way];
}

/** News once a day and thrice a week at most, counted back from now. */
function isTooMany(sent: readonly Date[], at: Date): boolean {
	const since = (days: number) => sent.filter((moment) => at.getTime() - moment.getTime() < days * day).length;
	return since(1) >= 1 || since(7) >= 3;
}

/** From when news is not too many any more, after what went to her: a day after the last, a week after the third last. */
export function newsFrom(sent: readonly Date[], at: Date): Date {
	const before = sent.map((moment) => moment.getTime()).toSorted((one, other) => other - one);
	const [last, third] = [before[0], before[2]];
	const from = [last === undefined ? 0 : last + day, third === undefined ? 0 : third + 7 * day];
	return new Date(Math.max(at.getTime(), ...from));
}

/** What the gate would say of one message to many, as numbers. */
export interface Foreseen {
	people: number;
	email: number;
	text: number;
	push: number;
	/** By a person who rings. */
	hand: number;
	/** They had news already: it goes later, with whatever else waits for them. */
	later: number;
	/** There is no safe way or hour, or they said no to being written to: what whoever coordinates reads on their pages too. */
	noWay: number;
	/** Held for a reason of their own, which of them is nobody's business. */
	own: number;
}

const seenByTheTeam: readonly HeldReason[] = ['not-agreed', 'no-way', 'no-time'];

/** Counts rulings; why somebody is quiet, or hears no more of a topic, is in no number. */
export function foreseen(rulings: readonly MessageRuling[]): Foreseen {
	const sum: Foreseen = { people: rulings.length, email: 0, text: 0, push: 0, hand: 0, later: 0, noWay: 0, own: 0 };
	for (const { go, held } of rulings) {
		if (go) sum[go.way as MessageWay] += 1;
		else if (held === 'too-many') sum.later += 1;
		else sum[seenByTheTeam.includes(held) ? 'noWay' : 'own'] += 1;
	}
	return sum;
}
