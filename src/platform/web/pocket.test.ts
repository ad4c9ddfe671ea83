import { expect, test } from 'vitest';
import { forgotten, tellPhone, waitingHere } from './pocket.ts';

function jar(waiting?: string) {
	const held = new Map(waiting === undefined ? [] : [['waiting', waiting]]);
	return {
		held,
		cookies: {
			get: (name: string) => held.get(name),
			set: (name: string, value: string) => void held.set(name, value)
		} as Parameters<typeof tellPhone>[0]
	};
}
const here = new URL('https://willow.example/sign-out');

test('signing out where taps wait keeps what is sealed and tells the phone to take away what can be read', () => {
	const { held, cookies } = jar('3');
	expect(forgotten(cookies, '"cache", "storage"')).toBe('"cache"');
	tellPhone(cookies, here);
	expect(held.get('waiting')).toBe('out');
	expect(waitingHere(cookies)).toBe(0);
	expect(forgotten(cookies, '"storage"')).toBe('"cache"');
});

test('a phone without a register forgets everything, as before, and is told nothing', () => {
	const { held, cookies } = jar();
	expect(forgotten(cookies, '"cache", "storage"')).toBe('"cache", "storage"');
	tellPhone(cookies, here);
	expect(held.size).toBe(0);
});

test('signing out, or leaving a page, where something she wrote waits for signal keeps it, for it is sealed', () => {
	const cookies = { get: (name: string) => (name === 'writing' ? '1' : undefined) };
	expect(forgotten(cookies, '"cache", "storage"')).toBe('"cache"');
	expect(forgotten(cookies, '"storage"')).toBe('"cache"');
});

test.each([
	['3', 3],
	['0', 0],
	['out', 0],
	['<b>', 0],
	['9999999', 0]
])('the cookie holds a number and nothing else: %s', (said, count) => {
	expect(waitingHere(jar(said).cookies)).toBe(count);
});
