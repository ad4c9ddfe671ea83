import { describe, expect, test } from 'vitest';
import { bootstrapInterval, krippendorffAlpha, seededRandom } from '@kith/small-statistics';
import { agreementOn, type CodedPassage, type ReadText } from './figures.ts';

const sentence = { unit: 'sentence', language: 'en' } as const;
/** Texts of so many sentences of eight signs each: `Ab cd. ` and so on. */
const textsOf = (...sentences: number[]): ReadText[] =>
	sentences.map((count, place) => ({ name: `t${place}`, words: 'Abcdef. '.repeat(count) }));
const whole = (text: string, coder: string, at: number, code = 'hope'): CodedPassage => ({
	text,
	coder,
	code,
	start: at * 8,
	end: at * 8 + 7
});

describe('units first, then figures', () => {
	test('two coders, twenty sentences: what each said, and the figures worked out by hand', () => {
		const texts = textsOf(12, 8);
		// Both say it of three sentences, Ana of two more, Bea of one more.
		const passages = [
			...[0, 1, 2, 3, 4].map((at) => whole('t0', 'Ana', at)),
			...[0, 1].map((at) => whole('t0', 'Bea', at)),
			whole('t0', 'Bea', 2),
			whole('t1', 'Bea', 7)
		];
		const { codes, all, coders } = agreementOn(texts, passages, sentence);
		const [percent, chance] = [17 / 20, (5 / 20) * (4 / 20) + (15 / 20) * (16 / 20)];
		expect(coders).toEqual(['Ana', 'Bea']);
		expect(codes).toHaveLength(1);
		expect(codes[0]).toMatchObject({ code: 'hope', units: 20, saidBy: { Ana: 5, Bea: 4 }, percent, tooFew: false });
		expect(codes[0]?.positive).toBeCloseTo(6 / 9, 12);
		expect(codes[0]?.kappa).toBeCloseTo((percent - chance) / (1 - chance), 12);
		// Nine yes and 31 no: 1 − (disagreement 2 × 3) ÷ (2 × 9 × 31 ÷ 39).
		expect(codes[0]?.alpha).toBeCloseTo(1 - 6 / ((2 * 9 * 31) / 39), 12);
		expect(codes[0]).not.toHaveProperty('fleiss');
		expect(all).toMatchObject({ units: 20, saidBy: { Ana: 5, Bea: 4 } });
	});
	test('alpha is the mean disagreement of pairs in units over that of any two, and its interval draws whole texts', () => {
		const random = seededRandom(11);
		const texts = textsOf(6, 9, 5, 7, 8);
		const passages = texts.flatMap(({ name, words }) =>
			['A', 'B', 'C'].flatMap((coder) =>
				[...Array(words.length / 8).keys()].filter(() => random() < 0.4).map((at) => whole(name, coder, at))
			)
		);
		const [code] = agreementOn(texts, passages, sentence).codes;
		const rows = texts.flatMap(({ name, words }) =>
			[...Array(words.length / 8).keys()].map((at) =>
				['A', 'B', 'C'].map((coder) =>
					Number(passages.some((one) => one.text === name && one.coder === coder && one.start === at * 8))
				)
			)
		);
		const pairsOf = (values: number[]) =>
			values.flatMap((one, i) => values.filter((_, j) => i !== j).map((b) => [one, b]));
		const differing = (pairs: number[][]) => pairs.filter(([one, other]) => one !== other).length / pairs.length;
		const brute = 1 - differing(rows.flatMap(pairsOf)) / differing(pairsOf(rows.flat()));
		expect(code?.alpha).toBeCloseTo(brute, 12);
		const clusters = texts.flatMap(({ name, words }) => Array.from({ length: words.length / 8 }, () => name));
		const again = bootstrapInterval(rows, (units) => krippendorffAlpha(units), { seed: 20261121, clusters });
		if (!again.defined) throw new Error(again.reason);
		expect(code?.alphaCi95?.[0]).toBeCloseTo(again.interval.lower, 9);
		expect(code?.alphaCi95?.[1]).toBeCloseTo(again.interval.upper, 9);
		expect(code).toHaveProperty('fleiss');
		expect(code).not.toHaveProperty('kappa');
	});
	test('a passage gives a unit its code if it covers half of its ink or lies wholly in it', () => {
		const said = (start: number, end: number) =>
			agreementOn(textsOf(2), [{ text: 't0', coder: 'A', code: 'x', start, end }, whole('t0', 'B', 1, 'x')], sentence)
				.codes[0]?.saidBy['A'];
		expect(said(2, 3)).toBe(1); // one sign of the first sentence
		expect(said(2, 10)).toBe(1); // five of seven signs of the first, two of the second
		expect(said(6, 12)).toBe(1); // one of the first, four of the second
		expect(said(6, 10)).toBe(0); // one of the first, two of the second
		expect(said(0, 16)).toBe(2);
		expect(said(7, 8)).toBe(0); // white space alone
		expect(said(7, 16)).toBe(1); // white space before the second
	});
	test('a text is coded if there is any passage, a paragraph as a sentence is', () => {
		const text = [{ name: 't', words: 'One two three. Four.\n\nFive six seven eight nine.\nTen.' }];
		const passages = [
			{ text: 't', coder: 'A', code: 'x', start: 15, end: 30 },
			{ text: 't', coder: 'B', code: 'x', start: 48, end: 52 }
		];
		const at = (unit: 'source' | 'paragraph') => agreementOn(text, passages, { unit, language: 'en' }).codes[0];
		expect(at('source')).toMatchObject({ units: 1, saidBy: { A: 1, B: 1 }, percent: 1, positive: 1, tooFew: true });
		expect(at('paragraph')).toMatchObject({ units: 3, saidBy: { A: 0, B: 1 } });
	});
});

