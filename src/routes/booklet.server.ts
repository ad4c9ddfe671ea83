import { bookletPdf } from '#rooms/programmes/taking-part/booklet/pdf.server.ts';
import { printedBooklet, type BookletSheet } from '#rooms/programmes/taking-part/booklet/sheet.ts';
import { tooLongIn } from '#rooms/programmes/taking-part/booklet/sheet.server.ts';
import type { WrittenExercise } from '#rooms/programmes/taking-part/own-exercise/form.ts';
import { inLanguage, isLanguage, type Language } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { drawingsForPaper } from './drawings.server.ts';

/** The first language in which an exercise of the charity does not stand on one A5 page; none where it does in all. */
export function tooLongToPrint(
	{ organisation, aside }: App.Locals,
	exercise: WrittenExercise
): Promise<Language | undefined> {
	const { name, accent } = organisation;
	const shown = { ...exercise, id: 'own', credit: { own: exercise.credit } };
	return aside(() => tooLongIn(shown, { organisation: name, accent, images: drawingsForPaper() }));
}

/** A booklet as PDF, as the address asks for it: `?for=printing` laid out as sheets, `?language=es`, `?large`. */
export async function bookletAnswer(
	locals: App.Locals,
	asked: URLSearchParams,
	{ logo, ...sheet }: Omit<BookletSheet, 'giver' | 'images'> & Pick<BookletSheet['giver'], 'logo'>
): Promise<Response> {
	const { name, accent, timeZone } = locals.organisation;
	const wanted = asked.get('language') ?? locals.language;
	const language = isLanguage(wanted) && !isFramed(wanted) ? wanted : locals.organisation.defaultLanguage;
	const layout = asked.get('for') === 'printing' ? 'printing' : 'reading';
	const giver = { name, accent, timeZone, logo };
	const booklet = inLanguage(language, () => printedBooklet({ ...sheet, giver, images: drawingsForPaper() }));
	const large = asked.has('large');
	const pdf = await locals.aside(() => bookletPdf(booklet, language, { for: layout, large }));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="booklet.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
}
