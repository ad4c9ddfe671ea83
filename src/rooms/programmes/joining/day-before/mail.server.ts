import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { dayBeforeLink } from './queries.server.ts';

/** Whether she still has to say that it was she who asked to be told the day before. */
export async function dayBeforeNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const { ask = '' } = data;
	if (!isId(ask)) return null;
	const row = await tx.db
		.selectFrom('programmes.day_before')
		.select('id')
		.where('id', '=', ask)
		.where('person_id', '=', personId)
		.where('answered_at', 'is', null)
		.executeTakeFirst();
	return row?.id ?? null;
}

/** Asks whoever's address was typed whether it was she, and says what comes of a yes. */
export async function dayBeforeLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const ask = await dayBeforeNews(tx, accountId, data);
	if (!ask) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_groups_tell_mail(), m.programmes_groups_tell_mail_not_you()],
		act: { words: m.programmes_groups_tell_mail_act(), path: `/day-before/${dayBeforeLink(ask)}` }
	};
}
