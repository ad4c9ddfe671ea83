// What a page says of its forms, and to whom, read from its HTML.
import { m } from '#messages';
import type { Form } from './forms.ts';
import { shapeOf } from './forms.ts';
import type { Found } from './walker.ts';

/** Pages of the team that show, word for word, what parents read: a letter, what a course says of itself, one exercise as it stands in a booklet. */
const shownToParents =
	/^\/(letters|manage\/on\/[^/]+\/(share|plan|template)|manage\/templates\/[^/]+|exercises\/[^/]+$)|\/demo/;

const toAParent = /\b(your (child|children|baby|little one)|tu (peque|bebé|hij[oa]))\b/i;

/** What is wrong with whom a page of the team speaks to, and with its forms; nothing where all is well. */
export function said({ path, html }: Found): string[] {
	const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
	const words = main.replace(/<(textarea|blockquote|label class="option)[^]*?<\/\1>|<[^>]*>/g, ' ');
	const spoken = html.includes('exit-plain') && !shownToParents.test(path) ? toAParent.exec(words)?.[0] : undefined;
	const checked = /<form (?=[^>]*method="post")(?![^>]*novalidate)/i.test(main);
	return [
		...(spoken ? [`${shapeOf(path)} says “${spoken}” to the team`] : []),
		...(checked ? [`${shapeOf(path)} lets the browser check a form`] : [])
	];
}

/** Forms in which something is typed or chosen, but for the plan of a week, whose lists nobody can empty; a button alone would be pressed by sending it. */
export const asksWords = ({ fields, path }: Form): boolean =>
	fields.length > 3 &&
	!/\/plan\?\/plan|\/(phone|calls)\?\/note|sign-out|\/(end|leave|decline)$|\?\/(end|leave|decline|off)$/.test(path);

/** Sentences that say nothing without the name of a field. */
export const bare: string[] = (['en', 'es'] as const).flatMap((locale) =>
	[m.forms_needed, m.forms_number, m.forms_choose, m.forms_day, m.forms_time].map((words) => words({}, { locale }))
);

/** The lines above a form that was refused that lead to a field of the page, each with where that stands; below nought where it is not there. */
export function problemsIn(html: string): { line: string; id: string; at: number }[] {
	const [list = ''] = /<div class="problems[^]*?<\/ul>/.exec(html) ?? [];
	return [...list.matchAll(/<a [^>]*href="#([^"]*)"[^>]*>([^]*?)<\/a>/g)].map(([, id = '', line = '']) => ({
		line: line.trim(),
		id,
		at: html.indexOf(` id="${id}"`)
	}));
}
