import { describe, expect, test } from 'vitest';
import { sheetsOf, type PrintedSheet } from './imposition.ts';

/**
 * A booklet made by hand: sheets are laid into one another, folded, opened at the fold and written in from the first leaf to the
 * last, front and back; then they are taken apart again, and read off.
 */
function writtenByHand(pages: number, rightToLeft: boolean): PrintedSheet[] {
	const sheets = Array.from({ length: Math.ceil(pages / 4) }, () => ({ front: [0, 0], back: [0, 0] }));
	const [here, there] = rightToLeft ? [0, 1] : [1, 0];
	let page = 0;
	// Forward through the near halves: of each sheet, from the outermost in, its outside and then its inside.
	for (const { front, back } of sheets) {
		front[here] = ++page;
		back[there] = ++page;
	}
	// Past the fold and out again through the far halves.
	for (const { front, back } of sheets.toReversed()) {
		back[here] = ++page;
		front[there] = ++page;
	}
	return sheets as unknown as PrintedSheet[];
}

const lengths = Array.from({ length: 37 }, (_, place) => place + 4);

describe.each([false, true])('read from right to left: %s', (rightToLeft) => {
	test.each(lengths)('%i pages are in the order of a booklet made by hand', (pages) => {
		expect(sheetsOf(pages, { rightToLeft })).toEqual(writtenByHand(pages, rightToLeft));
	});
});

test('an order that forgets the mirror, or pads to twos, is found out', () => {
	expect(sheetsOf(8)).not.toEqual(writtenByHand(8, true));
	expect(sheetsOf(6)).not.toEqual(sheetsOf(4));
});

test('eight pages, as every printer knows them, and fewer than a sheet', () => {
	expect(sheetsOf(8)).toEqual([
		{ front: [8, 1], back: [2, 7] },
		{ front: [6, 3], back: [4, 5] }
	]);
	expect(sheetsOf(8, { rightToLeft: true })[0]).toEqual({ front: [1, 8], back: [7, 2] });
	expect(sheetsOf(1)).toEqual([{ front: [4, 1], back: [2, 3] }]);
});
