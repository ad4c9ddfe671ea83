import { inLanguage, languages, type Language } from '#platform/i18n/language.ts';
import type { Exercise } from '../exercise/exercise.ts';
import { tooLongFor, type PrintedBooklet } from './pdf.server.ts';
import { bookletWords, exercisePage } from './words.ts';

/** The first language in which an exercise does not stand on one A5 page, in large print or in ordinary; none where it does in all. */
export async function tooLongIn(
	exercise: Exercise,
	giver: Pick<PrintedBooklet, 'organisation' | 'accent' | 'images'>
): Promise<Language | undefined> {
	for (const language of languages.filter((one) => one in exercise.text)) {
		const printed = inLanguage(language, () => ({
			...giver,
			title: '',
			words: bookletWords(),
			pages: [exercisePage(exercise)]
		}));
		for (const large of [true, false]) if (await tooLongFor(printed, language, large)) return language;
	}
	return undefined;
}
