import type { Tx } from '#platform/db/tx.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { findCohort, findVenue, listSessions } from '#programmes/courses';
import { startWords, whereWords } from '#rooms/programmes/courses/public-page/words.ts';
import { isPastJoining } from '../registration/policy.ts';

/** What begins of which somebody wanted to hear, as long as she can still come to it. */
export async function comingNews(
	tx: Tx,
	_personId: string,
	data: Record<string, string>
): Promise<{ label: string; when: string; where: string; slug: string } | null> {
	const cohort = await findCohort(tx, data.cohort ?? '');
	if (!cohort?.publishedAt || !data.interest) return null;
	const sessions = await listSessions(tx, cohort.id);
	if (isPastJoining(sessions, tx.now)) return null;
	const venue = (await findVenue(tx, cohort.venueId)) ?? null;
	return {
		label: inWords(cohort.label),
		when: startWords({ sessions }, tx.zone),
		where: whereWords({ ...cohort, venue }),
		slug: cohort.slug
	};
}

/** Tells somebody who wanted to hear, once, that something begins, and where she finds it. */
export async function comingLetter(tx: Tx, personId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await comingNews(tx, personId, data);
	if (!news) return null;
	const { label, when, where, slug } = news;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [
			m.programmes_coming_mail(),
			m.programmes_coming_mail_what({ course: label, when, where }),
			m.programmes_coming_mail_once()
		],
		act: { words: m.programmes_coming_mail_act(), path: `/on/${slug}` }
	};
}
