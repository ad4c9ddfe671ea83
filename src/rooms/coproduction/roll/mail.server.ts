import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { takesPapers } from '../decision/policy.ts';
import { getDecision } from '../decision/queries.server.ts';
import { mintVoteLink } from './commands.server.ts';

/** Asks her to vote, or says so once more, with a link of her own. Nothing is sent once the vote is over, and whether she has voted is not asked. */
export async function voteLetter(job: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const line = await lineOf(job, accountId, data.decision ?? '');
	if (!line) return null;
	const decision = await getDecision(job, data.decision ?? '');
	if (!takesPapers(decision, job.now) || !decision.closesAt) return null;
	const until = dayAndTime(decision.closesAt, job.zone, 'parents');
	return {
		subject: m.coproduction_mail_subject(),
		paragraphs: [
			data.step === 'reminder' ? m.coproduction_mail_again() : m.coproduction_mail_first(),
			inWords(decision.question),
			m.coproduction_mail_until({ until }),
			m.coproduction_mail_secret()
		],
		act: { words: m.coproduction_mail_act(), path: `/together/vote/link/${await mintVoteLink(job, line)}` }
	};
}

/** Says that a vote is void, and why. */
export async function voidLetter(job: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	if (!(await lineOf(job, accountId, data.decision ?? ''))) return null;
	const { question, voidReason } = await getDecision(job, data.decision ?? '');
	if (voidReason === null) return null;
	return {
		subject: m.coproduction_mail_subject(),
		paragraphs: [m.coproduction_mail_void(), inWords(question), voidReason, m.coproduction_mail_void_unread()]
	};
}

async function lineOf(job: Tx, personId: string, decisionId: string): Promise<string | undefined> {
	const row = await job.db
		.selectFrom('coproduction.roll')
		.select('id')
		.where('decision_id', '=', decisionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row?.id;
}
