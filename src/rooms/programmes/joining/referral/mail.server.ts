import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { hersLink } from './queries.server.ts';

/** Where a referral stands that is hers, as long as a letter about it matters. */
export async function referralNews(
	tx: Tx,
	personId: string,
	{ referral = '' }: Record<string, string>
): Promise<'asked' | 'answered' | null> {
	const row = isId(referral)
		? await tx.db
				.selectFrom('programmes.referral')
				.select(['answer', 'decision'])
				.where('id', '=', referral)
				.where('person_id', '=', personId)
				.executeTakeFirst()
		: undefined;
	if (!row || row.answer === 'withdrawn') return null;
	if (row.answer === null) return 'asked';
	return row.decision ? 'answered' : null;
}

/** Asks her, in words that give nothing away, to look at what was said of her. */
export async function referralLetter(tx: Tx, personId: string, data: Record<string, string>): Promise<Letter | null> {
	if ((await referralNews(tx, personId, data)) !== 'asked') return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_referral_mail(), m.programmes_referral_mail_before()],
		act: { words: m.programmes_referral_mail_act(), path: `/yours/${hersLink(data.referral ?? '')}` }
	};
}

/** Tells her that the charity has answered, and where she reads it. */
export async function referralAnsweredLetter(
	tx: Tx,
	personId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	if ((await referralNews(tx, personId, data)) !== 'answered') return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_referral_mail_answered()],
		act: { words: m.programmes_referral_mail_answered_act(), path: `/yours/${hersLink(data.referral ?? '')}` }
	};
}

/** Tells a coordinator that somebody waits for an answer longer than was promised. It names nobody. */
export async function referralWaitingLetter(
	tx: Tx,
	_accountId: string,
	{ referral = '' }: Record<string, string>
): Promise<Letter | null> {
	if (!isId(referral)) return null;
	const row = await tx.db
		.selectFrom('programmes.referral')
		.select(['answer', 'decision'])
		.where('id', '=', referral)
		.executeTakeFirst();
	if (!row || row.decision || row.answer === 'withdrawn') return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_referral_mail_waits(), m.programmes_referral_mail_waits_until()],
		act: { words: m.programmes_referral_mail_waits_act(), path: '/manage/waiting' }
	};
}
