import { expect, test } from 'vitest';
import { digitsAt, newTotpSecret, onlyDigits, stepOf, totpAddress } from './totp.ts';

// The key of RFC 6238, appendix B ("12345678901234567890"), and the last six digits of its SHA-1 values.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
test.each([
	[59, '287082'],
	[1111111109, '081804'],
	[1111111111, '050471'],
	[1234567890, '005924'],
	[2000000000, '279037'],
	[20000000000, '353130']
])('at %i seconds shows the digits of RFC 6238', (seconds, digits) => {
	expect(digitsAt(secret, seconds * 1000)).toBe(digits);
	expect(stepOf(secret, digits, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test('a phone one step early or late is let in and its step is known; two steps are too many, a day is far too many', () => {
	const now = 1_800_000_015_000;
	const step = Math.floor(now / 30_000);
	for (const [skew, accepted] of [
		[-30, true],
		[0, true],
		[30, true],
		[-60, false],
		[60, false],
		[-86_400, false],
		[86_400, false]
	] as const) {
		const found = stepOf(secret, digitsAt(secret, now + skew * 1000), now);
		expect(found).toBe(accepted ? step + skew / 30 : null);
	}
});

test('takes digits as people type them, in any script', () => {
	expect(onlyDigits(' 123 456 ')).toBe('123456');
	expect(onlyDigits('123-456')).toBe('123456');
	expect(onlyDigits('١٢٣٤٥٦')).toBe('123456');
	expect(onlyDigits('१२३४५६')).toBe('123456');
	expect(onlyDigits('１２３４５６')).toBe('123456');
	expect(onlyDigits('12345a')).toBe('12345a');
	for (const wrong of ['', '12345', '1234567', 'abcdef', '12345a', '-12345', '1e5000'])
		expect(stepOf(secret, wrong)).toBeNull();
});

test('makes secrets of 160 bits, never the same, and an address that gives nothing away', () => {
	const secrets = new Set(Array.from({ length: 100 }, newTotpSecret));
	expect(secrets.size).toBe(100);
	for (const made of secrets) expect(made).toMatch(/^[A-Z2-7]{32}$/);
	const address = new URL(totpAddress(secret, 'ana@example.org'));
	expect(address.protocol).toBe('otpauth:');
	expect(address.searchParams.get('secret')).toBe(secret);
	expect(address.searchParams.get('issuer')).toBe('Kith');
	expect(decodeURIComponent(address.pathname)).toMatch(/Kith:ana@example\.org$/);
});
