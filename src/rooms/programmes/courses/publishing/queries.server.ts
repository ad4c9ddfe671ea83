import { sql } from 'kysely';
import type { Words } from '#platform/forms/words.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isLanguage } from '#platform/i18n/language-list.ts';
import { listSessions } from '../session/queries.server.ts';
import { countTeam } from '../team/queries.server.ts';
import { findVenue } from '../venue/queries.server.ts';
import { crechePlaces } from '#rooms/programmes/creche/creche-place/policy.ts';
import type { Readiness } from './policy.ts';
import type { Cohort } from '../cohort/queries.server.ts';
import { getBands } from '#programmes/creche';

/** Meetings of other courses that overlap with one of this course in the same hall; what is over is left out. */
export async function findInTheHall(tx: Tx, { id }: { id: string }): Promise<{ course: Words; startsAt: Date }[]> {
	const { rows } = await sql<{ course: Words; startsAt: Date }>`
		select distinct c.label as course, other.starts_at as "startsAt", other.id
		from programmes.cohort own
			join programmes.session s on s.org_id = own.org_id and s.cohort_id = own.id and s.cancelled_at is null and s.ends_at > ${tx.now}::timestamptz
			join programmes.session other on other.org_id = own.org_id and other.cohort_id <> own.id and other.cancelled_at is null
				and other.starts_at < s.ends_at and other.ends_at > s.starts_at
			join programmes.cohort c on c.org_id = own.org_id and c.id = other.cohort_id and c.venue_id = own.venue_id
		where own.id = ${id}::uuid order by other.starts_at, other.id limit 5`.execute(tx.db);
	return rows;
}

/** What there is to know about a course before it is published. */
export async function getReadiness(tx: Tx, cohort: Cohort): Promise<Readiness> {
	const sessions = await listSessions(tx, cohort.id);
	const venue = await findVenue(tx, cohort.venueId);
	const { languages } = await tx.db
		.selectFrom('platform.organisation')
		.select('languages')
		.where('id', '=', tx.actor.orgId)
		.executeTakeFirstOrThrow();
	return {
		meetings: sessions.map(({ startsAt, cancelledAt }) => ({ startsAt, cancelled: cancelledAt !== null })),
		...(await countTeam(tx, cohort.id)),
		crechePlaces: crechePlaces(await getBands(tx, cohort.id)),
		crecheRoom: venue?.crecheRoom ?? false,
		inTheHall: await findInTheHall(tx, cohort),
		languagesMissing: languages.filter((language) => isLanguage(language) && !cohort.label[language]).length
	};
}
