import type { Tx } from '#platform/db/tx.ts';
import { publicAddress } from '#platform/i18n/address.ts';
import { clock, fullDate, longDay, weekday } from '#platform/i18n/dates.ts';
import { fromLeft } from '#platform/i18n/direction.ts';
import { inLanguage, inWords } from '#platform/i18n/language.ts';
import { languageNames, type Language } from '#platform/i18n/language-list.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import type { Organisation } from '#platform/identity/organisation.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import { crechePlaces } from '#rooms/creche/place/policy.ts';
import { getCohort, type Cohort } from '../cohort/queries.server.ts';
import { accessOf, placeOf } from '../online/words.ts';
import { getBands } from '#creche';
import { listPrintedLogos } from '../picture/queries.server.ts';
import { meetingsOf } from '../session/policy.ts';
import { listSessions, type Session } from '../session/queries.server.ts';
import { findVenue, type Venue } from '../venue/queries.server.ts';
import type { Leaflet, Poster } from './pdf.server.ts';

interface Facts {
	cohort: Cohort;
	venue: Venue | null;
	sessions: Session[];
	hasCreche: boolean;
	organisation: Organisation;
	language: Language;
}

async function factsOf(tx: Tx, cohortId: string, organisation: Organisation, language: Language): Promise<Facts> {
	const cohort = await getCohort(tx, cohortId);
	const sessions = meetingsOf(await listSessions(tx, cohortId));
	const hasCreche = crechePlaces(await getBands(tx, cohortId)) > 0;
	return { cohort, venue: (await findVenue(tx, cohort.venueId)) ?? null, sessions, hasCreche, organisation, language };
}

/** The whole address of a course's public page in a language, fit to be scanned or typed. */
export function publicUrl(slug: string, organisation: Organisation, language: Language): string {
	return (
		runtime().origin + publicAddress(`/on/${slug}`, organisation.isFirst ? undefined : organisation.slug, language)
	);
}

/** What the poster of a course says in one language. */
export async function getPoster(
	tx: Tx,
	cohortId: string,
	organisation: Organisation,
	language: Language
): Promise<Poster> {
	const facts = await factsOf(tx, cohortId, organisation, language);
	return inLanguage(language, async () => ({
		...posterOf(facts),
		logo: await findLogo(tx),
		logos: await listPrintedLogos(tx, cohortId)
	}));
}

/** What the leaflet of a course says in one language: its poster, what it is not, and its days. */
export async function getLeaflet(
	tx: Tx,
	cohortId: string,
	organisation: Organisation,
	language: Language
): Promise<Leaflet> {
	const facts = await factsOf(tx, cohortId, organisation, language);
	const poster = await getPoster(tx, cohortId, organisation, language);
	return inLanguage(language, () => ({ ...poster, ...insideOf(facts, tx.now) }));
}

/** So many days stand on a leaflet. */
const mostDays = 10;

function insideOf(
	{ cohort, sessions, organisation: { timeZone } }: Facts,
	now: Date
): Pick<Leaflet, 'isNot' | 'days' | 'like' | 'words'> {
	const next = sessions.filter(({ endsAt }) => endsAt > now);
	const shown = next.length ? next : sessions;
	return {
		isNot: inWords(cohort.isNot),
		days: shown.slice(0, mostDays).map(({ startsAt, endsAt, title }) => {
			const [from, to] = [clock(startsAt, timeZone, 'parents'), clock(endsAt, timeZone, 'parents')];
			return {
				day: m.programmes_posters_leaflet_day({ day: longDay(startsAt, timeZone), from, to }),
				title: inWords(title)
			};
		}),
		like: [m.programmes_visiting_like_share(), m.programmes_visiting_like_name(), m.programmes_visiting_like_late()],
		words: {
			about: m.programmes_posters_leaflet_about(),
			isNot: m.programmes_courses_not(),
			dates: m.programmes_posters_leaflet_dates(),
			more: shown.length > mostDays ? m.programmes_posters_leaflet_more({ count: shown.length - mostDays }) : '',
			like: m.programmes_visiting_like()
		}
	};
}

