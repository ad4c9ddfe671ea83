import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { approval, dots, stv, type Election, type Stage, type Tie } from '../src/index.ts';
import { drawn, drawnDots, drawnTies, runs, type Drawn } from './elections.ts';
import { secondApproval, secondDots, secondStv, type SecondInput } from './second-count.ts';

// Ten thousand elections each in `bin/check --deep`.
vi.setConfig({ testTimeout: 300_000 });

const inputOf = ({ election, rule }: Drawn): SecondInput => ({
	papers: election.papers.flatMap(({ papers, choices }) => Array.from({ length: papers }, () => choices)),
	...{ options: election.options.length, seats: election.seats },
	withdrawn: election.options.filter(({ withdrawn }) => withdrawn).map(({ n }) => n),
	lot: rule.by === 'lot' ? rule.lot.order : []
});

/** Each paper is one of its own there: heavy papers are made lighter, in the same proportion to each other or nearly so. */
const lighter = ({ election, rule }: Drawn): Drawn => ({
	election: {
		...election,
		papers: election.papers.map((paper) => ({ ...paper, papers: Math.ceil(paper.papers / 9) }))
	},
	rule
});

const unnumbered = ({ n: _, ...stage }: Stage) => stage;
const withoutPlace = ({ at: _, ...tie }: Tie) => tie;

test('another count, written from the rules alone, finds the same at every stage', () => {
	let byStage = 0;
	let amongThree = 0;
	let byLot = 0;
	const property = fc.property(fc.oneof(drawn().map(lighter), drawnTies()), (each) => {
		const ours = stv(each.election, each.rule);
		const second = secondStv(inputOf(each));
		expect(ours.stages.map(unnumbered)).toEqual(second.stages);
		expect(ours.ties.map(withoutPlace)).toEqual(second.ties);
		const { quota, winners, valid } = ours;
		expect({ quota, winners, valid }).toEqual({ quota: second.quota, winners: second.winners, valid: second.valid });
		expect(ours.blank + ours.setAside - each.election.setAside).toBe(second.blank + second.setAside);
		byStage += ours.ties.filter(({ by }) => by === 'stage').length;
		amongThree += ours.ties.filter(({ by, tied }) => by === 'stage' && tied.length > 2).length;
		byLot += ours.ties.filter(({ by }) => by === 'lot').length;
	});
	fc.assert(property, { numRuns: runs });
	// Each way to settle a tie was tried, and often.
	expect([byStage > runs / 10, amongThree > runs / 50, byLot > runs / 5]).toEqual([true, true, true]);
});

const settled = (ties: readonly Tie[]) =>
	ties[0] ? { tied: ties[0].tied, picked: ties.map(({ picked }) => picked) } : null;

test('approval and dots come out the same there', () => {
	const approvals = fc.property(drawn().map(lighter), (each) => {
		const { winners, valid, options, ties } = approval(each.election, each.rule);
		const second = secondApproval(inputOf(each));
		expect({ winners, valid, votes: options.map(({ votes }) => votes), tie: settled(ties) }).toEqual(second);
	});
	const dotted = fc.property(drawnDots(), ({ election, rule }) => {
		const { winners, valid, options, ties } = dots(election, rule);
		const input = { ...inputOf({ election: { ...election, papers: [], tieOrder: null } as Election, rule }) };
		const second = secondDots({ ...input, papers: election.papers.map((paper) => paper.dots) });
		expect({ winners, valid, votes: options.map(({ votes }) => votes), tie: settled(ties) }).toEqual(second);
	});
	fc.assert(approvals, { numRuns: runs });
	fc.assert(dotted, { numRuns: runs });
});
