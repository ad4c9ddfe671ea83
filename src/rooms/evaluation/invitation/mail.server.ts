import { findRegistrationOf } from '#programmes/joining';
import { agreesTo } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { longDay } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { mintLink } from './commands.server.ts';
import { endOf, isOpen } from '../wave/policy.ts';
import { getWave } from '../wave/queries.server.ts';

/**
 * Asks her, once or as a reminder, to answer a few questions. Nothing is sent when she has answered, said no thank you,
 * taken back her yes or left, or when the time is over.
 */
export async function invitationLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	const invitation = await tx.db
		.selectFrom('evaluation.invitation as invitation')
		.innerJoin('evaluation.participant as participant', (join) =>
			join
				.onRef('participant.org_id', '=', 'invitation.org_id')
				.onRef('participant.id', '=', 'invitation.participant_id')
		)
		.select(['invitation.id', 'invitation.wave_id', 'invitation.declined_at', 'invitation.finished_at'])
		.where('participant.person_id', '=', accountId)
		.where('invitation.wave_id', '=', data.wave ?? '')
		.executeTakeFirst();
	if (!invitation || invitation.declined_at || invitation.finished_at) return null;
	const [wave, zone] = [await getWave(tx, invitation.wave_id), tx.zone];
	const registration = await findRegistrationOf(tx, wave.cohortId, accountId);
	if (!isOpen(wave, tx.now, zone) || registration?.state !== 'place' || !(await agreesTo(tx, accountId, 'research')))
		return null;
	const until = longDay(new Date(endOf(wave, zone).getTime() - 1), zone);
	const isFirst = data.step === 'first';
	return {
		subject: m.evaluation_mail_subject(),
		paragraphs: [
			isFirst ? m.evaluation_mail_first() : m.evaluation_mail_again(),
			m.evaluation_mail_free(),
			m.evaluation_mail_until({ until })
		],
		act: { words: m.evaluation_mail_act(), path: `/answer/${await mintLink(tx, invitation.id, endOf(wave, zone))}` }
	};
}
