import type { Handle } from '@sveltejs/kit/hooks';
import type { Kysely } from 'kysely';
import type { DB } from '../db/tables.generated.ts';
import { inTransaction } from '../db/tx.ts';
import { readAddress } from '../i18n/address.ts';
import { endSession, hashOf } from '../identity/session.ts';
import { dropHeader, sessionCookie } from './cookies.ts';
import { log, sayable } from './log.ts';

const ordinary = 'https://www.bbc.co.uk/weather';

/** Where each organisation sends whoever leaves, as last seen by this process, so that leaving never waits for the database. */
export interface WaysOut {
	remember(url: URL, leaveTo: string): void;
	of(url: URL): string;
}

/** An empty memory of ways out; until a page of the organisation was seen, the way out is an ordinary weather page. */
export function waysOut(): WaysOut {
	const known = new Map<string, string>();
	const place = (url: URL) => `${url.host} ${readAddress(url.pathname).organisation ?? ''}`;
	return {
		remember: (url, leaveTo) => void (known.size < 10_000 && known.set(place(url), leaveTo)),
		of: (url) => known.get(place(url)) ?? ordinary
	};
}

/**
 * "Leave this page", before anything else is done. The link (GET) takes the session from the browser and sends it to
 * an ordinary page at once, without the database. The script, which has left already, sends a POST behind it that also
 * ends the session.
 */
export function leaving(db: Kysely<DB>, ways: WaysOut): Handle {
	return async ({ event, resolve }) => {
		if (readAddress(event.url.pathname).path !== '/leave') return resolve(event);
		const { method, headers } = event.request;
		if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
			return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
		const answer = new Headers();
		// Another site's picture or frame of this address signs nobody out.
		if (headers.get('sec-fetch-site') !== 'cross-site') answer.set('set-cookie', dropHeader(event.url, 'session'));
		if (method === 'POST') {
			await end(db, event.cookies.get(sessionCookie(event.url)));
			return new Response(null, { status: 204, headers: answer });
		}
		answer.set('clear-site-data', '"cache"'); // also what the Back button would bring back from memory
		answer.set('location', ways.of(event.url));
		return new Response(null, { status: 303, headers: answer });
	};
}

/** The browser has let go of the session already, so whatever happens here she is out. */
async function end(db: Kysely<DB>, token: string | undefined): Promise<void> {
	if (!token) return;
	await inTransaction(db, { session: hashOf(token) }, (tx) => endSession(tx, token)).catch((error: unknown) =>
		log.warn(sayable(error), 'a session that was left could not be ended')
	);
}
