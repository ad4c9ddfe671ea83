import { transcode } from 'node:buffer';
import { guard } from '#ui/enhance/guard.ts';
import { isFramed } from '../i18n/language-list.ts';
import { direction, type Language } from '../i18n/language.ts';
import { withoutMarks, withParts } from '../i18n/parts.ts';
import { lookOf } from './look.server.ts';

/** One page on its way: SvelteKit hands its HTML over, and the answer leaves with it. */
export interface Page {
	take(chunk: { html: string }): string;
	answer(made: Response): Response;
}

/**
 * Dresses a page in its language and its organisation's look. SvelteKit gets no text back, or it would hash every page for
 * an ETag, and no browser may keep one.
 */
export function pageFor(language: Language, accent: string): Page {
	let page: Buffer | undefined;
	return {
		take({ html }) {
			page = dressed(html, language, accent);
			return '';
		},
		answer(made) {
			if (!page || !made.headers.has('x-sveltekit-page')) return made;
			const headers = new Headers(made.headers);
			headers.delete('etag');
			headers.set('content-length', String(page.byteLength));
			return new Response(page as BodyInit, { status: made.status, headers });
		}
	};
}

/** What is filled in stands in the head; a long page is not searched for it. */
function dressed(html: string, language: Language, accent: string): Buffer {
	const end = html.indexOf('</head>');
	const head = html
		.slice(0, end)
		.replace('%kith.lang%', language)
		.replace('%kith.dir%', direction(language))
		.replace('%kith.look%', lookOf(accent))
		.replace('%kith.guard%', () => guard);
	const body = html.slice(end);
	const [top, rest] = isFramed(language) ? [withoutMarks(head), withParts(body)] : [head, body];
	return Buffer.concat([bytesOf(top), bytesOf(rest)]);
}

/** A page holds a curly quote somewhere and so two bytes a letter; from there Node is four times as fast by this way. */
const bytesOf = (text: string) => transcode(Buffer.from(text.toWellFormed(), 'utf16le'), 'utf16le', 'utf8');
