import { bookletPdf } from '#rooms/programmes/taking-part/booklet/pdf.server.ts';
import { printedBooklet, type BookletSheet } from '#rooms/programmes/taking-part/booklet/sheet.ts';
import { tooLongIn } from '#rooms/programmes/taking-part/booklet/sheet.server.ts';
import type { WrittenExercise } from '#rooms/programmes/taking-part/own-exercise/form.ts';
import type { Whole } from '#platform/forms/read.server.ts';
import { inLanguage, isLanguage, nameOfLanguage } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { drawingsForPaper } from './drawings.server.ts';

/** Refuses an exercise of the charity that does not stand on one A5 page in each of its languages, at the steps of the first; nothing where it does. */
export async function refuseTooLong({ organisation, aside }: App.Locals, form: Whole<WrittenExercise>) {
	const { name, accent } = organisation;
	const shown = { ...form.value, id: 'own', credit: { own: form.value.credit } };
	const language = await aside(() => tooLongIn(shown, { organisation: name, accent, images: drawingsForPaper() }));
	if (!language) return undefined;
	const words = m.programmes_exercises_own_too_long({ language: nameOfLanguage(language) });
	return form.refuse(words, `steps-${language}`);
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
