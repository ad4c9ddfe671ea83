import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';

/** When the gathering is to which she is invited, as long as that is ahead, she is still invited, and has not said that she comes. */
export async function gatheringNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const { rows } = await sql<{ startsAt: Date }>`
		select s.starts_at as "startsAt" from programmes.cohort c
			join programmes.meeting s on s.org_id = c.org_id and s.cohort_id = c.id and s.starts_at > ${tx.now}::timestamptz
		where c.id::text = ${data.cohort ?? ''} and c.published_at is not null
			and exists (select from programmes.invited i join people.member m on m.org_id = i.org_id and m.circle_id = i.circle_id
				where i.org_id = c.org_id and i.cohort_id = c.id and m.person_id = ${personId}::uuid)
			and not exists (select from people.member m where m.org_id = c.org_id and m.circle_id = c.id and m.person_id = ${personId}::uuid)
		order by s.starts_at limit 1`.execute(tx.db);
	return rows[0] ? dayAndTime(rows[0].startsAt, tx.zone, 'parents') : null;
}

/** Invites her to a gathering, once. She need not answer, and no more letters follow if she doesn't. */
export async function gatheringLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const when = await gatheringNews(tx, accountId, data);
	if (!when) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_gathering_mail({ when }), m.programmes_gathering_mail_once()],
		act: { words: m.programmes_mail_to_page(), path: '/me/alumni' }
	};
}
