import { beforeAll, expect, test } from 'vitest';
import { settle, type Runtime } from '../runtime.ts';
import { knownDevice, markDevice } from './device.ts';

beforeAll(() => settle({ installationKey: Buffer.alloc(32, 'a').toString('base64url') } as Runtime));

test('knows a device again for the mailbox that signed in there, and for no other', () => {
	const held = markDevice(undefined, 'ana');
	expect(knownDevice(held, 'ana')).toMatch(/^[\w-]{22}$/);
	expect(knownDevice(held, 'bea')).toBeNull();
	for (const made of [undefined, '', 'x', 'a.b', '~~.~', held.slice(0, -1), `${'A'.repeat(22)}.${held.split('.')[1]}`])
		expect(knownDevice(made, 'ana')).toBeNull();
});

test('keeps the four who signed in there last', () => {
	const held = ['ana', 'bea', 'cem', 'dia', 'eva', 'bea'].reduce<string | undefined>(markDevice, undefined);
	expect(['ana', 'bea', 'cem', 'dia', 'eva'].map((who) => knownDevice(held, who) !== null)).toEqual([
		false,
		true,
		true,
		true,
		true
	]);
});
