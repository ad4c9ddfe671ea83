import type { Handle } from '@sveltejs/kit/hooks';
import { render } from 'svelte/server';
import SendAgain from './SendAgain.svelte';

const secret = /password|code|token/i;
const away = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P02', '57P03', '53300', '08006', '08001', '08003']);

/** Whether an error means that the database could not be reached, not that something is wrong with the work. */
export function databaseIsAway(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return away.has(code) || (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message));
}

/**
 * A form never loses what was typed: where a form could not be taken because the session ended or the database was
 * away, the answer is a page that holds every field, ready to be sent again. Secrets are left out.
 */
export const keepTyped: Handle = async ({ event, resolve }) => {
	const type = event.request.headers.get('content-type') ?? '';
	const isForm = event.request.method === 'POST' && /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type);
	if (!isForm) return resolve(event);
	const copy = event.request.clone();
	const response = await resolve(event);
	if (response.status !== 401 && response.status < 500) return response;
	if (!event.request.headers.get('accept')?.includes('text/html')) return response;
	return page(await typedFields(copy), event.url, response.status, event.locals.language ?? 'en');
};

async function typedFields(request: Request): Promise<[string, string][]> {
	try {
		const fields = [...(await request.formData())];
		return fields.filter((field): field is [string, string] => typeof field[1] === 'string' && !secret.test(field[0]));
	} catch {
		return []; // the body never arrived whole: there is nothing to keep
	}
}

function page(fields: [string, string][], url: URL, status: number, language: string): Response {
	const { head, body } = render(SendAgain, { props: { fields, action: url.pathname + url.search, signedOut: status === 401 } });
	const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;
	const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'" };
	return new Response(html, { status, headers });
}
