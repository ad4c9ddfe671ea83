import type { PartKind } from '../template/course-template.ts';

/** Of so many meetings a habit is made; of fewer nothing is said. */
export const fewest = 3;
/** So many of the latest meetings are looked at. */
export const looksBack = 6;

/** Parts that come again from week to week and are alike each time: how long they took says how long they will take. */
const returning: readonly PartKind[] = ['arrive', 'grounding', 'check-in', 'break', 'snack', 'feedback', 'energiser'];
/** No part is made shorter than so many minutes. */
const shortest = 10;

/** A part of a meeting that has been. */
export interface Passed {
	kind: PartKind;
	beganAt: Date | null;
	endedAt: Date | null;
	droppedAt: Date | null;
}

/** A meeting that has been: when it should have begun, when it did and ended, and its parts in their order. */
export interface Went {
	startsAt: Date;
	startedAt: Date | null;
	endedAt: Date | null;
	parts: readonly Passed[];
}

/** A meeting to come, with its plan. */
export interface ToCome {
	startsAt: Date;
	endsAt: Date;
	parts: readonly { kind: PartKind; minutes: number }[];
}

/** What the latest meetings say of the next plan; all in whole minutes. */
export interface PlanOutlook {
	/** Of how many meetings it is known when they began. */
	meetings: number;
	/** How late they begin. */
	late: number;
	/** How long each part of the plan is likely to take. */
	likely: number[];
	/** How many minutes of the plan there will be no time for. */
	loses: number;
	/** Which parts lie wholly or partly in these minutes. */
	lost: number[];
	/** The part that outgrows its plan most. */
	outgrown: number | undefined;
}

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);

/** The middle of some numbers; of an even count the mean of the two in the middle, rounded. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	const [lower = 0, upper = lower] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	return Math.round((lower + upper) / 2);
}

/**
 * How long a part of a meeting took, in minutes: until it was over, the next one began, or the meeting ended with it. The first begins with the
 * meeting, where a later one was noted. Nothing where nobody noted that.
 */
export function lengthOf({ parts, startedAt, endedAt }: Went, index: number): number | undefined {
	const part = parts[index];
	const next = parts.slice(index + 1).find(({ beganAt }) => beganAt)?.beganAt;
	const began = part?.beganAt ?? (index === 0 && next ? startedAt : null);
	const isLast = parts.slice(index + 1).every(({ droppedAt }) => droppedAt);
	const end = part?.endedAt ?? next ?? (isLast ? endedAt : null);
	return began && end && end >= began ? minutesBetween(began, end) : undefined;
}

/**
 * What the latest meetings of a run (six at most, the latest first) say of its next plan: how late it will begin, how long its parts will
 * take, and what there will be no time for. Nothing where it is known of fewer than three when they began.
 *
 * Late is the median, never less than nought. A part that comes again each week takes the median of what its kind took, where that was
 * noted three times; every other takes what is planned.
 */
export function foresee(went: readonly Went[], next: ToCome): PlanOutlook | undefined {
	const latest = went.filter(({ startedAt }) => startedAt).slice(0, looksBack);
	if (latest.length < fewest || !next.parts.length) return undefined;
	const late = Math.max(
		0,
		median(latest.map(({ startsAt, startedAt }) => minutesBetween(startsAt, startedAt ?? startsAt)))
	);
	const likely = next.parts.map(({ kind, minutes }) => {
		const took = latest.flatMap((meeting) =>
			meeting.parts.flatMap((part, index) => (part.kind === kind ? (lengthOf(meeting, index) ?? []) : []))
		);
		return returning.includes(kind) && took.length >= fewest ? median(took) : minutes;
	});
	const room = minutesBetween(next.startsAt, next.endsAt);
	const ends = likely.map((_, index) => late + sum(likely.slice(0, index + 1)));
	const loses = Math.max(0, late + sum(likely) - room);
	const lost = loses ? [...ends.keys()].filter((index) => (ends[index] ?? 0) > room) : [];
	return { meetings: latest.length, late, likely, loses, lost, outgrown: outgrownIn(next.parts, likely) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function outgrownIn(parts: ToCome['parts'], likely: readonly number[]): number | undefined {
	const over = parts.map(({ minutes }, index) => (likely[index] ?? minutes) - minutes);
	const most = Math.max(...over);
	return most > 0 ? over.indexOf(most) : undefined;
}

/** Parts from which time may be taken: none that comes each week, and none that was promised to somebody. */
const gives = (kind: PartKind) => ![...returning, 'parent-led', 'speaker', 'celebration'].includes(kind);

/**
 * The minutes of each part once the one that outgrows its plan is given what it takes: what is then too much is taken, minute by minute,
 * from whichever of the others is longest, down to ten.
 */
export function madeLonger({ parts }: Pick<ToCome, 'parts'>, { outgrown, likely, loses }: PlanOutlook): number[] {
	const minutes = parts.map((part, index) => (index === outgrown ? (likely[index] ?? part.minutes) : part.minutes));
	for (let over = loses; over > 0; over--) {
		const givers = [...parts.entries()].flatMap(([index, { kind }]) => {
			const length = minutes[index] ?? 0;
			return gives(kind) && length > shortest ? [{ index, length }] : [];
		});
		const longest = givers.toSorted((one, other) => one.length - other.length).at(-1);
		if (!longest) break;
		minutes[longest.index] = longest.length - 1;
	}
	return minutes;
}

/** Which part could be left out, so that the rest has time: the shortest that is long enough; else the longest from which time may be taken. */
export function leftOut(parts: ToCome['parts'], { likely, loses }: PlanOutlook): number | undefined {
	const length = (index: number) => likely[index] ?? 0;
	const free = [...parts.keys()].filter((index) => gives(parts[index]?.kind ?? 'arrive'));
	const byLength = free.toSorted((one, other) => length(one) - length(other));
	return byLength.find((index) => length(index) >= loses) ?? byLength.at(-1);
}

/** How many minutes more a group asks for. */
export const moreMinutes = 30;
