import { expect, test } from 'vitest';
import { isSigned, signatureOf } from './signature.ts';
import { readTextKey, readTextUrl } from '../settings/text.ts';

const key = 'k'.repeat(32);
const now = new Date('2026-11-28T10:00:00Z');
const seconds = String(now.getTime() / 1000);

test('a signature is of these words, this moment and this key', () => {
	const good = { seconds, body: '{"a":1}', signature: signatureOf(key, seconds, '{"a":1}') };
	expect(isSigned(key, good, now)).toBe(true);
	expect(isSigned(key, { ...good, signature: good.signature.toUpperCase() }, now)).toBe(true);
	const later = new Date(now.getTime() + 301_000);
	const wrong = [
		isSigned(key, { ...good, body: '{"a":2}' }, now),
		isSigned(key, { ...good, seconds: String(Number(seconds) + 1) }, now),
		isSigned(key, { ...good, signature: '' }, now),
		isSigned(`${key}k`, good, now),
		isSigned(key, good, later)
	];
	expect(wrong).toEqual([false, false, false, false, false]);
});

test('an address that is not encrypted, or a short key, is refused with words', () => {
	expect(readTextUrl('https://texts.example.org/send').value).toBe('https://texts.example.org/send');
	expect(readTextUrl('http://localhost:9/send').value).toBe('http://localhost:9/send');
	for (const wrong of ['http://texts.example.org', 'ftp://x', 'texts.example.org', 'https://a:b@x.example'])
		expect(readTextUrl(wrong).trouble, wrong).toBeTruthy();
	expect([readTextKey('short').trouble, readTextKey(key).value]).toEqual([expect.any(String), key]);
});
