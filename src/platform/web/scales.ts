import { Busy } from './busy.ts';

/**
 * Counts the bytes that requests hold in memory, and allows only so many for each network and in all, so that nobody
 * takes all of it. Bytes that are not let go of stay counted, so whoever counts some lets them go in the end.
 */
export function scales(mostOfOne: number, mostInAll: number) {
	const held = new Map<string, number>(); // no longer than the list of those who hold something now
	let all = 0;
	return {
		/** Counts the pieces of one request of this network. Throws Busy where a piece is too much. */
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
