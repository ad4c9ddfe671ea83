const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change anything: every unsafe method must come from our own pages, whatever its content
 * type. Sec-Fetch-Site decides where the browser sends it; Origin must match where it is sent.
 */
export function comesFromUs(request: Request, url: URL): boolean {
	if (safe.has(request.method)) return true;
	const site = request.headers.get('sec-fetch-site');
	if (site && site !== 'same-origin' && site !== 'none') return false;
	const origin = request.headers.get('origin');
	if (origin) return origin === url.origin;
	return site === 'same-origin' || site === 'none';
}
