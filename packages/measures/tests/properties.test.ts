import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	casenessTable,
	definitionOf,
	fromCommonScale,
	improvementOf,
	ownScale,
	reliableChange,
	score,
	talkingTherapiesOutcomes,
	type Answers,
	type Direction,
	type MeasureDefinition
} from '../src/index.ts';
import { found } from './filled.ts';
import { knownFacts } from './known-facts.ts';

const ids = Object.keys(knownFacts).filter((id) => id !== 'cdi');
const turned = (direction: Direction): Direction => (direction === 'higher-better' ? 'higher-worse' : 'higher-better');

function answersTo(definition: MeasureDefinition, blanks = true): fc.Arbitrary<Answers> {
	const items = definition.items.map(
		({ number, values }) => [number, fc.constantFrom(...values, ...(blanks ? [null] : []))] as const
	);
	return fc.record(Object.fromEntries(items));
}

const points = fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 100);
const pair = fc.record({ before: points, after: points });
const criterion = { published: { id: 'x', kind: 'reliable', better: 6, worse: 6, confirmed: true } } as const;

describe.each(ids.map((id) => [id, found(definitionOf(id))] as const))('%s', (_, definition) => {
	test('scores, whatever is blank, lie in their ranges, and every blank is named', () => {
		fc.assert(
			fc.property(answersTo(definition), (answers) => {
				const result = score(definition, answers);
				const blank = definition.items.map((item) => item.number).filter((number) => answers[number] === null);
				expect(result.missing).toEqual(blank);
				if (result.kind === 'total') {
					const [low, high] = found(definition.range ?? undefined).value;
					expect(result.total).toBeGreaterThanOrEqual(low - 1e-9);
					expect(result.total).toBeLessThanOrEqual(high + 1e-9);
				}
				for (const part of result.subscales) expect(part.score === null).toBe(part.reason !== null);
			}),
			{ numRuns: 50 }
		);
	});

	test('a higher value on one item never lowers a score', () => {
		const raised = fc.tuple(answersTo(definition, false), fc.constantFrom(...definition.items));
		fc.assert(
			fc.property(raised, ([answers, item]) => {
				const sorted = [...item.values].sort((a, b) => a - b);
				const next = sorted[sorted.indexOf(Number(answers[item.number])) + 1];
				if (next === undefined) return;
				const [before, after] = [score(definition, answers), score(definition, { ...answers, [item.number]: next })];
				if (before.kind === 'total' && after.kind === 'total') expect(after.total).toBeGreaterThanOrEqual(before.total);
				before.subscales.forEach((part, index) =>
					expect(after.subscales[index]?.score).toBeGreaterThanOrEqual(Number(part.score))
				);
			}),
			{ numRuns: 50 }
		);
	});

	test('risk is flagged by the risk item alone, and a blank one is never clear', () => {
		fc.assert(
			fc.property(answersTo(definition), (answers) => {
				for (const finding of score(definition, answers).risk) {
					if (finding.item === null) continue;
					const answer = answers[finding.item];
					expect(finding.state).toBe(answer === null ? 'unanswered' : Number(answer) >= 1 ? 'flagged' : 'clear');
				}
			}),
			{ numRuns: 50 }
		);
	});
});

test('turning the direction of a measure turns the sign of every improvement and swaps the verdicts', () => {
	const other = { improved: 'deteriorated', deteriorated: 'improved', none: 'none' } as const;
	fc.assert(
		fc.property(pair, fc.constantFrom<Direction>('higher-better', 'higher-worse'), (scores, direction) => {
			const [one, two] = [improvementOf(direction, scores), improvementOf(turned(direction), scores)];
			expect(one + two).toBe(0);
			expect(reliableChange(turned(direction), scores, criterion).verdict).toBe(
				other[reliableChange(direction, scores, criterion).verdict]
			);
		})
	);
});

test('going back undoes a change', () => {
	fc.assert(
		fc.property(pair, ({ before, after }) => {
			expect(
				improvementOf('higher-better', { before, after }) +
					improvementOf('higher-better', { before: after, after: before })
			).toBe(0);
		})
	);
});

test('shifting both waves changes no verdict', () => {
	fc.assert(
		fc.property(pair, fc.integer({ min: -50, max: 50 }), ({ before, after }, shift) => {
			const shifted = { before: before + shift, after: after + shift };
			expect(reliableChange('higher-worse', shifted, criterion).verdict).toBe(
				reliableChange('higher-worse', { before, after }, criterion).verdict
			);
		})
	);
});

test('the order of people changes no count', () => {
	const shuffled = fc
		.array(pair, { maxLength: 30 })
		.chain((people) => fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })));
	fc.assert(
		fc.property(shuffled, ([people, other]) => {
			const threshold = { op: '>=', value: 10 } as const;
			expect(casenessTable(threshold, other)).toEqual(casenessTable(threshold, people));
			const courses = (list: typeof people) =>
				list.map((scores) => ({ finished: true, depression: scores, anxiety: scores }));
			expect(talkingTherapiesOutcomes(courses(other))).toEqual(talkingTherapiesOutcomes(courses(people)));
		})
	);
});

test('a reversed statement stores the same on the turned form as the plain one on the plain form', () => {
	const values = [1, 2, 3, 4, 5];
	const base = { id: 'own', name: 'Own', statements: 6, values, direction: 'higher-better' } as const;
	const answers = fc.record(
		Object.fromEntries(base.values.concat(6).map((item) => [item, fc.constantFrom(...values)]))
	);
	fc.assert(
		fc.property(fc.subarray([1, 2, 3, 4, 5, 6]), answers, (reversed, codes) => {
			const scale = ownScale({ ...base, reversed });
			const once = fromCommonScale(scale, codes);
			expect(fromCommonScale(scale, once)).toEqual(codes);
			const expected = Object.entries(codes).reduce(
				(sum, [item, code]) => sum + (reversed.includes(Number(item)) ? 6 - code : code),
				0
			);
			expect(score(scale, once)).toMatchObject({ kind: 'total', total: expected });
		})
	);
});

test('no answers, however strange, make it throw or give a score that is no number', () => {
	const strange = fc.dictionary(fc.string(), fc.anything());
	fc.assert(
		fc.property(fc.constantFrom(...ids), strange, (id, answers) => {
			const result = score(found(definitionOf(id)), answers as Answers);
			if (result.kind === 'total') expect(Number.isFinite(result.total)).toBe(true);
		})
	);
});
