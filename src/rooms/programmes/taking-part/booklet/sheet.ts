import { shortDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Logo } from '#platform/pdf/render.ts';
import { m } from '#messages';
import type { DrawingName, Exercise } from '../exercise/exercise.ts';
import { drawingWords } from '../exercise/words.ts';
import type { PrintedBooklet } from './pdf.server.ts';
import { bookletWords, exercisePage } from './words.ts';

/** What a booklet is made of, in every language. */
export interface BookletSheet {
	exercises: readonly Exercise[];
	course: Words;
	session: { week: number; title: Words; startsAt: Date };
	giver: { name: string; accent: string; timeZone: string; logo?: Logo };
	images: Record<DrawingName, string>;
}

/** A booklet as it is printed, in the language spoken now: a title, a page for five words, the exercises, a page for notes. */
export function printedBooklet({ exercises, course, session, giver, images }: BookletSheet): PrintedBooklet {
	const title = inWords(session.title);
	const when = shortDay(session.startsAt, giver.timeZone);
	return {
		organisation: giver.name,
		accent: giver.accent,
		logo: giver.logo,
		title,
		words: bookletWords(),
		images,
		pages: [
			{
				kind: 'title',
				title,
				lines: [inWords(course), m.programmes_booklets_week({ week: session.week, when })],
				whose: m.programmes_booklets_whose(),
				note: m.programmes_booklets_note(),
				drawing: 'teapot',
				drawingWords: drawingWords('teapot')
			},
			{
				kind: 'words',
				title: m.programmes_booklets_words_title(),
				lines: [m.programmes_booklets_words_text(), m.programmes_booklets_words_keep()],
				warning: m.programmes_booklets_words_lost()
			},
			...exercises.map(exercisePage),
			{ kind: 'lines', title: m.programmes_booklets_notes() }
		]
	};
}
