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
	return written([`METHOD:${method}`, ...entries.flatMap((entry) => linesOf(entry, title, now))]);
}

/**
 * A calendar that is followed: asked for again and again, it is the same text as long as nothing in it has changed, because each entry
 * bears the moment of its own last change.
 */
export function followedCalendarOf(entries: readonly Entry[], title: string): string {
	const named = [`X-WR-CALNAME:${plain(title)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT2H', 'X-PUBLISHED-TTL:PT2H'];
	return written([...named, ...entries.flatMap((entry) => linesOf(entry, title, entry.changedAt))]);
}

function linesOf(entry: Entry, title: string, stamp: Date): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${entry.id}@kith`,
		`DTSTAMP:${utc(stamp)}`,
		`SEQUENCE:${entry.sequence}`,
		`DTSTART:${utc(entry.startsAt)}`,
		`DTEND:${utc(entry.endsAt)}`,
		`STATUS:${entry.cancelledAt ? 'CANCELLED' : 'CONFIRMED'}`,
		`SUMMARY:${plain(entry.summary ?? title)}`,
		...(entry.location ? [`LOCATION:${plain(entry.location)}`] : []),
		'CLASS:PRIVATE',
		'END:VEVENT'
	];
}

function written(lines: readonly string[]): string {
	const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kith//Kith//EN', ...lines, 'END:VCALENDAR'];
	return all.map((line) => `${folded(line)}\r\n`).join('');
}

/** A text as a calendar reads it back: with its commas, and on one line. */
function plain(text: string): string {
	return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** The standard lets a line have 75 octets, and no letter may be cut in two: what is longer goes on in the next line after a space. */
function folded(line: string): string {
	const lines = [''];
	for (const letter of line) {
		const last = lines.at(-1) ?? '';
		if (Buffer.byteLength(last + letter) > 75) lines.push(` ${letter}`);
		else lines[lines.length - 1] = last + letter;
	}
	return lines.join('\r\n');
}

function utc(at: Date): string {
	return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
