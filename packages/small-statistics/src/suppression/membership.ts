import { edgesOf } from './network.ts';
import type { Network } from './network.ts';
import type { Placed, TableOfPeople } from './table.ts';

/** In which releases one and the same person is counted, as bits: the first release is bit 0. */
export type Pattern = number;

export type Memberships = {
	/** The patterns that occur. Readers who know the filters know that no others can. */
	readonly patterns: readonly Pattern[];
	/** People by edge and pattern who are on that edge in all of their releases: `staying[edge * patterns.length + place]`. */
	readonly staying: Int32Array;
	/** For each person the pattern of the releases in which they are on each edge where they ever are. */
	readonly tracks: readonly ReadonlyMap<number, Pattern>[];
	/** Whether anybody is counted in different cells, because an answer was corrected, say. */
	readonly anybodyMoved: boolean;
};

/** Follows people through the releases; `among` are the patterns that readers think possible, where they are more than occur. */
export function membershipsOf(
	network: Network,
	table: TableOfPeople,
	lists: readonly (readonly Placed[])[],
	among?: readonly Pattern[]
): Memberships {
	const tracksById = new Map<string, Map<number, Pattern>>();
	lists.forEach((list, release) => {
		for (const { id, row, column } of list) {
			const track = tracksById.get(id) ?? new Map<number, Pattern>();
			tracksById.set(id, track);
			for (const edge of edgesOf(network, table.rows.indexOf(row), table.columns.indexOf(column))) {
				track.set(edge, (track.get(edge) ?? 0) | (1 << release));
			}
		}
	});
	const tracks = [...tracksById.values()];
	const wholeOf = (track: ReadonlyMap<number, Pattern>) => track.get(network.edges.length - 1) ?? 0;
	const patterns = among ?? [...new Set(tracks.map(wholeOf))];
	const staying = new Int32Array(network.edges.length * patterns.length);
	let anybodyMoved = false;
	for (const track of tracks) {
		for (const [edge, pattern] of track) {
			const at = edge * patterns.length + patterns.indexOf(pattern);
			if (pattern === wholeOf(track)) staying[at] = (staying[at] ?? 0) + 1;
			else anybodyMoved = true;
		}
	}
	return { patterns, staying, tracks, anybodyMoved };
}

/**
 * Those whose places readers may know, in up to two ways: who is open by what they said last, and, where it is not the same,
 * who has been open in any release. Somebody who takes it back is protected again, but is nothing to hide behind.
 */
export function whoIsOpen(lists: readonly (readonly Placed[])[]): ReadonlySet<string>[] {
	const [last, ever] = [new Map<string, boolean>(), new Set<string>()];
	for (const { id, open } of lists.flat()) {
		last.set(id, open === true);
		if (open) ever.add(id);
	}
	const now = new Set([...ever].filter((id) => last.get(id)));
	return now.size === ever.size ? [now] : [now, ever];
}

/** How many people are on each edge in one release and, if `without` is given (a bit too), not in another. */
export function countPeople({ edges }: Network, { tracks }: Memberships, within: number, without = 0): number[] {
	const counts = edges.map(() => 0);
	for (const track of tracks) {
		for (const [edge, pattern] of track) {
			if ((pattern & within) !== 0 && (pattern & without) === 0) counts[edge] = (counts[edge] ?? 0) + 1;
		}
	}
	return counts;
}
