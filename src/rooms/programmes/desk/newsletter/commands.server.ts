import type { Tx } from '#platform/db/tx.ts';
import { isFramed, isLanguage } from '#platform/i18n/language-list.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { writeNotice } from '../notice/commands.server.ts';
import { mayDraftNewsletters, worthTelling } from './policy.ts';
import { draftWords, type ToldMeeting } from './words.ts';

/** Drafts a newsletter of what is on, in each language of the organisation, for somebody to go on with. Where nothing is on there is none. */
export async function draftNewsletter(tx: Tx, whatsOn: readonly ToldMeeting[]): Promise<Outcome<'nothing-on', string>> {
	if (!mayDraftNewsletters(tx.actor)) throw new Forbidden();
	const entries = worthTelling(whatsOn, tx.now);
	if (!entries.length) return refused('nothing-on');
	const languages = tx.languages.filter(isLanguage).filter((language) => !isFramed(language));
	const words: Partial<Record<(typeof languages)[number], string>> = {};
	for (const language of languages)
		words[language] = await inLanguage(language, () => draftWords(entries, tx.now, tx.zone));
	return writeNotice(tx, { circleId: null, who: 'everybody', language: null, subject: {}, words }, true);
}
