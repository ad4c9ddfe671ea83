import { transcode } from 'node:buffer';
import { uses } from '../tricks.ts';

/** One page as it is sent: `take` collects the HTML that SvelteKit renders, `answer` puts it into the response. */
export interface ScriptedPage {
	take(chunk: { html: string }): string;
	answer(made: Response): Response;
}

/**
 * A page whose text is made of pieces. SvelteKit gets no text back, or it would hash every page for an ETag, and no browser may keep one.
 */
export function unhashed(piecesOf: (html: string) => string[]): ScriptedPage {
	if (!uses('unhashed-pages')) return { take: ({ html }) => piecesOf(html).join(''), answer: (made) => made };
	let page: Buffer | undefined;
	return {
		take({ html }) {
			page = Buffer.concat(piecesOf(html).map(bytesOf));
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

/** A page holds a curly quote somewhere and so two bytes a letter; from there Node is four times as fast by this way. */
const bytesOf = (text: string) => transcode(Buffer.from(text.toWellFormed(), 'utf16le'), 'utf16le', 'utf8');
