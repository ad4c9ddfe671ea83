/** The page somebody was on her way to: a path of our own, or '' when what the address says is anything else. */
export function nextPath(wanted: unknown): string {
	if (typeof wanted !== 'string' || wanted.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return '';
	const here = 'http://here.invalid';
	const url = URL.parse(wanted, here);
	if (url?.origin !== here || /(^|\/)(sign-out|leave|sign-in)(\/|$)/.test(url.pathname)) return '';
	return url.pathname.startsWith('//') ? '' : url.pathname + url.search;
}

/** A path with the page that comes after it, if there is one. */
export function withNext(path: string, next: string): string {
	return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}
