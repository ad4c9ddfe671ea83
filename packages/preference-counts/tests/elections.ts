import fc from 'fast-check';
import type { DotElection, Election } from '../src/index.ts';
import { lotInOrder, stv, type TieRule } from '../src/index.ts';

/** How often a random election is drawn: ten thousand times in `bin/check --deep`. */
export const runs = process.env.KITH_DEEP === '1' ? 10_000 : 300;

/** An election with a lot over all its options. */
export interface Drawn {
	election: Election;
	rule: TieRule;
}

/** Options by their numbers, some of them withdrawn. */
export const optionsOf = (n: number, withdrawn: readonly number[] = []) =>
	Array.from({ length: n }, (_, place) => ({
		n: place + 1,
		name: `Option ${place + 1}`,
		withdrawn: withdrawn.includes(place + 1)
	}));

/** An election whose papers are given as the choices of each, for examples. */
export const electionOf = (
	seats: number,
	options: number,
	lines: readonly (readonly [number, ...number[]])[],
	withdrawn: readonly number[] = []
): Election => ({
	...{ title: '', seats, options: optionsOf(options, withdrawn), setAside: 0, tieOrder: null },
	papers: lines.map(([papers, ...choices]) => ({ papers, choices }))
});

/** A lot in this order. */
export const byLot = (...order: number[]): TieRule => ({ by: 'lot', lot: lotInOrder(order) });

const shuffled = (n: number) =>
	fc.shuffledSubarray(
		Array.from({ length: n }, (_, place) => place + 1),
		{ minLength: n, maxLength: n }
	);

/** Random elections: few papers of small weight, so that ties are many, or many papers, so that decimals are dropped often. */
export const drawn = (): fc.Arbitrary<Drawn> =>
	drawnOf({
		options: fc.integer({ min: 1, max: 7 }),
		seats: fc.integer({ min: 1, max: 4 }),
		most: fc.constantFrom(1, 1, 3, 50, 1000),
		lines: fc.constantFrom(4, 8, 25)
	});

/** Random elections in which three and more are often equal, and differed earlier. */
export const drawnTies = (): fc.Arbitrary<Drawn> =>
	drawnOf({
		options: fc.integer({ min: 6, max: 9 }),
		seats: fc.integer({ min: 1, max: 3 }),
		most: fc.constantFrom(1, 2),
		lines: fc.constantFrom(20, 30),
		least: 16
	});

interface Size {
	options: fc.Arbitrary<number>;
	seats: fc.Arbitrary<number>;
	/** At most as many papers say the same. */
	most: fc.Arbitrary<number>;
	/** At most as many lines of papers. */
	lines: fc.Arbitrary<number>;
	/** At least as many lines, each with two choices or more. */
	least?: number;
}

const drawnOf = ({ least = 0, ...size }: Size): fc.Arbitrary<Drawn> =>
	fc
		.record(size)
		.chain(({ options, seats, most, lines }) =>
			fc.record({
				lot: shuffled(options),
				seats: fc.constant(seats),
				options: fc.constant(options),
				withdrawn: fc.oneof(
					{ weight: 2, arbitrary: fc.constant<number[]>([]) },
					fc.subarray(
						optionsOf(options).map(({ n }) => n),
						{ maxLength: Math.min(options, 3) }
					)
				),
				setAside: fc.integer({ min: 0, max: 2 }),
				papers: fc.array(
					fc.record({
						papers: fc.integer({ min: 1, max: most }),
						choices: fc.shuffledSubarray(
							optionsOf(options).map(({ n }) => n),
							{ minLength: least ? 2 : 0 }
						)
					}),
					{ minLength: least, maxLength: lines }
				)
			})
		)
		.map(({ lot, seats, options, withdrawn, setAside, papers }) => ({
			election: { title: 'Drawn', seats, options: optionsOf(options, withdrawn), papers, setAside, tieOrder: lot },
			rule: byLot(...lot)
		}));

/** Random elections by dots, of which many are equal. */
export const drawnDots = (): fc.Arbitrary<{ election: DotElection; rule: TieRule }> =>
	fc
		.record({ options: fc.integer({ min: 1, max: 6 }), seats: fc.integer({ min: 1, max: 4 }) })
		.chain(({ options, seats }) =>
			fc.record({
				lot: shuffled(options),
				seats: fc.constant(seats),
				options: fc.constant(options),
				papers: fc.array(
					fc.array(fc.integer({ min: 0, max: 3 }), { minLength: options, maxLength: options }).map((dots) => ({
						papers: 1,
						dots
					})),
					{ maxLength: 8 }
				)
			})
		)
		.map(({ lot, seats, options, papers }) => ({
			election: { title: '', seats, options: optionsOf(options), papers, setAside: 0 },
			rule: byLot(...lot)
		}));

/** What happened, stage by stage: who moved, and the votes then. */
export const told = (seats: number, options: number, lines: [number, ...number[]][], rule: TieRule) => {
	const count = stv(electionOf(seats, options, lines), rule);
	const stages = count.stages.map(({ action, option, votes }) =>
		[action, option, ...votes.map((each) => each.replace('.00000', ''))].filter((word) => word !== null).join(' ')
	);
	return { ...count, stages };
};