describe('what is not defined says why', () => {
	test('one code throughout', () => {
		const [code] = agreementOn(
			textsOf(2),
			[whole('t0', 'A', 0), whole('t0', 'A', 1), whole('t0', 'B', 0), whole('t0', 'B', 1)],
			sentence
		).codes;
		expect(code).toMatchObject({ percent: 1, positive: 1, kappa: null, alpha: null, alphaCi95: null });
		expect(code?.why).toEqual({ kappa: 'one-code-only', alpha: 'one-code-only', alphaCi95: 'one-code-only' });
	});
	test('a passage of white space alone says nothing', () => {
		const [code] = agreementOn(
			textsOf(2),
			[
				{ ...whole('t0', 'A', 0), start: 7, end: 8 },
				{ ...whole('t0', 'B', 0), start: 7, end: 8 }
			],
			sentence
		).codes;
		expect(code).toMatchObject({ positive: null, why: { positive: 'nobody-said-it' } });
	});
});

test('two coders with nothing in common never get above nothing', () => {
	const random = seededRandom(3);
	for (let round = 0; round < 60; round++) {
		const texts = textsOf(...Array.from({ length: 4 }, () => 1 + Math.floor(random() * 12)));
		const passages = texts.flatMap(({ name, words }) =>
			[...Array(words.length / 8).keys()].flatMap((at) => {
				const chance = random();
				return chance < 0.3 ? [whole(name, 'A', at)] : chance < 0.6 ? [whole(name, 'B', at)] : [];
			})
		);
		if (new Set(passages.map(({ coder }) => coder)).size < 2) continue;
		for (const unit of ['sentence', 'codepoint'] as const) {
			const { all } = agreementOn(texts, passages, { unit, language: 'en' });
			expect(all.positive).toBe(0);
			expect(all.kappa ?? 0).toBeLessThanOrEqual(1e-12);
			expect(all.alpha ?? 0).toBeLessThanOrEqual(1e-12);
		}
	}
});
