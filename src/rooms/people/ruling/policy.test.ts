import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstWithin, type ClockHours, type ClockSpan } from '#platform/calendar/clock-hours.ts';
import { messageSorts } from '#platform/mail/kind.ts';
import type { Recipient } from '../recipient/policy.ts';
import { keepFigures } from '../../../../tests/deep/figures.ts';
import { heldReasons, rule, type HeldReason, type RuledMessage } from './policy.ts';

const runs = process.env.KITH_DEEP === '1' ? 10_000 : 400;
const hour = 3_600_000;

/** Both nights on which the clocks change, where they do so by an hour, by half of one, in the south, and not at all. */
const nights: [string, string][] = [
	['Europe/London', '2026-03-29T00:00:00Z'],
	['Europe/London', '2026-10-25T00:00:00Z'],
	['Europe/Madrid', '2026-03-29T00:00:00Z'],
	['America/New_York', '2026-11-01T00:00:00Z'],
	['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
	['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
	['Asia/Kathmandu', '2026-03-29T00:00:00Z']
];

/** What the clock on the wall shows at every minute around such a night, asked of the system one minute at a time. */
const walls = new Map<string, { weekday: number; minute: number }[]>();
const [before, after] = [3 * 24 * 60, 12 * 24 * 60];
function wallsOf(zone: string, night: string): { weekday: number; minute: number }[] {
	const key = `${zone} ${night}`;
	const kept = walls.get(key);
	if (kept) return kept;
	const shape = { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	const format = new Intl.DateTimeFormat('en-GB', shape);
	const made = Array.from({ length: before + after }, (_, place) => {
		const shown = format.format(Date.parse(night) + (place - before) * 60_000);
		const [, name = '', hours, minutes] = /^(\w+)\D+(\d\d):(\d\d)$/.exec(shown) ?? [];
		const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name) + 1;
		return { weekday, minute: Number(hours) * 60 + Number(minutes) };
	});
	walls.set(key, made);
	return made;
}

/** The first safe minute, by walking through all of them. */
function walked(hours: ClockHours, at: Date, zone: string, night: string): number | null {
	const all = wallsOf(zone, night);
	const spans = [hours.within, hours.outside].map((span) => {
		if (span === null) return null;
		const covered = Array.from({ length: 1440 }, () => false);
		const length = span.to >= span.from ? span.to - span.from : 1440 - span.from + span.to;
		for (let minute = 0; minute < length; minute++) covered[(span.from + minute) % 1440] = true;
		return covered;
	});
	const start = at.getTime();
	for (let ahead = 0; ahead < 8 * 24 * 60; ahead++) {
		const moment = ahead === 0 ? start : Math.floor(start / 60_000) * 60_000 + ahead * 60_000;
		const wall = all[Math.floor((moment - Date.parse(night)) / 60_000) + before];
		if (!wall || !hours.days.includes(wall.weekday)) continue;
		if (spans[0]?.[wall.minute] === false || spans[1]?.[wall.minute] === true) continue;
		return moment;
	}
	return null;
}

/** The reasons as the design lists them, each asked by itself; and which of them each class knows. */
const knows: Record<string, readonly HeldReason[]> = {
	asked: ['gone', 'quiet', 'no-way'],
	alert: ['gone', 'quiet', 'no-way'],
	answer: ['gone', 'quiet', 'not-agreed', 'changed', 'no-way', 'no-time'],
	service: ['gone', 'quiet', 'not-agreed', 'changed', 'no-way', 'no-time'],
	care: ['gone', 'quiet', 'not-agreed', 'changed', 'no-way', 'no-time'],
	reminder: ['gone', 'quiet', 'not-agreed', 'topic-off', 'changed', 'no-way', 'no-time'],
	news: ['gone', 'quiet', 'not-agreed', 'topic-off', 'changed', 'no-way', 'too-many', 'no-time']
};
interface Case {
	night: [string, string];
	at: Date;
	her: Omit<Recipient, 'takes'> & { off: string[] };
	message: RuledMessage;
	quiet: ClockSpan | null;
}
function reckoned({ night, at, her, message, quiet }: Case) {
	const ago = (moment: Date) => (at.getTime() - moment.getTime()) / hour;
	const ways = her.ways.filter((way) => her.rules[way as 'email']);
	const atOnce = message.class === 'asked' || message.class === 'alert';
	const hours = { days: her.rules.days, within: her.rules.hours, outside: quiet };
	const from = atOnce ? at.getTime() : walked(hours, at, ...night);
	const applies: Record<HeldReason, boolean> = {
		gone: her.closed,
		quiet: her.quiet && (message.dated || (!atOnce && message.topic === 'booklet')),
		'not-agreed': !her.agreed,
		'topic-off': message.topic !== null && her.off.includes(message.topic),
		changed: her.changedAt !== null && ago(her.changedAt) < 24,
		'no-way': ways.length === 0,
		'too-many':
			her.sentNews.some((moment) => ago(moment) < 24) || her.sentNews.filter((moment) => ago(moment) < 168).length > 2,
		'no-time': from === null
	};
	const held = heldReasons.find((reason) => applies[reason] && knows[message.class]?.includes(reason)) ?? null;
	return { held, way: held ? null : ways[0], from: held ? null : from };
}

const span = fc.option(
	fc.oneof(
		fc.record({ from: fc.nat(24).map((h) => h * 60), to: fc.nat(24).map((h) => h * 60) }),
		fc.record({ from: fc.nat(1439), to: fc.nat(1439) })
	)
);
const often = (share: number) => fc.nat(99).map((n) => n < share);
const some = <T>(items: readonly T[], minLength = 0) => fc.shuffledSubarray([...items], { minLength });
const cases: fc.Arbitrary<Case> = fc
	.record({
		night: fc.constantFrom(...nights),
		minutes: fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }),
		seconds: fc.constantFrom(0, 0, 29_500),
		message: fc.record({
			class: fc.constantFrom(...messageSorts),
			topic: fc.constantFrom(null, 'news', 'booklet'),
			dated: often(30)
		}),
		quiet: span,
		her: fc.record({
			...{ closed: often(5), quiet: often(25), agreed: often(90), off: some(['news', 'booklet']) },
			rules: fc.record({
				...{ email: often(60), text: often(50), call: often(50), push: often(50) },
				hours: span,
				days: some([1, 2, 3, 4, 5, 6, 7])
			}),
			changed: fc.option(fc.integer({ min: -3, max: 50 }), { freq: 2 }),
			ways: some(['email', 'text', 'push']),
			sent: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 })
		})
	})
	.map(({ night, minutes, seconds, message, quiet, her: { changed, sent, ...her } }) => {
		const at = new Date(Date.parse(night[1]) + minutes * 60_000 + seconds);
		const ago = (hours: number) => new Date(at.getTime() - hours * hour);
		const changedAt = changed === null ? null : ago(changed);
		return { night, at, message, quiet, her: { ...her, changedAt, sentNews: sent.map(ago) } };
	});

