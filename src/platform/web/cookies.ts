import type { Cookies } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { instant } from '../clock.ts';

/** Every cookie the server sets of its own, by what it is for. None is readable by a script or sent along from other sites. */
const names = {
	session: 'kith',
	/** The browser that asked for a letter: where its six digits work. */
	asking: 'kith-asking',
	/** A password was right; the second factor is awaited. */
	second: 'kith-second',
	/** A passkey was asked for in this browser, or is being made in it. */
	passkey: 'kith-passkey',
	/** Half-way through a set-up, or the recovery codes shown at its end. */
	setUp: 'kith-set-up',
	/** A device where somebody signed in before, with a password or by a letter. */
	known: 'kith-known',
	/** A device that is told that there is a message. */
	push: 'kith-push',
	/** A borrowed screen that shows a board: its code follows from it. It names nobody. */
	screen: 'kith-screen',
	/** Changes when something is sent of which the way back must show nothing. It says nothing itself, and is gone at once. */
	blank: 'kith-blank'
} as const;

export type CookieName = keyof typeof names;

/** Browsers keep `__Host-` cookies only over https or on the machine itself. */
function isTrustworthy(url: URL): boolean {
	return (
		url.protocol === 'https:' ||
		url.hostname === 'localhost' ||
		url.hostname === '127.0.0.1' ||
		url.hostname === '[::1]'
	);
}

/** A cookie's name: `__Host-` wherever a browser accepts it, so that no other site, not even a neighbour's, can set it. */
export function cookieName(url: URL, name: CookieName): string {
	return isTrustworthy(url) ? `__Host-${names[name]}` : names[name];
}

const shape = (url: URL) => ({ path: '/', httpOnly: true, secure: isTrustworthy(url), sameSite: 'lax' }) as const;

/** The session cookie's name. */
export function sessionCookie(url: URL): string {
	return cookieName(url, 'session');
}

/** The mark that "Leave this page" makes in the browser (`src/ui/enhance/cookies.ts`): a time until somebody is back. */
const away = 'away';

/** Whether somebody left this browser in a hurry and has not come back since. */
export const isAway = (cookies: Cookies): boolean => /^\d/.test(cookies.get(away) ?? '');

/** Gives the browser its session. Whoever signs in has come back. */
export function keepSession(cookies: Cookies, url: URL, token: string, expires: Date): void {
	if (isAway(cookies)) cookies.set(away, `b${cookies.get(away)}`, { ...shape(url), httpOnly: false });
	cookies.set(sessionCookie(url), token, { ...shape(url), maxAge: Math.round((expires.getTime() - instant()) / 1000) });
}

/** Takes the session from the browser. */
export function dropSession(cookies: Cookies, url: URL): void {
	dropCookie(cookies, url, 'session');
}

/**
 * Takes everything from the browser that leads to somebody, also what was half-way. The mark of a known device stays: it
 * names nobody, and without it whoever tries her password from afar could lock her out as soon as she has signed out.
 */
export function dropAll(cookies: Cookies, url: URL): void {
	for (const name of ['session', 'asking', 'second', 'passkey', 'setUp', 'push'] as const)
		dropCookie(cookies, url, name);
}

/** Gives the browser something to hold for a while. */
export function setCookie(cookies: Cookies, url: URL, name: CookieName, value: string, seconds: number): void {
	cookies.set(cookieName(url, name), value, { ...shape(url), maxAge: seconds });
}

/** What the browser holds, or nothing. */
export function cookieValue(cookies: Cookies, url: URL, name: CookieName): string | undefined {
	return cookies.get(cookieName(url, name));
}

/**
 * Lets the browser forget the page from which a form came: a page that it would bring back from memory, as it was filled in, is fetched
 * anew where a cookie has changed since.
 */
export function forgetFilledIn(cookies: Cookies, url: URL): void {
	setCookie(cookies, url, 'blank', randomUUID(), 1);
}

/** Takes something from the browser. */
export function dropCookie(cookies: Cookies, url: URL, name: CookieName): void {
	cookies.delete(cookieName(url, name), shape(url));
}

/** The same as a `Set-Cookie` header, for a response that is made before there are `Cookies`. */
export function dropHeader(url: URL, name: CookieName): string {
	const secure = isTrustworthy(url) ? '; Secure' : '';
	return `${cookieName(url, name)}=; Path=/; Max-Age=0; HttpOnly${secure}; SameSite=Lax`;
}