function posterOf(facts: Facts): Poster {
	const { cohort, organisation, language } = facts;
	const url = publicUrl(cohort.slug, organisation, language);
	const address = url.replace(/^https?:\/\//, '');
	const asked = askWords(organisation);
	const others = organisation.languages
		.filter((other) => other !== language)
		.map((other) => inLanguage(other, () => m.programmes_posters_also_in()));
	return {
		organisation: organisation.name,
		accent: organisation.accent,
		badge: inWords(cohort.cost) ? m.programmes_trips_badge() : m.programmes_posters_free(),
		heading: inWords(cohort.label),
		lead: inWords(cohort.promise),
		drawing: m.programmes_posters_drawing(),
		facts: [when(facts), where(facts), ...children(facts), easy(facts)],
		invitation: {
			heading: m.programmes_posters_come(),
			note: m.programmes_posters_point(),
			url,
			address,
			square: m.programmes_posters_square({ address })
		},
		foot: [...asked, ...others, ...(asked.length ? [] : [organisation.name])].join(' · ')
	};
}

/** Where people ask, as a poster says it. */
function askWords({ contact }: Organisation): string[] {
	const ways = [contact.phone, contact.email].flatMap((way) => (way ? [fromLeft(way)] : [])).join(', ');
	const hours = inWords(contact.hours);
	return ways ? [m.programmes_posters_ask({ ways: hours ? `${ways} (${hours})` : ways })] : [];
}

type Fact = Poster['facts'][number];

function when({ cohort, sessions, organisation: { timeZone } }: Facts): Fact {
	const first = sessions[0];
	if (!first) return { icon: 'when', title: m.programmes_posters_when_ask(), note: '' };
	const times = {
		weekday: weekday(first.startsAt, timeZone),
		from: clock(first.startsAt, timeZone, 'parents'),
		to: clock(first.endsAt, timeZone, 'parents')
	};
	const note =
		cohort.wayIn === 'open'
			? m.programmes_groups_just_come_text()
			: m.programmes_posters_from({ day: fullDate(first.startsAt, timeZone), count: sessions.length });
	if (sessions.length === 1 && cohort.wayIn !== 'open') {
		const day = fullDate(first.startsAt, timeZone);
		return { icon: 'when', title: m.programmes_visiting_when({ ...times, day }), note: inWords(cohort.meetingPoint) };
	}
	return { icon: 'when', title: m.programmes_courses_every(times), note };
}

function where({ cohort, venue }: Facts): Fact {
	const room = (there: Venue) =>
		[
			there.stepFree ? m.programmes_venue_step_free() : '',
			there.buggySpace ? m.programmes_venue_buggy() : '',
			inWords(there.access)
		]
			.filter(Boolean)
			.join('. ');
	const place = { mode: cohort.mode, venue };
	return { icon: 'where', title: placeOf(place), note: accessOf(place, room) };
}

function children({ cohort, hasCreche }: Facts): Fact[] {
	if (cohort.children === 'with-parent') {
		const note =
			cohort.kind === 'trip' ? m.programmes_trips_with_children_text() : m.programmes_groups_with_children_text();
		const title = m.programmes_groups_with_children();
		return [{ icon: 'creche', title, note }];
	}
	const [title, note] = [m.programmes_posters_creche(), m.programmes_posters_creche_note()];
	return hasCreche ? [{ icon: 'creche', title, note }] : [];
}

function easy({ cohort }: Facts): Fact {
	const cost = inWords(cohort.cost);
	if (cost) return { icon: 'free', title: cost, note: m.programmes_trips_cost_text() };
	return { icon: 'free', title: m.programmes_posters_easy(), note: m.programmes_posters_easy_note() };
}

/** A course in a few lines, to paste into a messaging app or a newsletter. */
export interface ShareText {
	language: Language;
	name: string;
	text: string;
}

/** The words to share a course with, in every language of the organisation. */
export async function listShareTexts(tx: Tx, cohortId: string, organisation: Organisation): Promise<ShareText[]> {
	const texts: ShareText[] = [];
	for (const language of organisation.languages) {
		const facts = await factsOf(tx, cohortId, organisation, language);
		texts.push({ language, name: languageNames[language], text: inLanguage(language, () => shareText(facts)) });
	}
	return texts;
}

function timeWords({ cohort, sessions, zone }: Pick<Facts, 'cohort' | 'sessions'> & { zone: string }): string {
	const first = sessions[0];
	if (!first) return '';
	const [from, to] = [clock(first.startsAt, zone, 'parents'), clock(first.endsAt, zone, 'parents')];
	if (sessions.length === 1 && cohort.wayIn !== 'open')
		return m.programmes_visiting_when({ day: longDay(first.startsAt, zone), from, to });
	if (cohort.kind !== 'group')
		return m.programmes_posters_share_when({ day: longDay(first.startsAt, zone), from, to, count: sessions.length });
	const every = m.programmes_courses_every({ weekday: weekday(first.startsAt, zone), from, to });
	return `${every}. ${m.programmes_groups_just_come()}.`;
}

function shareText({ cohort, sessions, venue, hasCreche, organisation, language }: Facts): string {
	const time = timeWords({ cohort, sessions, zone: organisation.timeZone });
	const place = placeOf({ mode: cohort.mode, venue });
	const lines = [
		inWords(cohort.label),
		inWords(cohort.promise),
		time,
		place,
		inWords(cohort.cost) || (hasCreche ? m.programmes_posters_share_creche() : m.programmes_posters_share_free()),
		publicUrl(cohort.slug, organisation, language)
	];
	return lines.filter(Boolean).join('\n');
}
