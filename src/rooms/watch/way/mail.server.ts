import type { Tx } from '#platform/db/tx.ts';
import { m } from '#messages';
import type { Letter } from '#platform/mail/letter.ts';

/** A test alarm: nothing has happened, and she says that it came. */
export async function testLetter(_tx: Tx, _accountId: string, _data: Record<string, string>): Promise<Letter> {
	return {
		subject: m.watch_mail_subject(),
		paragraphs: [m.watch_mail_test(), m.watch_mail_answer()],
		act: { words: m.watch_mail_act(), path: '/duty/ways' }
	};
}
