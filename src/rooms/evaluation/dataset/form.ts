import * as v from 'valibot';
import { formId, line } from '#platform/forms/fields.ts';
import { labelKey } from '#platform/sheets/labels.ts';
import { waveKey, type WaveMeaning } from './choices.ts';
import type { SaidOfSheet } from './read.ts';

/** The most a spreadsheet may weigh: some 20,000 lines of answers. */
export const largestFile = 2_000_000;

const text = v.optional(v.string(), '');
const texts = v.optional(v.array(v.string()), []);

/** What is said about a spreadsheet when it is brought in; most of it is asked only where the sheet does not tell. */
export const importForm = v.object({
	id: formId,
	title: line(200),
	measure: line(60),
	participant: text,
	wave: text,
	cohort: text,
	language: text,
	answeredOn: text,
	items: texts,
	sheet: text,
	missing: v.pipe(text, v.maxLength(200)),
	waveWords: texts,
	waveMeans: texts,
	labelWords: texts,
	labelValues: texts,
	answers: text,
	people: text,
	cohorts: text,
	days: text,
	/** She has looked at what seems turned the wrong way, and it is right so. */
	sure: text,
	/** She has looked at the preview. */
	keep: text
});

/** What somebody said about her sheet, from the form. */
export function saidIn(form: v.InferOutput<typeof importForm>): SaidOfSheet {
	const oneOf = <Value extends string>(value: string, ...values: Value[]) => values.find((each) => each === value);
	const meaning = (typed = '') => oneOf<WaveMeaning>(typed, 'before', 'after', 'later', 'leave');
	return {
		waves: Object.fromEntries(
			form.waveWords.flatMap((word, at) => {
				const means = meaning(form.waveMeans[at]);
				return means ? [[waveKey(word), means]] : [];
			})
		),
		labels: Object.fromEntries(
			form.labelWords.flatMap((label, at) => {
				const value = form.labelValues[at] ?? '';
				return value === '' || !Number.isFinite(Number(value)) ? [] : [[labelKey(label), Number(value)]];
			})
		),
		answers: oneOf(form.answers, 'given', 'turned'),
		people: oneOf(form.people, 'same', 'apart'),
		cohorts: oneOf(form.cohorts, 'apart'),
		days: oneOf(form.days, 'day-first', 'month-first')
	};
}
