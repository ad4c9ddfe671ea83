import { expect, test } from 'vitest';
import { phq9, riskOf, score, type Answers } from '../src/index.ts';
import { found } from './filled.ts';

/** The oracle reads a pattern as text: nine digits, `-` for a blank. */
const symptomText = (text: string) =>
	text.slice(0, 8).replace(/[01]/g, '.').replace(/[23]/g, '#') + text.slice(8).replace('0', '.').replace(/[123]/, '#');

function verdictOf(text: string): 'major' | 'other' | 'none' {
	const marks = symptomText(text);
	if (!/^(#|.#)/.test(marks)) return 'none';
	const symptoms = marks.split('#').length - 1;
	return symptoms > 4 ? 'major' : symptoms > 1 ? 'other' : 'none';
}

const totalOf = (text: string) =>
	text.length - text.replaceAll('1', '').length + 2 * (text.split('2').length - 1) + 3 * (text.split('3').length - 1);

const answersOf = (text: string): Answers =>
	Object.fromEntries([...text].map((digit, index) => [index + 1, digit === '-' ? null : Number(digit)]));

// Every way to fill the blanks of a pattern.
function completions(text: string): string[] {
	return text.includes('-') ? ['0', '1', '2', '3'].flatMap((digit) => completions(text.replace('-', digit))) : [text];
}

// Every pattern when there is a night for it; else every 13th of them, which meets every answer to every question.
const step = process.env.KITH_DEEP === '1' ? 1 : 13;

test(`every ${step}th of 262,144 complete patterns: total, syndrome and risk`, () => {
	const faults: string[] = [];
	for (let code = 0; code < 4 ** 9; code += step) {
		const text = code.toString(4).padStart(9, '0');
		const result = score(phq9, answersOf(text));
		const total = result.kind === 'total' ? result.total : NaN;
		const marks = symptomText(text).split('#').length - 1;
		const risk = text.endsWith('0') ? 'clear' : 'flagged';
		const right =
			total === totalOf(text) &&
			result.algorithm?.verdict === verdictOf(text) &&
			result.algorithm.symptoms === marks &&
			result.risk[0]?.state === risk;
		if (!right) faults.push(text);
	}
	expect(faults).toEqual([]);
});

test('every risk path: item 9 blank or answered, with every set of other blanks', () => {
	for (const ninth of ['-', '0', '1', '2', '3']) {
		for (let mask = 0; mask < 2 ** 8; mask += 1) {
			const others = [...'21032103'].map((digit, index) => (mask & (2 ** index) ? '-' : digit)).join('');
			const text = others + ninth;
			const result = score(phq9, answersOf(text));
			const state = ninth === '-' ? 'unanswered' : ninth === '0' ? 'clear' : 'flagged';
			expect(found(result.risk[0])).toMatchObject({ item: 9, state, action: 'safety' });
			expect(riskOf(phq9, answersOf(text))).toEqual(result.risk);
			const blanks = text.split('-').length - 1;
			expect(result.kind).toBe(blanks <= 2 ? 'total' : 'none');
			if (result.kind === 'total') expect(result.total).toBeCloseTo((totalOf(text) / (9 - blanks)) * 9, 12);
		}
	}
});

test('with a wrong value elsewhere, or on item 9 itself, the risk is still looked at', () => {
	const wrong = score(phq9, { ...answersOf('000000001'), 3: 7 });
	expect(wrong).toMatchObject({ kind: 'none', risk: [{ state: 'flagged', value: 1 }] });
	const unread = score(phq9, { ...answersOf('000000000'), 9: 7 });
	expect(unread).toMatchObject({ kind: 'none', risk: [{ state: 'unanswered' }], reasons: [{ item: 9, value: 7 }] });
});

test('with blanks the syndrome is told only when no way to fill them would change it', () => {
	const masks = Array.from({ length: 2 ** 9 }, (_, mask) => mask).filter(
		(mask) => mask.toString(2).replaceAll('0', '').length <= 3
	);
	for (const base of ['222222221', '220000000', '002222221', '200001110', '322000000', '000000000', '221100003']) {
		for (const mask of masks) {
			const text = [...base].map((digit, index) => (mask & (2 ** index) ? '-' : digit)).join('');
			const verdicts = new Set(completions(text).map(verdictOf));
			const expected = verdicts.size === 1 ? [...verdicts][0] : 'cannot-tell';
			expect([text, score(phq9, answersOf(text)).algorithm?.verdict]).toEqual([text, expected]);
		}
	}
});

test('the difficulty question is taken, checked and never added', () => {
	const plain = score(phq9, answersOf('111111111'));
	expect(score(phq9, { ...answersOf('111111111'), 10: 3 })).toEqual(plain);
	expect(score(phq9, { ...answersOf('111111111'), 10: 4 })).toMatchObject({ kind: 'none', reasons: [{ item: 10 }] });
	expect(plain.missing).toEqual([]);
});
