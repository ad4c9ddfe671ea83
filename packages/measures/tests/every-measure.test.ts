import { describe, expect, test } from 'vitest';
import { definitionOf, score, type MeasureDefinition, type ScoreResult } from '../src/index.ts';
import { filled, found, highest, lowest } from './filled.ts';
import { knownFacts, metricTable } from './known-facts.ts';

const cases = Object.entries(knownFacts).map(([id, known]) => ({ id, known, definition: found(definitionOf(id)) }));
const totals = cases.filter(({ known }) => known.range !== null);
const parts = cases.filter(({ known }) => known.range === null);

const totalOf = (result: ScoreResult) => (result.kind === 'total' ? result.total : NaN);
const codes = (result: ScoreResult) => (result.kind === 'none' ? result.reasons.map((reason) => reason.code) : []);

describe.each(totals)('$id', ({ definition, known }) => {
	test('the lowest and the highest answers make the ends of the range', () => {
		expect(totalOf(score(definition, filled(definition, lowest)))).toBe(known.range?.[0]);
		expect(totalOf(score(definition, filled(definition, highest)))).toBe(known.range?.[1]);
	});

	test('as many blanks as the rule allows give a score, one more gives none and says which', () => {
		const allowed = known.blanks ?? 0;
		for (let blank = 0; blank <= known.items; blank += 1) {
			const blanks = definition.items.slice(0, blank).map((item) => item.number);
			const result = score(definition, filled(definition, highest, blanks));
			expect(result.missing).toEqual(blanks);
			if (blank <= allowed) expect(result).toMatchObject({ kind: 'total', imputed: blanks });
			else if (blank < known.items)
				expect(result).toMatchObject({ kind: 'none', reasons: [{ items: blanks, allowed }] });
			else expect(codes(result)).toEqual(['nothing-answered']);
		}
	});
});

describe.each(parts)('$id', ({ definition }) => {
	test('has scores for its parts and never a total', () => {
		const low = score(definition, filled(definition, lowest));
		const high = score(definition, filled(definition, highest));
		expect([low.kind, high.kind]).toEqual(['parts', 'parts']);
		expect(low.subscales.map((part) => part.score)).toEqual(definition.subscales.map((part) => part.range?.value[0]));
		expect(high.subscales.map((part) => part.score)).toEqual(definition.subscales.map((part) => part.range?.value[1]));
		expect(high).toMatchObject({ reason: { code: 'no-total' } });
	});
});

describe.each(cases)('$id', ({ definition, known }) => {
	const well = (definition: MeasureDefinition) => filled(definition, highest);

	test.each([99, -1, 0.5, NaN, Infinity])('the value %s is out of range, named with its item', (value) => {
		const result = score(definition, { ...well(definition), 2: value });
		expect(result).toMatchObject({ kind: 'none', subscales: [], reasons: [{ code: 'out-of-range', item: 2, value }] });
	});

	test('an item that is not there is named', () => {
		const beyond = definition.items.length + definition.extraItems.length + 1;
		expect(codes(score(definition, { ...well(definition), [beyond]: 1 }))).toEqual(['unknown-item']);
		expect(codes(score(definition, { ...well(definition), 0: 1 }))).toEqual(['unknown-item']);
	});

	test('text is not a number, and "not applicable" only where the form has it', () => {
		const texted = { ...well(definition), 2: '1' as unknown as number };
		expect(codes(score(definition, texted))).toEqual(['out-of-range']);
		expect(codes(score(definition, { ...well(definition), 2: 'not-applicable' }))).toEqual(['not-applicable']);
	});

	test('no answer at all is no score', () => {
		expect(codes(score(definition, {}))).toEqual(['nothing-answered']);
		expect(score(definition, {}).missing).toHaveLength(known.items);
	});

	test('the result carries measure, version and method', () => {
		const result = score(definition, well(definition));
		expect(result).toMatchObject({ measure: definition.id, version: definition.version });
		expect(result.method).not.toBe('');
	});
});

test('the metric table of SWEMWBS, raw sum by raw sum', () => {
	const swemwbs = found(definitionOf('swemwbs'));
	expect(metricTable).toHaveLength(29);
	for (const [raw, metric] of metricTable) {
		const answers = filled(swemwbs, (_, item) => Math.floor(raw / 7) + (item <= raw % 7 ? 1 : 0));
		expect(score(swemwbs, answers)).toMatchObject({ kind: 'total', raw, total: metric, method: 'sum+table' });
	}
});
