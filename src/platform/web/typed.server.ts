import { randomUUID } from 'node:crypto';
import { isHttpError, isRedirect } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { NobodyThere } from '../db/tx.ts';
import { isSecret } from '../forms/secret.ts';
import { readAddress } from '../i18n/address.ts';
import { Forbidden, NotFound } from '../outcome.ts';
import { log, sayable } from './log.ts';
import { languageAsked, plainPage } from './plain.server.ts';
import SendAgain from './SendAgain.svelte';
import Trouble from './Trouble.svelte';

type Event = Parameters<Handle>[0]['event'];

const away = new Set([
	'ECONNREFUSED',
	'ENOENT',
	'ECONNRESET',
	'EPIPE',
	'57P01',
	'57P02',
	'57P03',
	'53300',
	'08006',
	'08001',
	'08003'
]);

/** Whether an error means that the database could not be reached, not that something is wrong with the work. */
export function databaseIsAway(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return (
		away.has(code) ||
		(error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
	);
}

/**
 * A form never loses what was typed: where a form could not be taken because the session ended or something was away,
 * the answer is a page that holds every field, ready to be sent again. Secrets are left out. What fails before there is
 * a page at all is answered here too, in the language of whoever asks, and with the way out.
 */
export const keepTyped: Handle = async ({ event, resolve }) => {
	const copy = isForm(event.request) ? event.request.clone() : null;
	const answer = await resolve(event).catch((error: unknown) => troubled(event, error));
	if (!copy || (answer.status !== 401 && answer.status < 500)) return answer;
	if (!event.request.headers.get('accept')?.includes('text/html')) return answer;
	await answer.body?.cancel();
	return sendAgain(event, await typedFields(copy), answer.status);
};

function isForm(request: Request): boolean {
	const type = request.headers.get('content-type') ?? '';
	return request.method === 'POST' && /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type);
}

function troubled(event: Event, error: unknown): Response {
	if (isRedirect(error)) return new Response(null, { status: error.status, headers: { location: error.location } });
	const status = statusOf(error);
	const reference = status < 500 ? undefined : randomUUID().slice(0, 8);
	if (reference) log.error({ reference, route: event.route.id, ...sayable(error) }, 'failed before the page');
	const here = event.url.pathname + event.url.search;
	return plainPage(Trouble, { status, reference, here }, status, languageOf(event));
}

function statusOf(error: unknown): number {
	if (error instanceof NotFound) return 404;
	if (error instanceof Forbidden) return 403;
	if (error instanceof NobodyThere) return 401;
	if (isHttpError(error)) return error.status;
	return databaseIsAway(error) ? 503 : 500;
}

/** The answer to a request that another site sent in somebody's name. */
export function notOurs(event: Event): Response {
	return plainPage(Trouble, { status: 403, here: '/' }, 403, languageOf(event));
}

async function typedFields(request: Request): Promise<[string, string][]> {
	try {
		const fields = [...(await request.formData())];
		return fields.filter((field): field is [string, string] => typeof field[1] === 'string' && !isSecret(field[0]));
	} catch {
		return []; // the body never arrived whole: there is nothing to keep
	}
}

function sendAgain(event: Event, fields: [string, string][], status: number): Response {
	const staff = event.route.id?.startsWith('/(app)/(staff)');
	const address = readAddress(event.url.pathname);
	const place = event.url.pathname.slice(0, event.url.pathname.length - address.path.length);
	const props = {
		fields,
		action: event.url.pathname + event.url.search,
		why: status === 401 ? ('signed-out' as const) : status === 503 ? ('away' as const) : ('broken' as const),
		signInHref: place + (staff ? '/staff/sign-in' : '/sign-in'),
		leaveHref: `${place}/leave`,
		reference: event.locals.reference
	};
	return plainPage(SendAgain, props, status, languageOf(event));
}

function languageOf(event: Event) {
	return event.locals.language ?? languageAsked(event.request, event.url, event.cookies.get('language'));
}
