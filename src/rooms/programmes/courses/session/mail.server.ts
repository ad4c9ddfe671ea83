import type { Tx } from '#platform/db/tx.ts';
import { calendarOf } from '#platform/calendar/calendar-file.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { changeWords, pageWords } from './words.ts';
import { findSession, parentsToTell, wantsQuiet, type Session } from './queries.server.ts';

/** The sessions that a letter is about, as they stand now, and when she thinks that each is; those that are over are left out. */
async function changedSessions(tx: Tx, data: Record<string, string>): Promise<{ session: Session; was: Date }[]> {
	const was = (data.was ?? '').split(' ');
	const changed = [];
	for (const [at, id] of (data.session ?? '').split(' ').entries()) {
		const session = await findSession(tx, id);
		if (session && session.endsAt > tx.now)
			changed.push({ session, was: was[at] ? new Date(was[at]) : session.startsAt });
	}
	return changed.sort((one, other) => one.was.getTime() - other.was.getTime());
}

async function newsFor(tx: Tx, personId: string, data: Record<string, string>) {
	const all = await changedSessions(tx, data);
	// somebody quiet may have said that she wants to hear of what is called off, and of nothing else
	const changed = (await wantsQuiet(tx, personId)) ? all.filter(({ session }) => session.cancelledAt) : all;
	const [first] = changed;
	if (!first || !(await parentsToTell(tx, first.session.cohortId, first.session.id)).includes(personId)) return null;
	return { changed, words: changed.map(({ session, was }) => changeWords(session, was, tx.zone)) };
}

/** What there is to say about sessions that changed, as they stand now; null when all are over or she comes to them no more. */
export async function sessionNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	return (await newsFor(tx, personId, data))?.words.join(' ') ?? null;
}

/** Tells a parent which sessions are off, on again or at another time. Of several letters on the way, each says how it stands. */
export async function sessionNewsLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	const news = await newsFor(tx, accountId, data);
	const [first] = news?.changed ?? [];
	if (!news || !first) return null;
	const sessions = news.changed.map(({ session }) => session);
	// a calendar takes a file that calls off, or one that publishes: where both happened, what is off stands in it as such
	const method = sessions.every((session) => session.cancelledAt) ? 'CANCEL' : 'PUBLISH';
	const content = calendarOf(sessions, m.programmes_waiting_calendar_title(), tx.now, { method });
	return { ...letterOf([...news.words, pageWords(first.session)]), calendar: { method, content } };
}

/** A letter that leads to her own page. */
export function letterOf(paragraphs: string[]): Letter {
	return {
		subject: m.programmes_mail_subject(),
		paragraphs,
		act: { words: m.programmes_mail_to_page(), path: '/me' }
	};
}
