/** A sum of unknown counts that is known to be nothing: Σ factor × unknown = 0. */
export type Equation = ReadonlyMap<number, number>;
export type Bounds = { least: number[]; most: number[] };

/** Narrows what each unknown can be from what the others can be, over and over, until nothing narrows any more. */
export function narrow(equations: readonly Equation[], { least, most }: Bounds): void {
	for (let changed = true, round = 0; changed && round < 200; round++) {
		changed = false;
		for (const equation of equations) {
			for (const [unknown, factor] of equation) {
				let [low, high] = [0, 0];
				for (const [other, times] of equation) {
					if (other === unknown) continue;
					const [a, b] = [times * (least[other] ?? 0), times * (most[other] ?? 0)];
					low += Math.min(a, b);
					high += Math.max(a, b);
				}
				const [from, to] = factor > 0 ? [-high / factor, -low / factor] : [-low / factor, -high / factor];
				const [floor, ceiling] = [Math.ceil(from - 1e-6), Math.floor(to + 1e-6)];
				if (floor > (least[unknown] ?? 0)) [least[unknown], changed] = [floor, true];
				if (ceiling < (most[unknown] ?? 0)) [most[unknown], changed] = [ceiling, true];
			}
		}
	}
}

/**
 * All that adding and subtracting equations can tell: the same equations with known numbers put in (`constant` stands for the
 * number 1) and as many unknowns as possible taken out of each (Gauss and Jordan).
 */
export function eliminate(equations: readonly Equation[], { least, most }: Bounds, constant: number): Equation[] {
	const rows = equations.map((equation) => {
		const row = new Map<number, number>();
		for (const [unknown, factor] of equation) {
			const known = least[unknown] === most[unknown];
			const [at, by] = known ? [constant, factor * (least[unknown] ?? 0)] : [unknown, factor];
			row.set(at, (row.get(at) ?? 0) + by);
		}
		return row;
	});
	const reduced: Map<number, number>[] = [];
	for (const row of rows) {
		for (const done of reduced) subtract(row, done, pivotOf(done, constant));
		const pivot = pivotOf(row, constant);
		if (pivot === undefined) continue;
		const scale = row.get(pivot) ?? 1;
		for (const [unknown, factor] of row) row.set(unknown, factor / scale);
		for (const done of reduced) subtract(done, row, pivot);
		reduced.push(row);
	}
	return reduced;
}

function pivotOf(row: ReadonlyMap<number, number>, constant: number): number | undefined {
	for (const [unknown, factor] of row) if (unknown !== constant && Math.abs(factor) > 1e-9) return unknown;
	return undefined;
}

function subtract(row: Map<number, number>, other: ReadonlyMap<number, number>, pivot: number | undefined): void {
	const times = pivot === undefined ? 0 : (row.get(pivot) ?? 0) / (other.get(pivot) ?? 1);
	if (times === 0) return;
	for (const [unknown, factor] of other) {
		const rest = (row.get(unknown) ?? 0) - times * factor;
		if (Math.abs(rest) < 1e-9) row.delete(unknown);
		else row.set(unknown, rest);
	}
}
