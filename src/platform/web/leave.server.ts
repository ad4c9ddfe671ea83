import type { Handle } from '@sveltejs/kit/hooks';
import type { Kysely } from 'kysely';
import type { DB } from '../db/tables.generated.ts';
import { inTransaction } from '../db/tx.ts';
import { readAddress } from '../i18n/address.ts';
import type { Organisation } from '../identity/organisation.ts';
import { endSession, hashOf } from '../identity/session.ts';
import { dropHeader, dropSession, isAway, sessionCookie } from './cookies.ts';
import { log, sayable } from './log.ts';
import { forgotten } from './pocket.ts';

const ordinary = 'https://www.bbc.co.uk/weather';

/** Where each organisation sends whoever leaves, as last seen by this process, so that leaving never waits for the database. */
export interface WaysOut {
	remember(organisation: Organisation): void;
	of(url: URL): string;
}

/** Ways out as this process has seen them; for an organisation it has not seen yet, an ordinary weather page. */
export function waysOut(): WaysOut {
	const known = new Map<string, Organisation>(); // as many as there are organisations here, whatever strangers ask for
	return {
		remember: (organisation) => void known.set(organisation.id, organisation),
		of(url) {
			const { organisation: slug } = readAddress(url.pathname);
			const all = [...known.values()];
			const meant = slug
				? all.find((each) => each.slug === slug)
				: (all.find((each) => each.host === url.host) ?? all.find((each) => each.isFirst));
			return meant?.leaveTo ?? ordinary;
		}
	};
}

/**
 * "Leave this page", before anything else is done. The link (GET) takes the session from the browser and sends it to
 * an ordinary page at once; the session is ended behind it, and nobody waits for the database. The script, which has left
 * already, sends a POST behind it that ends the session too.
 */
export function leaving(db: Kysely<DB>, ways: WaysOut): Handle {
	return async ({ event, resolve }) => {
		const isTheWay = readAddress(event.url.pathname).path === '/leave';
		if (!isTheWay) return isAway(event.cookies) ? withoutSession(db, event, resolve) : resolve(event);
		const { method, headers } = event.request;
		if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
			return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
		const answer = new Headers();
		// Another site's picture or frame of this address signs nobody out.
		const isOurs = headers.get('sec-fetch-site') !== 'cross-site';
		if (isOurs) answer.set('set-cookie', dropHeader(event.url, 'session'));
		const ended = isOurs && method !== 'HEAD' ? end(db, event.cookies.get(sessionCookie(event.url))) : undefined;
		if (method === 'POST') {
			await ended;
			answer.set('clear-site-data', forgotten(event.cookies, '"storage"')); // what waited on the phone to be sent
			return new Response(null, { status: 204, headers: answer });
		}
		answer.set('clear-site-data', forgotten(event.cookies, '"cache", "storage"')); // also what the Back button would bring back from memory
		answer.set('location', ways.of(event.url));
		return new Response(null, { status: 303, headers: answer });
	};
}

type Event = Parameters<Handle>[0]['event'];

/**
 * Somebody left without a signal, so that the message behind her was lost: the mark that the script made says it with the
 * first request that comes afterwards. That request is answered as nobody's, and the session it brought is ended.
 */
async function withoutSession(db: Kysely<DB>, event: Event, resolve: (event: Event) => unknown): Promise<Response> {
	const name = sessionCookie(event.url);
	const token = event.cookies.get(name);
	if (token) {
		await end(db, token);
		dropSession(event.cookies, event.url);
	}
	const answer = (await resolve(event)) as Response;
	if (!token) return answer;
	const headers = new Headers(answer.headers);
	// What never reached a page carries no cookies of its own; and whoever signed in with this very request stays.
	if (!headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=`)))
		headers.append('set-cookie', dropHeader(event.url, 'session'));
	headers.set('clear-site-data', forgotten(event.cookies, '"storage"'));
	return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

/** The browser has let go of the session already, so whatever happens here she is out. */
async function end(db: Kysely<DB>, token: string | undefined): Promise<void> {
	if (!token) return;
	await inTransaction(db, { session: hashOf(token) }, (tx) => endSession(tx, token)).catch((error: unknown) =>
		log.warn(sayable(error), 'a session that was left could not be ended')
	);
}
