import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus, type ICalEventData } from 'ical-generator';

/** One entry of a calendar. */
export interface Entry {
	id: string;
	startsAt: Date;
	endsAt: Date;
	cancelledAt: Date | null;
	/** Rises with each change of what the entry says, so that a calendar knows which of two copies is the newer. */
	sequence: number;
	/** When what it says changed last. */
	changedAt: Date;
	/** What it is called and where it is, where that may be said; otherwise it bears the calendar's own neutral name and no place. */
	summary?: string;
	location?: string;
}

/** How a calendar takes a file: as it is published, or as something that was called off. */
export type Method = 'PUBLISH' | 'CANCEL';

/**
 * A calendar file (RFC 5545) whose entries say when, and nothing of what, where or with whom unless they bring it along: whoever looks
 * over her shoulder learns nothing. An entry keeps its name for good, so that a later file changes it or takes it off.
 */
export function calendarOf(
	entries: readonly Entry[],
	title: string,
	now: Date,
	{ method = 'PUBLISH' }: { method?: Method } = {}
): string {
	const events = entries.map((entry) => eventOf(entry, title, now));
	return `${ical({ prodId, method: ICalCalendarMethod[method], events })}\r\n`;
}

/**
 * A calendar that is followed: asked for again and again, it is the same text as long as nothing in it has changed, because each entry
 * bears the moment of its own last change.
 */
export function followedCalendarOf(entries: readonly Entry[], title: string): string {
	const events = entries.map((entry) => eventOf(entry, title, entry.changedAt));
	return `${ical({ prodId, name: onOneLine(title), ttl: askAgainAfter, events })}\r\n`;
}

const prodId = '//Kith//Kith//EN';
/** Seconds; what calendars make of it is theirs, most look once or twice a day. */
const askAgainAfter = 2 * 3600;

/** Moments are written as such (UTC): each was reckoned by the clock of its venue, and no calendar needs that clock's rules to show it right. */
function eventOf(entry: Entry, title: string, stamp: Date): ICalEventData {
	const { id, startsAt: start, endsAt: end, sequence, cancelledAt, summary = title, location = null } = entry;
	const status = cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
	return { id: `${id}@kith`, stamp, sequence, start, end, status, summary, location, class: ICalEventClass.PRIVATE };
}

/** The library writes the name of a calendar as it is: a comma is marked here, and a line can't begin in it. */
function onOneLine(name: string): string {
	return name.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/[\r\n]+/g, ' ');
}
