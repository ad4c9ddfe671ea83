import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';

export const questionMost = { words: 200, many: 20 } as const;

/** How a question can be answered. */
export const askedBy = ['stories', 'panel', 'focus-group', 'support-map', 'measure', 'earlier-studies'] as const;
export type AskedBy = (typeof askedBy)[number];

/** What is to be found out, and how. */
export interface AskedFields {
	words: Words;
	methods: AskedBy[];
}

/** A question as it is to be; without one it is new. */
export const askingForm = v.pipe(
	v.object({
		question: v.optional(v.union([v.literal(''), chosen]), ''),
		...inEach('words', questionMost.words),
		methods: v.optional(v.array(v.picklist(askedBy)), [])
	}),
	inOneAtLeast('words'),
	v.transform(({ question, methods: picked, ...typed }) => ({
		question: question || null,
		words: gathered(typed, 'words'),
		methods: askedBy.filter((method) => picked.includes(method))
	}))
);

/** Which question is meant. */
export const questionChosen = v.object({ question: chosen });
