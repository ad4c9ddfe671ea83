import { clock, instantOf, isoDay } from '#platform/i18n/dates.ts';
import type { Reach } from '#rooms/people/safe-contact/policy.ts';

const hour = 3_600_000;
const morning = '09:00';
const evening = '21:00';

const halfDay = 12 * hour;

/**
 * When an offer ends: so many hours after she could be told, and never in the night but on the morning after it; and no later than the
 * meeting that it is for begins. That is the first one for which she has half a day to answer, or else the last of all.
 */
export function endOfOffer(
	toldAt: Date,
	hours: number,
	zone: string,
	meetings: readonly { startsAt: Date }[] = []
): Date {
	const ends = notAtNight(new Date(toldAt.getTime() + hours * hour), zone);
	const isFor = meetings.find(({ startsAt }) => startsAt.getTime() >= toldAt.getTime() + halfDay) ?? meetings.at(-1);
	return isFor && isFor.startsAt < ends ? isFor.startsAt : ends;
}

function notAtNight(ends: Date, zone: string): Date {
	const at = clock(ends, zone);
	if (at >= morning && at < evening) return ends;
	const nextMorning = at < morning ? ends : new Date(ends.getTime() + 12 * hour);
	return instantOf(isoDay(nextMorning, zone), morning, zone);
}

/** What a course has to give, as somebody who asks to come finds it. */
export interface PlacesNow {
	places: number;
	/** Places that are hers who has them, offered, or held. */
	taken: number;
	/** Of those, how many are held for people who have not answered yet. */
	held: number;
	/** Who waits and has answered. */
	waiting: number;
}

/**
 * What is done for somebody who has not shown yet that it is she who asks, for so many people. At most half of what is free may be held, so that nobody
 * fills a course with addresses that are not theirs: from there on there are places for whoever answers first.
 */
export function holdFor({ places, taken, held, waiting }: PlacesNow, wanted = 1): 'held' | 'open' | 'waiting' {
	if (waiting > 0 || taken + wanted > places) return 'waiting';
	const free = places - taken + held;
	return held + wanted <= free / 2 ? 'held' : 'open';
}

/** More hours for whoever is rung by a person, so that a weekend costs her nothing. */
const hoursToRing = 72;

/** Until when a place or a turn is kept for whoever asked: as long as an offer, counted from when it is safe to tell her. */
export function answerBy(
	reach: Reach,
	hours: number,
	zone: string,
	now: Date,
	meetings: readonly { startsAt: Date }[] = []
): Date {
	const from = reach.channel === 'none' ? now : reach.notBefore;
	return endOfOffer(from, reach.channel === 'by-phone' ? hours + hoursToRing : hours, zone, meetings);
}
