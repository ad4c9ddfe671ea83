import { Busy } from './busy.ts';

/**
 * Weighs what requests hold in memory: only so much for each network, so that nobody takes it all, and only so much in all.
 * What is not let go of stays on the scales, so whoever weighs lets go in the end.
 */
export function scales(mostOfOne: number, mostInAll: number) {
	const held = new Map<string, number>(); // no longer than the list of those who hold something now
	let all = 0;
	return {
		/** Something to put pieces on, for one request of this network. Throws Busy where a piece is too much. */
		pan(network: string) {
			let own = 0;
			const put = (bytes: number) => {
				const before = held.get(network) ?? 0;
				all += bytes;
				own += bytes;
				if (before + bytes) held.set(network, before + bytes);
				else held.delete(network);
			};
			return {
				weigh(bytes: number) {
					if ((held.get(network) ?? 0) + bytes > mostOfOne || all + bytes > mostInAll) throw new Busy();
					put(bytes);
				},
				letGo: () => put(-own)
			};
		},
		get weight() {
			return all;
		},
		get holders() {
			return held.size;
		}
	};
}
