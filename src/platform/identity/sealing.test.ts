import { beforeAll, expect, test } from 'vitest';
import { settle, type Runtime } from '../runtime.ts';
import { keyed, seal, unseal } from './sealing.ts';

const withKey = (letter: string) =>
	settle({ installationKey: Buffer.alloc(32, letter).toString('base64url') } as Runtime);
beforeAll(() => withKey('a'));

test('opens what it sealed, and the same text never looks the same twice', () => {
	const [one, two] = [seal('totp', 'org/account', 'Zoë 🌼'), seal('totp', 'org/account', 'Zoë 🌼')];
	expect(unseal('totp', 'org/account', one)).toBe('Zoë 🌼');
	expect(one).not.toBe(two);
	expect(Buffer.from(one, 'base64url').toString()).not.toContain('Zoë');
});

test('does not open for another purpose, another account, or when a single bit changed', () => {
	const sealed = seal('totp', 'org/ana', 'secret');
	expect(unseal('other', 'org/ana', sealed)).toBeNull();
	expect(unseal('totp', 'org/bea', sealed)).toBeNull();
	const bytes = Buffer.from(sealed, 'base64url');
	for (let bit = 0; bit < bytes.length * 8; bit++) {
		const changed = Buffer.from(bytes);
		changed[bit >> 3]! ^= 1 << (bit & 7);
		expect(unseal('totp', 'org/ana', changed.toString('base64url'))).toBeNull();
	}
	for (const rubbish of ['', 'x', 'é', 'A'.repeat(40)]) expect(unseal('totp', 'org/ana', rubbish)).toBeNull();
});

test('another installation neither opens nor keys the same', () => {
	const [sealed, key] = [seal('totp', 'org/ana', 'secret'), keyed('limit', 'ana')];
	withKey('b');
	expect(unseal('totp', 'org/ana', sealed)).toBeNull();
	expect(keyed('limit', 'ana')).not.toEqual(key);
	withKey('a');
	expect(keyed('limit', 'ana')).toEqual(key);
	expect(keyed('other', 'ana')).not.toEqual(key);
});
