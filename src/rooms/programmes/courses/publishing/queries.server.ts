import type { Tx } from '#platform/db/tx.ts';
import { isLanguage } from '#platform/i18n/language-list.ts';
import { lookAtCourse } from '../hall/queries.server.ts';
import { listSessions } from '../session/queries.server.ts';
import { getRiskCheck } from '../risk-check/queries.server.ts';
import { countTeam } from '../team/queries.server.ts';
import type { WayOnline } from '../online/form.ts';
import { getWayOnline } from '../online/queries.server.ts';
import { findVenue } from '../venue/queries.server.ts';
import { crechePlaces } from '#rooms/creche/place/policy.ts';
import type { Readiness } from './policy.ts';
import type { Cohort } from '../cohort/queries.server.ts';
import { getBands } from '#creche';

const isUnsaid = ({ link, phone }: WayOnline) => !link && !phone;

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
		onlineUnsaid: cohort.mode !== 'room' && isUnsaid(await getWayOnline(tx, cohort.id)),
		risk: venue && cohort.mode !== 'online' ? (await getRiskCheck(tx, venue.id)).state : 'fine',
		inTheHall: (await lookAtCourse(tx, cohort, sessions)).clashes,
		languagesMissing: languages.filter((language) => isLanguage(language) && !cohort.label[language]).length
	};
}
