import * as v from 'valibot';
import { formId, line } from '#platform/forms/fields.ts';

/** The most a spreadsheet may weigh: some 20,000 lines of answers. */
export const largestFile = 2_000_000;

/** What is said about a spreadsheet when it is brought in. The columns are asked only when the header does not tell. */
export const importForm = v.object({
	id: formId,
	title: line(200),
	measure: line(60),
	participant: v.optional(v.string(), ''),
	wave: v.optional(v.string(), ''),
	cohort: v.optional(v.string(), ''),
	language: v.optional(v.string(), ''),
	answeredOn: v.optional(v.string(), ''),
	items: v.optional(v.array(v.string()), [])
});
