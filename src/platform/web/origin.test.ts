import { describe, expect, test } from 'vitest';
import { comesFromUs } from './origin.ts';

const here = new URL('https://kith.example.org/me');
const types = [
	undefined,
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json',
	'APPLICATION/JSON'
];
const ask = (method: string, headers: Record<string, string | undefined>) =>
	comesFromUs(
		new Request(here, {
			method,
			headers: Object.fromEntries(
				Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
			)
		}),
		here
	);

// Node's Request drops no header that a browser would forbid a page to set, so both can be tried here.
const foreign: [string, { origin?: string; site?: string }][] = [
	['another site', { origin: 'https://evil.example', site: 'cross-site' }],
	['another site, an old browser', { origin: 'https://evil.example' }],
	['another site that looks like ours', { origin: 'https://kith.example.org.evil.example', site: 'cross-site' }],
	['a neighbour under the same domain', { origin: 'https://blog.example.org', site: 'same-site' }],
	['our domain without encryption', { origin: 'http://kith.example.org', site: 'same-site' }],
	['our domain on another port', { origin: 'https://kith.example.org:8443', site: 'same-site' }],
	['a frame without an origin', { origin: 'null', site: 'cross-site' }],
	['nowhere (null)', { origin: 'null' }],
	['nowhere (null), but the browser says same origin', { origin: 'null', site: 'same-origin' }],
	['nothing is said', {}],
	['an address typed in, no origin', { site: 'none' }],
	['a foreign origin that claims to be typed in', { origin: 'https://evil.example', site: 'none' }],
	['our origin, but the browser says another site', { origin: 'https://kith.example.org', site: 'cross-site' }],
	['rubbish', { origin: 'https://kith.example.org', site: 'rubbish' }]
];

describe.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s', (method) => {
	test.each(foreign)('from %s is refused, whatever its content type', (_, { origin, site }) => {
		for (const type of types)
			expect(ask(method, { origin, 'sec-fetch-site': site, 'content-type': type }), type).toBe(false);
	});

	test.each([
		['our own page', { origin: here.origin, site: 'same-origin' }],
		['our own page, an old browser', { origin: here.origin }],
		['our own page, loaded again by hand', { origin: here.origin, site: 'none' }],
		['our own script without an origin', { site: 'same-origin' }]
	] as [string, { origin?: string; site?: string }][])('from %s is taken', (_, { origin, site }) => {
		for (const type of types)
			expect(ask(method, { origin, 'sec-fetch-site': site, 'content-type': type }), type).toBe(true);
	});
});

test('reading is open to everybody: it changes nothing', () => {
	for (const method of ['GET', 'HEAD', 'OPTIONS'])
		expect(ask(method, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(true);
});
