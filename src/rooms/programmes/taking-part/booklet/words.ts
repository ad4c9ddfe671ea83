import { m } from '#messages';
import type { Exercise } from '../exercise/exercise.ts';
import { creditWords, drawingWords, factsOf, exerciseTextOf, themeWords } from '../exercise/words.ts';
import type { PrintedBooklet, PrintedPage } from './pdf.server.ts';

/** An exercise as a page of a booklet, in the language spoken now. */
export function exercisePage(exercise: Exercise): PrintedPage {
	const { text } = exerciseTextOf(exercise);
	return {
		kind: 'exercise',
		id: exercise.id,
		theme: themeWords(exercise.theme),
		facts: factsOf(exercise),
		...text,
		need: text.need || m.programmes_exercises_need_nothing(),
		credit: creditWords(exercise.credit),
		...(exercise.drawing ? { drawing: exercise.drawing, drawingWords: drawingWords(exercise.drawing) } : {})
	};
}

/** What stands on pages of every booklet. */
export function bookletWords(): PrintedBooklet['words'] {
	return {
		need: m.programmes_exercises_need(),
		skip: m.programmes_exercises_skip(),
		flip: m.programmes_booklets_flip()
	};
}
