import { languages, localeOf } from '#platform/i18n/language-list.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import type { PocketGiven, TakeAlongGiven } from './form.ts';
import { pocketWords } from './words.ts';

/** What the pocket's page says, in the language spoken now. */
export const pocketGiven = (): PocketGiven => ({
	words: pocketWords(),
	language: currentLanguage(),
	locale: localeOf(currentLanguage()),
	languages: [...languages]
});

/** What the page of a meeting gives to the button that takes its register along. */
export function takeAlongGiven(session: string, neutral: string): TakeAlongGiven {
	const { take, takeWhy, digits, digitsHint, digitsWrong, taking, takeFailed, noStore, noHttps, iphone } =
		pocketWords();
	const words = { take, takeWhy, digits, digitsHint, digitsWrong, taking, takeFailed, noStore, noHttps, iphone };
	const language = currentLanguage() === 'es' ? 'es' : 'en';
	return { session, language, typed: `/sessions/${session}/typed`, neutral, words };
}
