import type { Tx } from '#platform/db/tx.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { listCrechePlacesOf, type CrechePlace } from './queries.server.ts';

/** The crèche place that came free for her in a course, as long as one of her children has one there. */
export async function crecheNews(tx: Tx, personId: string, data: Record<string, string>): Promise<CrechePlace | null> {
	const places = await listCrechePlacesOf(tx, personId);
	return places.find((place) => place.cohortId === data.cohort && place.state === 'place') ?? null;
}

/** Tells her that what she waited for besides her own place has come free; what it is stands on her page alone. */
export async function crechePlaceLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	if (!(await crecheNews(tx, accountId, data))) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_creche()],
		act: { words: m.programmes_mail_to_page(), path: '/me' }
	};
}
