import type { Knowledge, Known } from './knowledge.ts';
import { countPeople } from './membership.ts';

/** A number of people that must stay uncertain: those on `edges` counted in release `within` and not in `without` (bits). */
export type Secret = {
	readonly edges: readonly number[];
	readonly within: number;
	/** 0 when the secret is a count of one release. */
	readonly without: number;
	/** Whether the new table may not appear without it; otherwise it is only kept where that can be had. */
	readonly must: boolean;
	/** Whether it lies in an empty row or column itself. */
	readonly empty: boolean;
};

/** The people who are counted in one release but not in another, where they are few. They do not change with what is hidden. */
export function fewBetween(knowledge: Knowledge): Secret[] {
	const { releases, network } = knowledge;
	const few = (count: number) => count > 0 && count < (releases.at(-1)?.rule.threshold ?? 0);
	return releases.flatMap((release, place) =>
		releases.flatMap((_, other) => {
			if (other === place) return [];
			const [within, without] = [1 << place, 1 << other];
			const counts = countPeople(network, knowledge, within, without);
			return edgesWhere(counts, few).map((edge): Secret => {
				return { edges: [edge], within, without, must: true, empty: release.empty[edge] === true };
			});
		})
	);
}

/** The counts that are hidden now, and those hidden in one line taken together, when they are small together. */
export function hiddenNow({ releases, network }: Knowledge): Secret[] {
	return releases.flatMap((release, place) => {
		const secret = (edges: readonly number[], must: boolean): Secret => {
			const empty = edges.some((edge) => release.empty[edge]);
			return { edges, within: 1 << place, without: 0, must, empty };
		};
		const hidden = edgesWhere(release.shown, (shown) => !shown);
		const single = hidden.map((edge) => secret([edge], release.secret[edge] === true));
		return [...single, ...hiddenTogether(release, network.lines).map((edges) => secret(edges, true))];
	});
}

function hiddenTogether(release: Known, lines: readonly (readonly number[])[]): number[][] {
	return lines
		.map((line) => line.filter((edge) => !release.shown[edge]))
		.filter((edges) => {
			const sum = edges.reduce((total, edge) => total + (release.counts[edge] ?? 0), 0);
			return edges.length > 1 && sum > 0 && sum < release.rule.threshold;
		});
}

function edgesWhere<Value>(values: readonly Value[], holds: (value: Value) => boolean): number[] {
	return [...values.entries()].filter(([, value]) => holds(value)).map(([edge]) => edge);
}
