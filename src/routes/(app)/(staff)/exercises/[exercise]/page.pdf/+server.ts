import { bookletPdf } from '#rooms/programmes/taking-part/booklet/pdf.server.ts';
import { bookletWords, exercisePage } from '#rooms/programmes/taking-part/booklet/words.ts';
import { maySeeExercises } from '#rooms/programmes/taking-part/exercise/policy.ts';
import { getExercise } from '#rooms/programmes/taking-part/own-exercise/queries.server.ts';
import { exerciseTextOf } from '#rooms/programmes/taking-part/exercise/words.ts';
import { Forbidden } from '#platform/outcome.ts';
import { drawingsForPaper } from '../../../../../drawings.server.ts';
import type { RequestHandler } from './$types';

/** One exercise on an A5 page, with lines to write on. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.actor || !maySeeExercises(locals.actor)) throw new Forbidden();
	const exercise = await locals.tx((tx) => getExercise(tx, params.exercise));
	const booklet = {
		organisation: locals.organisation.name,
		accent: locals.organisation.accent,
		title: exerciseTextOf(exercise).text.title,
		words: bookletWords(),
		pages: [exercisePage(exercise)],
		images: drawingsForPaper()
	};
	const layout = { for: 'reading', large: url.searchParams.has('large') } as const;
	const pdf = await locals.aside(() => bookletPdf(booklet, locals.language, layout));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="page.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
