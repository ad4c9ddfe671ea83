import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BoxError, makeKeys, openBox, sealBox } from './box.ts';
import golden from './golden-1.json' with { type: 'json' };

const length = (box: string) => Buffer.from(box.slice(2), 'base64url').length - 65 - 12 - 16;

test('a box of the first release opens for ever', async () => {
	expect(golden.boxes.length).toBeGreaterThan(4);
	for (const { bound, text, box } of golden.boxes) {
		expect(await openBox(golden.privateKey, bound, box)).toBe(text);
		const again = await sealBox(golden.publicKey, bound, text);
		expect([again === box, length(again)]).toEqual([false, length(box)]);
		expect(await openBox(golden.privateKey, bound, again)).toBe(text);
	}
});

test('how long a text is shows by steps of 256 bytes alone', async () => {
	const { publicKey } = await makeKeys();
	const boxes = await Promise.all([0, 1, 252, 253].map((many) => sealBox(publicKey, 'b', 'x'.repeat(many))));
	expect(boxes.map(length)).toEqual([256, 256, 256, 512]);
});

test('a box with a letter changed, cut, bound to something else or for another key does not open', async () => {
	const [keys, others] = [await makeKeys(), await makeKeys()];
	const box = await sealBox(keys.publicKey, 'here', 'came');
	const letters = [...Array.from({ length: box.length }).keys()];
	const changed = letters.map((at) => box.slice(0, at) + (box[at] === 'A' ? 'B' : 'A') + box.slice(at + 1));
	const wrong = [...changed, '', '1.', '1.AAAA', '2' + box.slice(1), box.slice(0, -4), '1.' + 'A'.repeat(400), '…'];
	const opens = await Promise.allSettled([
		...wrong.map((one) => openBox(keys.privateKey, 'here', one)),
		openBox(keys.privateKey, 'there', box),
		openBox(others.privateKey, 'here', box),
		openBox('AAAA', 'here', box)
	]);
	const errors = opens.map((one) => (one.status === 'rejected' ? (one.reason as unknown) : one.value));
	// the last letter of base64 may carry bits that mean nothing
	expect(errors.filter((one) => !(one instanceof BoxError)).every((one) => one === 'came')).toBe(true);
	expect(errors.filter((one) => one instanceof BoxError).length).toBeGreaterThanOrEqual(errors.length - 1);
	expect(await openBox(keys.privateKey, 'here', box)).toBe('came');
});

test('the same file serves phone and server: it imports nothing', () => {
	expect(readFileSync(new URL('box.ts', import.meta.url), 'utf8')).not.toMatch(/^\s*(import|export .* from)\b/m);
});
