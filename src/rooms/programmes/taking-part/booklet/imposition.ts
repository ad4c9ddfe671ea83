/** One sheet of paper, printed on both sides and folded once: what is left and right on each. */
export interface PrintedSheet {
	readonly front: readonly [left: number, right: number];
	readonly back: readonly [left: number, right: number];
}

/**
 * Which two pages stand side by side on each side of each sheet, so that the sheets, laid into one another and folded, are a booklet:
 * 8·1 with 2·7, then 6·3 with 4·5. A booklet that is read from right to left is its mirror. Pages beyond the last fill up
 * the last sheet: they have lines to write on. To be turned on the short edge.
 */
export function sheetsOf(pages: number, { rightToLeft = false } = {}): PrintedSheet[] {
	const sheets = Math.ceil(pages / 4);
	return Array.from({ length: sheets }, (_, sheet): PrintedSheet => {
		const [first, last] = [2 * sheet + 1, 4 * sheets - 2 * sheet];
		return rightToLeft
			? { front: [first, last], back: [last - 1, first + 1] }
			: { front: [last, first], back: [first + 1, last - 1] };
	});
}
