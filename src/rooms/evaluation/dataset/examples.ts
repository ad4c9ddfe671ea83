import { m } from '#messages';

/** Sheets to begin with, by the name of their file, and what each is. */
export const sampleNames: Record<string, () => string> = {
	'answers.csv': m.evaluation_imports_sample_csv,
	'answers.xlsx': m.evaluation_imports_sample_xlsx,
	'one-line-a-person.csv': m.evaluation_imports_sample_wide
};

const items = Array.from({ length: 7 }, (_, index) => index + 1);
const people = [
	{ code: 'K01', before: [2, 2, 3, 2, 3, 2, 3], after: [3, 3, 3, 3, 4, 3, 3] },
	{ code: 'K02', before: [3, 2, 2, 3, 2, 3, 2], after: [3, 4, 3, 3, 3, 3, 4] },
	{ code: 'K03', before: [1, 2, 2, 2, 3, 2, 1], after: [2, 2, 3, '', 3, 3, 2] }
];

/** The rows of a sample, header first; nobody in it is real. */
export function sampleRows(name: string): (string | number)[][] {
	if (name === 'one-line-a-person.csv')
		return [
			['participant', 'cohort', ...items.map((item) => `pre_${item}`), ...items.map((item) => `post_${item}`)],
			...people.map(({ code, before, after }) => [code, 'A', ...before, ...after])
		];
	return [
		['participant', 'wave', 'cohort', 'date', ...items.map((item) => `item${item}`)],
		...people.flatMap(({ code, before, after }) => [
			[code, 'before', 'A', '2027-01-26', ...before],
			[code, 'after', 'A', '2027-03-16', ...after]
		])
	];
}
