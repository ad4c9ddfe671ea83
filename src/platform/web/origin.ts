const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change anything: every unsafe method must come from our own pages, whatever its content type.
 * Both things a browser says about where a request comes from must agree with that, and one must be said; neither can be
 * written by a page. (`none`: the person herself, by loading a sent form again; then the origin decides. Our pages carry
 * `<meta name="referrer" content="same-origin">`, because under the header's no-referrer a form says `Origin: null`.)
 */
export function comesFromUs(request: Request, url: URL): boolean {
	if (safe.has(request.method)) return true;
	const site = request.headers.get('sec-fetch-site');
	const origin = request.headers.get('origin');
	if (site !== null && site !== 'same-origin' && site !== 'none') return false;
	if (origin !== null) return origin === url.origin;
	return site === 'same-origin';
}

/**
 * What machines of others send: each of these routes does one thing, by what nobody can guess or forge, and speaks for nobody who is signed in.
 * A mail program that offers one tap to end a topic (RFC 8058) is one; whoever takes our texts, and signs what came of them, is another.
 */
export const routesOfMachines: readonly string[] = ['/(public)/stop/[link]/now', '/(public)/texts'];

/** Whether a request comes to one of those from no browser: a browser says where from, whatever page it shows, and is asked as everywhere. */
export function comesFromMachine({ method, headers }: Request, route: string | null): boolean {
	const saysNothing = !headers.has('origin') && !headers.has('sec-fetch-site');
	return method === 'POST' && saysNothing && route !== null && routesOfMachines.includes(route);
}
