import { guardForms } from '#ui/enhance/guard.ts';
import { isFramed } from '../i18n/language-list.ts';
import { direction, type Language } from '../i18n/language.ts';
import { withoutMarks, withPassages } from '../i18n/passages.ts';
import { withNamedErrors } from './answered-form.ts';
import { lookOf } from './look.server.ts';
import { unhashed, type ScriptedPage } from './unhashed.server.ts';

/** Fills the language, the direction and the organisation's accent into a page. */
export function pageFor(language: Language, accent: string): ScriptedPage {
	return unhashed((html) => dressed(html, language, accent));
}

/** Only the head is searched for what is filled in: a page can be long. */
function dressed(html: string, language: Language, accent: string): string[] {
	const end = html.indexOf('</head>');
	const head = html
		.slice(0, end)
		.replace('%kith.lang%', language)
		.replace('%kith.dir%', direction(language))
		.replace('%kith.look%', lookOf(accent))
		.replace('%kith.guard%', () => guardForms);
	const body = withNamedErrors(html.slice(end));
	const [top, rest] = isFramed(language) ? [withoutMarks(head), withPassages(body)] : [head, body];
	return [top, rest];
}
