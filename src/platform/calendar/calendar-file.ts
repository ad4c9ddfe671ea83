/** One entry of a calendar. */
export interface Entry {
	id: string;
	startsAt: Date;
	endsAt: Date;
	cancelledAt: Date | null;
	/** Rises with each change, so that a calendar knows which of two copies is the newer. */
	version: number;
}

/** How a calendar takes a file: as it is published, or as something that was called off. */
export type Method = 'PUBLISH' | 'CANCEL';

/**
 * A calendar file (RFC 5545) whose entries say when, and nothing of what, where or with whom: whoever looks over her
 * shoulder learns nothing. An entry keeps its name for good, so that a later file changes it or takes it off. Lines end in CR LF as the
 * standard asks; nothing in it is longer than a line may be.
 */
export function calendarOf(
	entries: readonly Entry[],
	title: string,
	now: Date,
	{ method = 'PUBLISH', isFollowed = false }: { method?: Method; isFollowed?: boolean } = {}
): string {
	const summary = title.replace(/[\\;,]/g, (sign) => `\\${sign}`);
	const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kith//Kith//EN', `METHOD:${method}`];
	if (isFollowed) lines.push(`X-WR-CALNAME:${summary}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT2H', 'X-PUBLISHED-TTL:PT2H');
	for (const { id, startsAt, endsAt, cancelledAt, version } of entries)
		lines.push(
			'BEGIN:VEVENT',
			`UID:${id}@kith`,
			`DTSTAMP:${utc(now)}`,
			`SEQUENCE:${version}`,
			`DTSTART:${utc(startsAt)}`,
			`DTEND:${utc(endsAt)}`,
			`STATUS:${cancelledAt ? 'CANCELLED' : 'CONFIRMED'}`,
			`SUMMARY:${summary}`,
			'CLASS:PRIVATE',
			'END:VEVENT'
		);
	return [...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function utc(at: Date): string {
	return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
