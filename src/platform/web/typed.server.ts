import { randomUUID } from 'node:crypto';
import { isHttpError, isRedirect } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { databaseIsAway } from '../db/away.ts';
import { NobodyThere } from '../db/tx.ts';
import { isSecret } from '../forms/secret.ts';
import { CutOff, sentBefore, TooMuch, TooSlow } from '../forms/sent.server.ts';
import { readAddress } from '../i18n/address.ts';
import { NobodySetUp } from '../identity/organisation.ts';
import { Forbidden, NotFound } from '../outcome.ts';
import { Busy } from './busy.ts';
import { sessionCookie } from './cookies.ts';
import { log, sayable } from './log.ts';
import { Misaddressed } from './misaddressed.ts';
import { languageAsked, plainPage } from './plain.server.ts';
import SendAgain from './SendAgain.svelte';
import Trouble from './Trouble.svelte';

type Event = Parameters<Handle>[0]['event'];

/**
 * A form never loses what was typed: where a form could not be taken because the session ended or something was away,
 * the answer is a page that holds every field, ready to be sent again. Secrets are left out. What fails before there is
 * a page at all is answered here too, in the language of whoever asks, and with the way out.
 */
export const keepTyped: Handle = async ({ event, resolve }) => {
	let failure: unknown;
	const answer = await resolve(event).catch((error: unknown) => {
		failure = error;
		return troubled(event, error);
	});
	const isMisaddressed = failure instanceof Misaddressed;
	if (answer.status !== 401 && answer.status < 500 && !isMisaddressed) return answer;
	const fields = await typedFields(event);
	if (!fields || !event.request.headers.get('accept')?.includes('text/html')) return answer;
	await answer.body?.cancel();
	const why = isMisaddressed ? 'address' : failure instanceof Busy ? 'busy' : whyOf(answer.status);
	return sendAgain(event, fields, why, answer.status);
};

function troubled(event: Event, error: unknown): Response {
	if (isRedirect(error)) return new Response(null, { status: error.status, headers: { location: error.location } });
	const status = statusOf(error);
	const isOurs = status >= 500 && !(error instanceof Busy);
	const reference = isOurs ? randomUUID().slice(0, 8) : undefined;
	event.locals.reference = reference;
	if (reference) log.error({ reference, route: event.route.id, ...sayable(error) }, 'failed before the page');
	const here = event.url.pathname + event.url.search;
	const isEmpty = error instanceof NobodySetUp;
	const props = { status, reference, here, isEmpty, busy: !isOurs, way: status === 403 ? wayOf(event) : undefined };
	const answer = plainPage(Trouble, props, status, languageOf(event));
	if (status === 503) answer.headers.set('retry-after', '5');
	if (status === 408) answer.headers.set('connection', 'close');
	return answer;
}

/** What errors of ours mean to whoever asked. */
export function statusOf(error: unknown): number {
	if (error instanceof NotFound) return 404;
	if (error instanceof Forbidden || error instanceof Misaddressed) return 403;
	if (error instanceof NobodyThere) return 401;
	if (error instanceof CutOff) return 400;
	if (error instanceof TooMuch) return 413;
	if (error instanceof TooSlow) return 408;
	if (error instanceof Busy) return 503;
	if (isHttpError(error)) return error.status;
	return databaseIsAway(error) ? 503 : 500;
}

/** The answer to a request that another site sent in somebody's name. */
export function notOurs(event: Event): Response {
	return plainPage(Trouble, { status: 403, here: '/', way: wayOf(event) }, 403, languageOf(event));
}

/** The answer under a name that nobody gave us, so to whoever sets this installation up: people never come by one. */
export function notHere(event: Event): Response {
	return plainPage(Trouble, { status: 421, here: '/', way: wayOf(event) }, 421, languageOf(event));
}

/** How a request came, for whoever has to put the way right: under which name, from a page of which address. */
const wayOf = ({ request, url }: Event) => ({ name: url.host, origin: request.headers.get('origin') });

/** A stranger's form is given back only where it is as short as what people type: an answer is never a way to make work. */
const mostOfStranger = 16 * 1024;

/** What was typed into the form of this request, where it arrived whole. */
async function typedFields(event: Event): Promise<[string, string][] | undefined> {
	const sent = await sentBefore(event.request);
	if (!sent) return undefined;
	const isStranger = !event.cookies.get(sessionCookie(event.url));
	const weight = Number(event.request.headers.get('content-length') ?? Infinity);
	if (isStranger && weight > mostOfStranger) return undefined;
	return [...sent].flatMap(([name, values]) =>
		isSecret(name)
			? []
			: values.flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
	);
}

type Why = 'signed-out' | 'away' | 'busy' | 'broken' | 'address';
const whyOf = (status: number): Why => (status === 401 ? 'signed-out' : status === 503 ? 'away' : 'broken');

function sendAgain(event: Event, fields: [string, string][], why: Why, status: number): Response {
	const staff = event.route.id?.startsWith('/(app)/(staff)');
	const address = readAddress(event.url.pathname);
	const place = event.url.pathname.slice(0, event.url.pathname.length - address.path.length);
	const props = {
		fields,
		action: event.url.pathname + event.url.search,
		why,
		signInHref: place + (staff ? '/staff/sign-in' : '/sign-in'),
		leaveHref: `${place}/leave`,
		reference: event.locals.reference,
		way: why === 'address' ? wayOf(event) : undefined
	};
	return plainPage(SendAgain, props, status, languageOf(event));
}

function languageOf(event: Event) {
	return event.locals.language ?? languageAsked(event.request, event.url, event.cookies.get('language'));
}
