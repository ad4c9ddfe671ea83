import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readTrust, type Trust } from '../platform/settings/trust.ts';
import { arrivals } from './arrival.ts';

const origin = new URL('https://kith.example.org');
const came = (trust: Trust, headers: Record<string, string | string[]>, from = '192.0.2.1') =>
	arrivals(origin, trust)({ socket: { remoteAddress: from }, headers } as unknown as IncomingMessage);

test.each<[string, Record<string, string>, string]>([
	['nginx as it comes', { host: '127.0.0.1:3000' }, 'kith.example.org'],
	['nginx with an upstream of its own name', { host: 'kith_pages' }, 'kith.example.org'],
	['a container', { host: 'kith:3000' }, 'kith.example.org'],
	['an address of version 6', { host: '[::1]:3000' }, 'kith.example.org'],
	['Caddy', { host: 'kith.example.org', 'x-forwarded-host': 'kith.example.org' }, 'kith.example.org'],
	['Apache as it comes', { host: '127.0.0.1:3000', 'x-forwarded-host': 'willow.example.org' }, 'willow.example.org'],
	[
		'behind what a visitor wrote',
		{ host: 'x', 'x-forwarded-host': 'evil.example, kith.example.org' },
		'kith.example.org'
	],
	['a strange name', { host: 'evil.example' }, 'evil.example'],
	['a strange name with a port', { host: 'evil.example:3000' }, 'evil.example:3000'],
	['a strange name handed on', { host: '127.0.0.1:3000', 'x-forwarded-host': 'evil.example' }, 'evil.example']
])('the name that people typed: %s', (_, headers, host) => expect(came(true, headers).host).toBe(host));

test('from somebody who is not trusted only what she asked for counts', () => {
	const headers = {
		host: '127.0.0.1:3000',
		'x-forwarded-host': 'kith.example.org',
		'x-forwarded-for': '203.0.113.9',
		'x-forwarded-proto': 'https'
	};
	expect(arrivals(new URL('http://kith.example.org'), false)({ socket: {}, headers } as never).protocol).toBe('http');
	for (const trust of [false, ['10.0.0.2', '172.16.0.0/12']])
		expect(came(trust, headers)).toMatchObject({ host: '127.0.0.1:3000', address: '192.0.2.1' });
	expect(came(['10.0.0.2', '192.0.2.0/24'], headers)).toMatchObject({
		host: 'kith.example.org',
		address: '203.0.113.9'
	});
	expect(came(['192.0.2.1'], headers, '::ffff:192.0.2.1').address).toBe('203.0.113.9');
	expect(came(['2001:db8::/32'], headers, '2001:db8::7').address).toBe('203.0.113.9');
});

test('a forged x-forwarded-for changes nothing; behind a declared proxy its last hop counts', () => {
	const address = (forwarded: string | undefined, trust: Trust) =>
		came(trust, { host: 'kith.example.org', ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) })
			.address;
	expect(address('203.0.113.9', false)).toBe('192.0.2.1');
	expect(address('forged, also forged, 203.0.113.9', true)).toBe('203.0.113.9');
	expect(address('203.0.113.9:4711', true)).toBe('203.0.113.9');
	expect(address('[2001:db8::1]:4711', true)).toBe('2001:db8::1');
	expect(address('2001:db8::1', true)).toBe('2001:db8::1');
	expect(address(undefined, true)).toBe('192.0.2.1');
	expect(address('', true)).toBe('192.0.2.1');
});

test.each<[string | undefined, Trust | undefined]>([
	[undefined, false],
	['', false],
	['0', false],
	['1', true],
	['10.0.0.2, 2001:db8::/32', ['10.0.0.2', '2001:db8::/32']],
	['true', undefined],
	['yes', undefined],
	['10.0.0.0/33', undefined],
	['proxy.example.org', undefined]
])('TRUST_PROXY=%j', (said, means) => expect(readTrust(said)).toEqual(means));
