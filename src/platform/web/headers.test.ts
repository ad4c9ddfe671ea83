import { expect, test } from 'vitest';
import { securityHeaders, withSecurityHeaders, withCharset } from './headers.ts';

const answers: [string, Response][] = [
	[
		'a page',
		new Response('<p>', { headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" } })
	],
	['not found', new Response('Not found', { status: 404 })],
	['a refusal', new Response(null, { status: 403 })],
	['a failure', new Response('broken', { status: 500, headers: { 'cache-control': 'public, max-age=600' } })],
	['a redirect', new Response(null, { status: 303, headers: { location: '/' } })],
	['a redirect that cannot be changed', Response.redirect('https://example.org/', 303)],
	['nothing', new Response(null, { status: 204 })]
];

test.each(answers)('%s carries every header and is not kept', (_, answer) => {
	const guarded = withSecurityHeaders(answer);
	expect(guarded.status).toBe(answer.status);
	for (const [name, value] of Object.entries(securityHeaders)) expect(guarded.headers.get(name)).toBe(value);
	expect(guarded.headers.get('cache-control')).toBe('no-store');
	expect(guarded.headers.get('content-security-policy')).toBe(
		answer.headers.get('content-security-policy') ?? guarded.headers.get('content-security-policy')
	);
	expect(guarded.headers.get('content-security-policy')).toBeTruthy();
	expect(guarded.headers.get('location')).toBe(answer.headers.get('location'));
});

test('cookies stay apart from one another', () => {
	const answer = new Response(null, { status: 303 });
	answer.headers.append('set-cookie', 'a=1; Path=/');
	answer.headers.append('set-cookie', 'b=2; Path=/');
	expect(withSecurityHeaders(answer).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('text says in which encoding it is; a stream of events stays what it is', () => {
	expect(withCharset('text/html')).toBe('text/html; charset=utf-8');
	expect(withCharset('text/css;charset=UTF-8')).toBe('text/css;charset=UTF-8');
	expect(withCharset('image/svg+xml')).toBe('image/svg+xml; charset=utf-8');
	for (const type of ['text/event-stream', 'application/pdf', 'image/png']) expect(withCharset(type)).toBe(type);
});

test('a year of https at least, and every policy shut', () => {
	expect(Number(/max-age=(\d+)/.exec(securityHeaders['strict-transport-security'] ?? '')?.[1])).toBeGreaterThanOrEqual(
		31_536_000
	);
	expect(securityHeaders['strict-transport-security']).toContain('includeSubDomains');
	expect(securityHeaders['referrer-policy']).toBe('no-referrer');
});
