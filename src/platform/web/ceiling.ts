/**
 * Lets so many lines of a kind through in a minute and so many in all, so that nobody fills the disk by making errors. At the
 * end of each minute `minute` tells how many of each kind were left out in it.
 */
export function ceiling(mostOfKind: number, mostInAll: number) {
	const said = new Map<string, number>(); // no more kinds than lines
	const leftOut = new Map<string, number>();
	let lines = 0;
	return {
		/** Whether one more line of this kind is written. */
		takes(kind: string): boolean {
			const before = said.get(kind) ?? 0;
			if (before < mostOfKind && lines < mostInAll) {
				lines++;
				said.set(kind, before + 1);
				return true;
			}
			const known = leftOut.has(kind) || leftOut.size < mostInAll ? kind : 'others';
			leftOut.set(known, (leftOut.get(known) ?? 0) + 1);
			return false;
		},
		/** A minute is over: what was left out in it, by kind, the most first. */
		minute(): [kind: string, count: number][] {
			const missing = [...leftOut].sort(([, one], [, other]) => other - one);
			said.clear();
			leftOut.clear();
			lines = 0;
			return missing;
		}
	};
}
