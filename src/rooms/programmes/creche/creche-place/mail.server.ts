import type { Tx } from '#platform/db/tx.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { listCrechePlacesOf } from './queries.server.ts';

/** Tells her that what she waited for besides her own place has come free; what it is stands on her page alone. */
export async function crechePlaceLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	const places = await listCrechePlacesOf(tx, accountId);
	if (!places.some((place) => place.cohortId === data.cohort && place.state === 'place')) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_creche()],
		act: { words: m.programmes_mail_to_page(), path: '/me' }
	};
}
