import { sql } from 'kysely';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Entry } from '#platform/calendar/calendar-file.ts';
import type { Words } from '#platform/forms/words.ts';
import { isLanguage, type Language } from '#platform/i18n/language-list.ts';
import { hashOf } from '#platform/identity/session.ts';
import type { Mode } from '#rooms/programmes/courses/template/course-template.ts';
import { NotFound } from '#platform/outcome.ts';

/** The link that she has now: never its address, which was shown once. */
export interface CalendarLink {
	tells: boolean;
	madeAt: Date;
}

/** What a calendar of hers follows: the meetings with their names and places, which it may say only if she wished so. */
export interface Followed {
	language: Language | undefined;
	tells: boolean;
	meetings: (Omit<Entry, 'summary' | 'location'> & FollowedPlace)[];
}

/** What a meeting is called and where it is. */
export interface FollowedPlace {
	label: Words;
	title: Words;
	/** Empty where it meets online alone. */
	venue: string | null;
	area: string | null;
	address: string | null;
	postcode: string | null;
	mode: Mode;
}

/** Whether somebody has a link now, since when, and whether it says what and where. */
export async function findCalendarLink(tx: Tx, personId: string): Promise<CalendarLink | undefined> {
	return tx.db
		.selectFrom('programmes.calendar_link')
		.select(['tells', 'made_at as madeAt'])
		.where('person_id', '=', personId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
}

type Row = FollowedPlace & {
	language: string;
	tells: boolean;
	id: string | null;
	starts_at: Date;
	ends_at: Date;
	is_off: boolean;
	sequence: number;
	changed_at: Date;
};

/** What the calendar behind a link follows. Throws NotFound where the link is unknown or was ended. */
export async function getFollowed(link: Tx, token: string): Promise<Followed> {
	await showTo(link, hashOf(token));
	const { rows } = await sql<Row>`select * from programmes.followed()`.execute(link.db);
	const [first] = rows;
	if (!first) throw new NotFound();
	return {
		language: isLanguage(first.language) ? first.language : undefined,
		tells: first.tells,
		meetings: rows.flatMap((row) => (row.id ? [meetingOf({ ...row, id: row.id })] : []))
	};
}

function meetingOf(row: Row & { id: string }): Followed['meetings'][number] {
	const { id, label, title, venue, area, address, postcode, mode } = row;
	const cancelledAt = row.is_off ? row.changed_at : null;
	const when = { startsAt: row.starts_at, endsAt: row.ends_at, cancelledAt };
	return {
		...{ id, ...when, sequence: row.sequence, changedAt: row.changed_at },
		...{ label, title, venue, area, address, postcode, mode }
	};
}
