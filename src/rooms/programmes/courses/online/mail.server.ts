import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { letterOf, sessionNews } from '../session/mail.server.ts';
import { findSession, listSessions, parentsToTell } from '../session/queries.server.ts';
import { modeOf } from './policy.ts';
import { findRun } from './queries.server.ts';
import { modeNewsWords } from './words.ts';

/** What there is to say about a course that meets somewhere else; null when it is over or no longer hers. */
async function venueNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const cohortId = data.cohort ?? '';
	if (data.session) return modeNews(tx, personId, data.session, data.mode);
	const next = (await listSessions(tx, cohortId)).find((session) => !session.cancelledAt && session.endsAt > tx.now);
	if (!next || !(await parentsToTell(tx, cohortId)).includes(personId)) return null;
	const zone = tx.zone;
	return m.programmes_sessions_mail_where({ when: dayAndTime(next.startsAt, zone, 'parents') });
}

/** That one meeting is online, or in its room after all; null when it was changed again since, is over, or no longer hers. */
async function modeNews(tx: Tx, personId: string, sessionId: string, mode: string | undefined): Promise<string | null> {
	const session = await findSession(tx, sessionId);
	const run = session && (await findRun(tx, session.cohortId));
	if (!run || session.cancelledAt || session.endsAt <= tx.now || modeOf(session, run) !== mode) return null;
	if (!(await parentsToTell(tx, session.cohortId, session.id)).includes(personId)) return null;
	return modeNewsWords(modeOf(session, run), dayAndTime(session.startsAt, tx.zone, 'parents'));
}

/** Tells a parent that a course now meets somewhere else. Where, she reads on her own page. */
export async function venueNewsLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await venueNews(tx, accountId, data);
	return news ? letterOf([news, m.programmes_sessions_mail_where_page()]) : null;
}

/** What there is to say about meetings that are not as she knows them: at another time or off, or somewhere else. */
export const newsOfMeetings = { changed: sessionNews, elsewhere: venueNews };
