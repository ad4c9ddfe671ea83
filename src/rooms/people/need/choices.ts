import type { Typed } from '#platform/forms/read.server.ts';
import { texts } from '#platform/forms/shown.ts';
import type { Need } from './form.ts';

/** What the fields of needs hold: what was typed just now, or else what stands. */
export interface NeedsTyped {
	values: Record<string, string>;
	lists: Record<string, string[]>;
}

/** The fields of needs as they were typed where a form was sent with them, and as they stand where none was. */
export function typedIn(typed: Typed | undefined, stand: readonly Need[]): NeedsTyped {
	return typed && 'need_food_words' in typed ? ofForm(typed) : ofNeeds(stand);
}

const ofForm = (typed: Typed): NeedsTyped => ({
	values: texts(typed),
	lists: Object.fromEntries(
		['access', 'food', 'travel'].map((kind) => [`need_${kind}`, [typed[`need_${kind}`] ?? []].flat()])
	)
});

const ofNeeds = (needs: readonly Need[]): NeedsTyped => ({
	values: {
		...Object.fromEntries(needs.map(({ kind, words }) => [`need_${kind}_words`, words])),
		need_interpreter: needs.find(({ kind }) => kind === 'interpreter')?.choices[0] ?? ''
	},
	lists: Object.fromEntries(needs.map(({ kind, choices }) => [`need_${kind}`, choices]))
});
