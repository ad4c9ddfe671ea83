/** What every answer carries, whatever made it: pages, files, redirects, errors. */
export const securityHeaders: Readonly<Record<string, string>> = {
	'strict-transport-security': 'max-age=63072000; includeSubDomains',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()'
};

/** For whatever is not a page: it may load nothing and be framed by nobody. */
export const strictest =
	"default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Text always says in which encoding it is. */
export function withCharset(type: string): string {
	return /^text\/(?!event-stream)|[+/]xml$/.test(type) && !/charset=/i.test(type) ? `${type}; charset=utf-8` : type;
}

/** Sets the headers that every answer of the app carries. Nothing the app answers is kept by a browser or a proxy. */
export function withSecurityHeaders(answer: Response): Response {
	try {
		dress(answer.headers, answer.body !== null);
		return answer;
	} catch {
		const headers = new Headers(answer.headers); // some answers, such as plain redirects, cannot be changed in place
		dress(headers, answer.body !== null);
		return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
	}
}

function dress(headers: Headers, says: boolean): void {
	for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', strictest);
	headers.set('cache-control', 'no-store');
	const type = headers.get('content-type') ?? (says ? 'text/plain' : null);
	if (type) headers.set('content-type', withCharset(type));
}
