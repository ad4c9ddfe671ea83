import type { Tx } from '#platform/db/tx.ts';
import { m } from '#messages';
import type { Letter } from '#platform/mail/letter.ts';

/**
 * Tells a safeguarding lead that something waits: no name, no content, a link to the list. A coordinator is told only where
 * no lead may see it, and is led to the team.
 */
export async function alertLetter(_tx: Tx, _accountId: string, data: Record<string, string>): Promise<Letter> {
	if (data.to === 'coordinator')
		return {
			subject: m.safeguarding_mail_subject(),
			paragraphs: [m.safeguarding_mail_nobody(), m.safeguarding_mail_find()],
			act: { words: m.safeguarding_mail_act(), path: '/manage/team' }
		};
	const waited =
		data.step === '0' ? m.safeguarding_mail_now() : m.safeguarding_mail_waited({ minutes: data.step ?? '' });
	return {
		subject: m.safeguarding_mail_subject(),
		paragraphs: [waited, m.safeguarding_mail_ask()],
		act: { words: m.safeguarding_mail_act(), path: '/concerns' }
	};
}
