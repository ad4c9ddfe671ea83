import type { Tx } from '#platform/db/tx.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { findAskedEmail, linkOf } from './queries.server.ts';

/** Asks whoever reads the new mailbox whether it is hers; only the button of the page it opens does anything. */
export async function addressAskedLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	const asked = await findAskedEmail(tx, accountId);
	if (!asked || asked.id !== data.change) return null;
	return {
		subject: m.people_own_letter_subject(),
		paragraphs: [m.people_own_letter_asked(), m.people_own_letter_day()],
		act: { words: m.people_own_letter_act(), path: `/address/${linkOf(asked.id)}` }
	};
}

/** Tells the old mailbox that it is not written to any more; it names neither the new one nor what it is about. */
export function addressChangedLetter(): Promise<Letter> {
	return Promise.resolve({
		subject: m.people_own_letter_subject(),
		paragraphs: [m.people_own_letter_moved(), m.people_own_letter_not_you()]
	});
}

/** Tells the new mailbox, where a coordinator wrote the address down for somebody who asked for it; it names nothing else. */
export function addressGivenLetter(): Promise<Letter> {
	return Promise.resolve({
		subject: m.people_own_letter_subject(),
		paragraphs: [m.people_own_letter_given(), m.people_own_letter_not_you()]
	});
}

/** Tells her by letter that the number by which she is rung was changed. */
export function phoneChangedLetter(): Promise<Letter> {
	return Promise.resolve({
		subject: m.people_own_letter_subject(),
		paragraphs: [m.people_own_letter_phone(), m.people_own_letter_not_you()]
	});
}
