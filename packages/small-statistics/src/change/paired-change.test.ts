import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { casesOf, expectClose, number, numbers, reasonOf, valueOf } from '../../tests/reference.ts';
import { hodgesLehmann } from './hodges-lehmann.ts';
import { pairedChange } from './paired-change.ts';
import { wilcoxonSignedRank } from './wilcoxon.ts';

// Long work that must not fail for want of time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const cases = casesOf('more.jsonl', 'change');

test('there are enough cases, of every kind and size', () => {
	expect(cases.length).toBeGreaterThan(80);
	expect(new Set(cases.map((each) => each['kind']))).toEqual(new Set(['points', 'tenths', 'metric', 'zeros']));
});

test.each(
	cases.map((each) => [`${String(each['kind'])}, ${number(each, 'n')} people, level ${number(each, 'level')}`, each])
)('the change of %s is R’s', (_, each) => {
	if (typeof each !== 'object') throw new TypeError('no case');
	const [pre, post, level] = [numbers(each, 'pre'), numbers(each, 'post'), number(each, 'level')];
	const all = pairedChange(pre, post, { better: 'higher', level });
	const check = (ours: number, field: string) => expectClose(ours, number(each, field), field);
	const limits = (ours: { lower: number; upper: number }, field: string) => {
		expectClose(ours.lower, numbers(each, field)[0] ?? NaN, `${field} lower`);
		expectClose(ours.upper, numbers(each, field)[1] ?? NaN, `${field} upper`);
	};
	const [t, dz, drms] = [valueOf(all.t), valueOf(all.dZ), valueOf(all.dRootMeanSquare)];
	check(t.t, 't');
	check(t.p, 'p');
	limits(t.interval, 'ci');
	check(t.sdChange, 'sdChange');
	check(valueOf(all.before).mean, 'meanPre');
	check(valueOf(valueOf(all.before).sd).value, 'sdPre');
	check(dz.d, 'dz');
	limits(dz.interval, 'dzCi');
	check(valueOf(all.dAverage).d, 'dav');
	check(drms.d, 'drms');
	limits(drms.interval, 'drmsCi');
	if (number(each, 'n') === 2) expect(reasonOf(dz.hedges)).toBe('too-few-observations');
	else {
		expectClose(valueOf(dz.hedges).g, number(each, 'J') * number(each, 'dz'), 'g');
		// The correlation of two people is 1 or −1 but for rounding, of which the square root makes 1e-8.
		check(valueOf(all.dRepeatedMeasures).d, 'drm');
	}
	if (each['permutation'] === null) return expect(reasonOf(all.wilcoxon)).toBe('no-differences');
	check(valueOf(all.wilcoxon).v, 'v');
	check(valueOf(all.wilcoxon).p, 'permutation');
	check(valueOf(wilcoxonSignedRank(pre, post, { method: 'approximate' })).p, 'approximate');
	check(valueOf(all.hodgesLehmann).estimate, 'walsh');
	check(valueOf(hodgesLehmann(pre, post, 'keep')).estimate, 'walshWithZeros');
	check(valueOf(all.signTest).p, 'sign');
});

/** Every number in a result, at any depth. */
function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const runs = { numRuns: 40 };
const score = fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10);
const people = fc.array(fc.tuple(score, score), { maxLength: 30 });
const changeOf = (pairs: readonly (readonly [number, number])[], better: 'higher' | 'lower' = 'higher') =>
	pairedChange(
		pairs.map(([before]) => before),
		pairs.map(([, after]) => after),
		{ better, reliable: 3, caseRule: { threshold: 10, operator: 'ge' } }
	);

test('no result is ever something that is not a number', () => {
	const few = fc.array(fc.tuple(fc.constantFrom(0, 1, 2.5), fc.constantFrom(0, 1, 2.5)), { maxLength: 5 });
	fc.assert(
		fc.property(fc.oneof(people, few), (pairs) => numbersIn(changeOf(pairs)).every(Number.isFinite)),
		runs
	);
});

test('the order of the people changes nothing', () => {
	const shuffled = people.chain((pairs) =>
		fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))
	);
	fc.assert(
		fc.property(shuffled, ([pairs, other]) => {
			const [one, two] = [numbersIn(changeOf(pairs)), numbersIn(changeOf(other))];
			expect(two).toHaveLength(one.length);
			one.forEach((value, place) => expectClose(two[place] ?? NaN, value, `number ${place}`));
		}),
		runs
	);
});

test('exchanging before and after turns the signs and leaves the probabilities', () => {
	fc.assert(
		fc.property(people, (pairs) => {
			const [one, other] = [changeOf(pairs), changeOf(pairs.map(([before, after]) => [after, before] as const))];
			expect(other.who).toEqual({ improved: one.who.worse, same: one.who.same, worse: one.who.improved });
			expect(other.reliable?.deteriorated).toBe(one.reliable?.improved);
			expect(other.mcNemar?.p).toBe(one.mcNemar?.p);
			if (one.wilcoxon.defined && other.wilcoxon.defined) expect(other.wilcoxon.p).toBe(one.wilcoxon.p);
			if (one.hodgesLehmann.defined && other.hodgesLehmann.defined) {
				expectClose(other.hodgesLehmann.estimate, -one.hodgesLehmann.estimate, 'Hodges–Lehmann');
			}
			if (!one.t.defined || !other.t.defined || !one.dZ.defined || !other.dZ.defined) return;
			expectClose(other.t.t, -one.t.t, 't');
			expectClose(other.t.p, one.t.p, 'p');
			expectClose(other.t.interval.lower, -one.t.interval.upper, 'interval');
			expectClose(other.dZ.d, -one.dZ.d, 'd');
			expectClose(other.dZ.interval.lower, -one.dZ.interval.upper, 'interval of d');
		}),
		runs
	);
});

test('which direction is better turns only who improved', () => {
	fc.assert(
		fc.property(people, (pairs) => {
			const [higher, lower] = [changeOf(pairs), changeOf(pairs, 'lower')];
			expect(lower.who.improved).toBe(higher.who.worse);
			expect(lower.reliable?.improved).toBe(higher.reliable?.deteriorated);
			expect({ ...lower, who: null, reliable: null }).toEqual({ ...higher, who: null, reliable: null });
		}),
		runs
	);
});

test('shifting both waves changes no difference', () => {
	fc.assert(
		fc.property(people, fc.integer({ min: -50, max: 50 }), (pairs, shift) => {
			const [one, other] = [
				changeOf(pairs),
				changeOf(pairs.map(([before, after]) => [before + shift, after + shift] as const))
			];
			expect(other.change).toEqual(one.change);
			for (const part of ['t', 'wilcoxon', 'hodgesLehmann', 'signTest', 'dZ', 'who', 'reliable'] as const) {
				expect(other[part]).toEqual(one[part]);
			}
		}),
		runs
	);
});
