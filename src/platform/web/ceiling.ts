const minute = 60_000;

/**
 * Lets so many lines of a kind through in a minute and so many in all, so that nobody fills the disk by making errors.
 * Returns null for a line to leave out, else how many of its kind were left out before it.
 */
export function ceiling(mostOfKind: number, mostInAll: number, clock = () => performance.now()) {
	const said = new Map<string, number>(); // of this minute, no more kinds than lines
	const leftOut = new Map<string, number>();
	let [since, lines] = [clock(), 0];
	return (kind: string): number | null => {
		if (clock() - since >= minute) {
			[since, lines] = [clock(), 0];
			said.clear();
		}
		const before = said.get(kind) ?? 0;
		if (before >= mostOfKind || lines >= mostInAll) {
			if (leftOut.has(kind) || leftOut.size < mostInAll) leftOut.set(kind, (leftOut.get(kind) ?? 0) + 1);
			return null;
		}
		lines++;
		said.set(kind, before + 1);
		const missing = leftOut.get(kind) ?? 0;
		leftOut.delete(kind);
		return missing;
	};
}