type Gate = typeof rule;
function agree(one: Case, gate: Gate, seen = new Map<string, number>()): void {
	const takes = (topic: string) => !one.her.off.includes(topic);
	const { go, held } = gate({ ...one.her, takes }, one.message, one.at, { zone: one.night[0], quiet: one.quiet });
	const wanted = reckoned(one);
	expect({ held, way: go?.way ?? null, from: go?.from.getTime() ?? null }).toEqual({
		...wanted,
		way: wanted.way ?? null
	});
	seen.set(held ?? 'go', (seen.get(held ?? 'go') ?? 0) + 1);
}
const seeded = { numRuns: runs, seed: 20261127 };

test('over the nights on which clocks change, the gate says what walking minute by minute says', () => {
	const seen = new Map<string, number>();
	fc.assert(
		fc.property(cases, (one) => agree(one, rule, seen)),
		seeded
	);
	keepFigures('gate', { 'rule sets': runs, ...Object.fromEntries(seen), unlike: 0 });
	for (const outcome of ['go', ...heldReasons]) expect(seen.get(outcome), outcome).toBeGreaterThan(0);
});

test.each<[string, Gate]>([
	[
		'asks quiet only of news',
		(her, ...rest) => rule({ ...her, quiet: her.quiet && rest[0].class === 'news' }, ...rest)
	],
	['takes the clock of Greenwich', (her, message, at, hours) => rule(her, message, at, { ...hours, zone: 'UTC' })],
	['forgets the night’s quiet', (her, message, at, hours) => rule(her, message, at, { ...hours, quiet: null })],
	['takes any way', (her, ...rest) => rule({ ...her, rules: { ...her.rules, email: true } }, ...rest)],
	['counts news by the week alone', (her, ...rest) => rule({ ...her, sentNews: her.sentNews.slice(1) }, ...rest)],
	['forgets a change of address', (her, ...rest) => rule({ ...her, changedAt: null }, ...rest)]
])('a gate that %s is found out', (_, faulty) => {
	expect(() =>
		fc.assert(
			fc.property(cases, (one) => agree(one, faulty)),
			{ ...seeded, numRuns: 2000, endOnFailure: true }
		)
	).toThrow();
});

describe('the first moment within hours', () => {
	const every = [1, 2, 3, 4, 5, 6, 7];
	const first = (from: number, to: number, at: string, more: Partial<ClockHours> = {}) =>
		firstWithin({ days: every, within: { from, to }, outside: null, ...more }, new Date(at), 'Europe/London', 8)
			?.toISOString()
			.slice(0, 16);
	test('an hour that the clocks leave out begins when they are there', () => {
		expect(first(90, 180, '2026-03-29T00:00:00Z')).toBe('2026-03-29T01:00'); // 1:30 is not; at 2:00 it is within
		expect(first(60, 120, '2026-03-29T00:00:00Z')).toBe('2026-03-30T00:00');
	});
	test('an hour that comes twice is had twice', () => {
		expect(first(60, 90, '2026-10-25T00:45:00Z')).toBe('2026-10-25T01:00');
	});
	test('now is kept to the second; later begins with the minute', () => {
		const at = new Date('2026-11-27T09:00:31.5Z');
		const hours = { days: every, within: { from: 540, to: 600 }, outside: null };
		expect(firstWithin(hours, at, 'Europe/London', 8)).toEqual(at);
		expect(first(541, 600, '2026-11-27T09:00:31.5Z')).toBe('2026-11-27T09:01');
	});
	test('no day, no hour, or only hours that are quiet: never', () => {
		expect(first(540, 600, '2026-11-27T09:00:00Z', { days: [] })).toBeUndefined();
		expect(first(540, 540, '2026-11-27T09:00:00Z')).toBeUndefined();
		expect(first(1260, 1380, '2026-11-27T09:00:00Z', { outside: { from: 1200, to: 480 } })).toBeUndefined();
	});
	test('hours over midnight, and one day a week', () => {
		expect(first(1320, 360, '2026-11-27T09:00:00Z')).toBe('2026-11-27T22:00');
		expect(first(540, 600, '2026-11-27T09:30:00Z', { days: [5] })).toBe('2026-11-27T09:30');
		expect(first(540, 600, '2026-11-27T10:00:00Z', { days: [5] })).toBe('2026-12-04T09:00');
	});
});
