import type { Tx } from '#platform/db/tx.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Words } from '#platform/forms/words.ts';
import { isId } from '#platform/db/ids.ts';
import { m } from '#messages';
import { noticeLink } from './queries.server.ts';

/** What a notice says, as long as it is kept. */
export async function noticeNews(
	tx: Tx,
	_personId: string,
	data: Record<string, string>
): Promise<{ subject: string; words: string } | null> {
	const { notice: id = '' } = data;
	const notice = isId(id)
		? await tx.db
				.selectFrom('programmes.notice')
				.select(['subject', 'words'])
				.where('id', '=', id)
				.where('sent_at', 'is not', null)
				.executeTakeFirst()
		: undefined;
	return notice ? { subject: inWords(notice.subject as Words), words: inWords(notice.words as Words) } : null;
}

/** A notice to one of many, in her language where it has words in it; a link leads to the same on a page. */
export async function noticeLetter(tx: Tx, personId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await noticeNews(tx, personId, data);
	if (!news) return null;
	return {
		subject: news.subject || m.programmes_mail_subject(),
		paragraphs: news.words.split(/\n{2,}/),
		act: { words: m.programmes_notices_mail_act(), path: `/read/${noticeLink(data.notice ?? '')}` }
	};
}
