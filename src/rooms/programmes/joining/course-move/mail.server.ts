import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { getStanding, type Standing } from '../registration/queries.server.ts';

/** How things stand in the course to which she was moved, as long as she has a place or a turn there. */
export async function movedNews(tx: Tx, personId: string, data: Record<string, string>): Promise<Standing | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	return standing && standing.next && standing.state !== 'left' ? standing : null;
}

/** Tells her that she was moved, and whether she has a place there and from when, or which turn. */
export async function movedLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await movedNews(tx, accountId, data);
	if (!news?.next) return null;
	const stands =
		news.state === 'place'
			? m.programmes_mail_moved_place({ when: dayAndTime(news.next, news.zone, 'parents') })
			: m.programmes_mail_moved_turn({ turn: Math.max(1, news.turn) });
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_moved(), stands, m.programmes_mail_moved_wrong()],
		act: { words: m.programmes_mail_to_page(), path: '/me' }
	};
}
