import type { Cookies } from '@sveltejs/kit';

/** Browsers keep `__Host-` cookies only over https or on the machine itself. */
function isTrustworthy(url: URL): boolean {
	return url.protocol === 'https:' || url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
}

/** The session cookie's name: `__Host-` wherever a browser accepts it. */
export function sessionCookie(url: URL): string {
	return isTrustworthy(url) ? '__Host-kith' : 'kith';
}

/** Gives the browser its session. */
export function keepSession(cookies: Cookies, url: URL, token: string, expires: Date): void {
	cookies.set(sessionCookie(url), token, { path: '/', httpOnly: true, secure: isTrustworthy(url), sameSite: 'lax', expires });
}

/** Takes the session from the browser. */
export function dropSession(cookies: Cookies, url: URL): void {
	cookies.delete(sessionCookie(url), { path: '/', httpOnly: true, secure: isTrustworthy(url), sameSite: 'lax' });
}
