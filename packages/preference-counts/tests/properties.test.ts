import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { approval, digestOf, dots, readBlt, readDots, resultOf, stv, writeBlt, writeDots } from '../src/index.ts';
import type { Count, Election, Stage } from '../src/index.ts';
import { alternativeVote } from './alternative-vote.ts';
import { drawn, drawnDots, runs, type Drawn } from './elections.ts';

// Ten thousand elections each in `bin/check --deep`.
vi.setConfig({ testTimeout: 300_000 });

const holds = (property: (each: Drawn) => boolean | void) =>
	fc.assert(fc.property(drawn(), property), { numRuns: runs });

const units = (votes: string) => BigInt(votes.replace('.', ''));
const allIn = ({ votes, nonTransferable, lost }: Stage) =>
	[...votes, nonTransferable, lost].reduce((sum, each) => sum + units(each), 0n);

/** What a count says of everything but names. */
const nameless = ({ options, ...rest }: Count) => ({
	...rest,
	options: options.map(({ name: _, ...option }) => option)
});

test('at every stage votes, non-transferable and lost are together the valid papers', () => {
	holds(({ election, rule }) => {
		const { stages, valid, papers, blank, setAside } = stv(election, rule);
		for (const stage of stages) expect(allIn(stage)).toBe(BigInt(valid) * 100_000n);
		expect(valid + blank + setAside).toBe(papers);
	});
});

test('as many are chosen as there are places, or all who stand', () => {
	holds(({ election, rule }) => {
		const standing = election.options.filter(({ withdrawn }) => !withdrawn);
		const expected = Math.min(election.seats, standing.length);
		const { winners, stages, again } = stv(election, rule);
		expect([winners.length, new Set(winners).size, again.length]).toEqual([expected, expected, 0]);
		expect(stages.flatMap(({ chosen }) => chosen)).toEqual(winners);
		expect(approval(election, rule).winners).toHaveLength(expected);
	});
});

test('the order of the papers, how they are bundled and the names of the options change nothing', () => {
	holds(({ election, rule }) => {
		const strewn = election.papers.flatMap(({ papers, choices }) =>
			Array.from({ length: Math.min(papers, 60) }, (_, place) => ({
				papers: place ? 1 : papers - Math.min(papers, 60) + 1,
				choices
			}))
		);
		const other = {
			...election,
			papers: strewn.reverse(),
			options: election.options.map((option) => ({ ...option, name: `Another ${option.n * 7}` }))
		};
		expect(nameless(stv(other, rule))).toEqual(nameless(stv(election, rule)));
		expect(nameless(approval(other, rule))).toEqual(nameless(approval(election, rule)));
	});
});

/** What a paper says up to a choice, and behind it whatever is drawn. */
const cut = (election: Election, place: number, upTo: number, behind: readonly number[]): Election => {
	const papers = election.papers.map((paper, at) => {
		if (at !== place) return paper;
		const kept = paper.choices.slice(0, upTo);
		return { ...paper, choices: [...kept, ...behind.filter((n) => !kept.includes(n))] };
	});
	return { ...election, papers };
};

test('later choices neither help nor hurt an earlier one that stands', () => {
	const changed = fc.record({
		drawn: drawn(),
		place: fc.nat(24),
		upTo: fc.nat(6),
		behind: fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7])
	});
	const property = fc.property(changed, ({ drawn: { election, rule }, place, upTo, behind }) => {
		const existing = behind.filter((n) => n <= election.options.length);
		const at = election.papers.length ? place % election.papers.length : 0;
		const [before, after] = [election, cut(election, at, upTo, existing)].map((each) => stv(each, rule).stages);
		const kept = election.papers[at]?.choices.slice(0, upTo) ?? [];
		if (!before || !after || !kept.length) return;
		// As long as one of the choices that stayed has the paper, or could still have it, both counts are the same.
		const gone = new Set(election.options.filter(({ withdrawn }) => withdrawn).map(({ n }) => n));
		for (const [stage, one] of before.entries()) {
			if (one.option) gone.add(one.option);
			if (kept.every((n) => gone.has(n))) break;
			expect(after[stage]).toEqual(one);
			for (const n of one.chosen) gone.add(n);
		}
	});
	fc.assert(property, { numRuns: runs });
});

test('with one place it is the alternative vote', () => {
	holds(({ election, rule }) => {
		const single = { ...election, seats: 1 };
		expect(stv(single, rule).winners).toEqual(alternativeVote(single, rule));
	});
});

test('an option that was withdrawn was never there', () => {
	holds(({ election, rule }) => {
		const gone = new Set(election.options.filter(({ withdrawn }) => withdrawn).map(({ n }) => n));
		const papers = election.papers.map((paper) => ({ ...paper, choices: paper.choices.filter((n) => !gone.has(n)) }));
		for (const count of [stv, approval]) expect(count({ ...election, papers }, rule)).toEqual(count(election, rule));
	});
});

test('a written file read again is the same election and the same count', async () => {
	await fc.assert(
		fc.asyncProperty(drawn(), async ({ election, rule }) => {
			const again = readBlt(writeBlt(election));
			for (const method of ['stv', 'approval'] as const)
				expect(JSON.stringify(await resultOf({ method, election: again }, rule))).toBe(
					JSON.stringify(await resultOf({ method, election }, rule))
				);
			expect([again.title, again.tieOrder, writeBlt(again)]).toEqual([
				election.title,
				election.tieOrder,
				writeBlt(election)
			]);
		}),
		{ numRuns: Math.ceil(runs / 3) }
	);
});

test('dots are in their columns, before and after they were a file', async () => {
	await fc.assert(
		fc.asyncProperty(drawnDots(), async ({ election, rule }) => {
			const count = dots(election, rule);
			const all = election.papers.flatMap((paper) => paper.dots).reduce((sum, each) => sum + each, 0);
			expect(count.options.reduce((sum, { votes = 0 }) => sum + votes, 0)).toBe(all);
			const again = readDots(writeDots(election), election.seats);
			expect(dots(again, rule)).toEqual(count);
			expect(await digestOf(again)).toBe(await digestOf(election));
		}),
		{ numRuns: Math.ceil(runs / 3) }
	);
});
