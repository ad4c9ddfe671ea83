/** One entry of a calendar. */
export interface Entry {
	id: string;
	startsAt: Date;
	endsAt: Date;
}

/**
 * A calendar file (RFC 5545) whose entries say when, and nothing of what, where or with whom: whoever looks over her
 * shoulder learns nothing. Lines end in CR LF as the standard asks; nothing in it is longer than a line may be.
 */
export function calendarOf(entries: readonly Entry[], title: string, now: Date): string {
	const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kith//Kith//EN', 'METHOD:PUBLISH'];
	for (const { id, startsAt, endsAt } of entries)
		lines.push(
			'BEGIN:VEVENT',
			`UID:${id}@kith`,
			`DTSTAMP:${utc(now)}`,
			`DTSTART:${utc(startsAt)}`,
			`DTEND:${utc(endsAt)}`,
			`SUMMARY:${title.replace(/[\\;,]/g, (sign) => `\\${sign}`)}`,
			'CLASS:PRIVATE',
			'END:VEVENT'
		);
	return [...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function utc(at: Date): string {
	return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
