const always: Record<string, string> = {
	'strict-transport-security': 'max-age=63072000; includeSubDomains',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()'
};
const strictest = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Sets the headers that every answer carries, errors and redirects too. Pages are never kept by a browser or proxy. */
export function guard(response: Response, immutable: boolean): Response {
	for (const [name, value] of Object.entries(always)) response.headers.set(name, value);
	if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', strictest);
	if (!immutable) response.headers.set('cache-control', 'no-store');
	return response;
}
