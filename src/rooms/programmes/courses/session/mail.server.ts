import type { Tx } from '#platform/db/tx.ts';
import { calendarOf } from '#platform/calendar/calendar-file.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { changeWords, pageWords } from './words.ts';
import { findSession, listSessions, parentsToTell } from './queries.server.ts';

/** What there is to say about a session that changed, as it stands now; null when it is over or no longer hers. */
export async function sessionNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const session = await findSession(tx, data.session ?? '');
	if (!session || session.endsAt <= tx.now) return null;
	if (!(await parentsToTell(tx, session.cohortId)).includes(personId)) return null;
	return changeWords(session, data.was ? new Date(data.was) : session.startsAt, tx.zone);
}

/** Tells a parent that a session is off, on again or at another time. Of several letters on the way, each says how it stands. */
export async function sessionNewsLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	const news = await sessionNews(tx, accountId, data);
	const session = await findSession(tx, data.session ?? '');
	if (!news || !session) return null;
	const method = session.cancelledAt ? 'CANCEL' : 'PUBLISH';
	const content = calendarOf([session], m.programmes_waiting_calendar_title(), tx.now, { method });
	return { ...letterOf([news, pageWords(session)]), calendar: { method, content } };
}

/** What there is to say about a course that meets somewhere else; null when it is over or no longer hers. */
export async function venueNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const cohortId = data.cohort ?? '';
	const next = (await listSessions(tx, cohortId)).find((session) => !session.cancelledAt && session.endsAt > tx.now);
	if (!next || !(await parentsToTell(tx, cohortId)).includes(personId)) return null;
	const zone = tx.zone;
	return m.programmes_sessions_mail_where({ when: dayAndTime(next.startsAt, zone) });
}

/** Tells a parent that a course now meets somewhere else. Where, she reads on her own page. */
export async function venueNewsLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await venueNews(tx, accountId, data);
	return news ? letterOf([news, m.programmes_sessions_mail_where_page()]) : null;
}

function letterOf(paragraphs: string[]): Letter {
	return {
		subject: m.programmes_mail_subject(),
		paragraphs,
		act: { words: m.programmes_mail_to_page(), path: '/me' }
	};
}
