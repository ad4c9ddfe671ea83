/** How far the ratings of one application by one criterion lie apart: from two on it is worth talking about. */
export function spreadOf(marks: readonly number[]): { least: number; most: number; isWide: boolean } | undefined {
	if (!marks.length) return undefined;
	const [least, most] = [Math.min(...marks), Math.max(...marks)];
	return { least, most, isWide: most - least >= 2 };
}
