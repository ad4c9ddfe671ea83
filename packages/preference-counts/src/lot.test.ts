import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { byLot, electionOf, optionsOf } from '../tests/elections.ts';
import { lotFrom } from './lot.ts';
import { approval } from './most/approval.ts';
import { stv } from './stv/stv.ts';

const seed = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

test('the order follows from the seed, as another library reckons it', async () => {
	const print = (n: number) => createHmac('sha256', Buffer.from(seed, 'hex')).update(String(n)).digest('hex');
	const expected = optionsOf(12)
		.map(({ n }) => n)
		.sort((one, other) => (print(one) < print(other) ? -1 : 1));
	expect(await lotFrom(seed, optionsOf(12))).toEqual({ seed, order: expected });
	expect(await lotFrom(seed.toUpperCase(), optionsOf(12))).toEqual({ seed, order: expected });
	expect((await lotFrom(`${seed.slice(0, -1)}e`, optionsOf(12))).order).not.toEqual(expected);
});

test.each(['', '0', 'zz', '0x11', '123'])('%j is no seed', async (text) => {
	await expect(lotFrom(text, optionsOf(2))).rejects.toThrow(RangeError);
});

test.each([[[1, 2]], [[1, 2, 3, 3]], [[1, 2, 3, 4]], [[]]])('a lot %j over three options is refused', (order) => {
	const election = electionOf(1, 3, [[1, 1]]);
	expect(() => stv(election, byLot(...order))).toThrow(RangeError);
	expect(() => approval(election, byLot(...order))).toThrow(RangeError);
});

test.each([
	['no such option', electionOf(1, 2, [[1, 3]])],
	['twice on a paper', electionOf(1, 2, [[1, 2, 2]])],
	['half a paper', electionOf(1, 2, [[0.5, 2]])],
	['no seat', electionOf(0, 2, [[1, 2]])],
	['a gap in the numbers', { ...electionOf(1, 2, []), options: optionsOf(3).slice(1) }],
	[
		'more papers than can be counted',
		electionOf(1, 2, [
			[999_999_999, 1],
			[2, 1]
		])
	]
])('an election that can’t be is refused: %s', (_, election) => {
	expect(() => stv(election, byLot(1, 2))).toThrow(RangeError);
});
