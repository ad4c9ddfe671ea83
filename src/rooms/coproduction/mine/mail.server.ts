import type { Tx } from '#platform/db/tx.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';

/** Says that something became of what she told us, and nothing of what it was; nothing once she took it off her page. */
export async function becameLetter(job: Tx, accountId: string): Promise<Letter | null> {
	const kept = await job.db
		.selectFrom('coproduction.note_teller')
		.select('id')
		.where('person_id', '=', accountId)
		.where('wants_word', '=', true)
		.limit(1)
		.executeTakeFirst();
	if (!kept) return null;
	return {
		subject: m.coproduction_mail_news(),
		paragraphs: [m.coproduction_mail_became(), m.coproduction_mail_became_where()],
		act: { words: m.coproduction_mail_became_act(), path: '/together/mine' }
	};
}
