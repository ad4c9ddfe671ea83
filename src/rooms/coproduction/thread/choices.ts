import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Words } from '#platform/forms/words.ts';
import type { ThreadKind } from './form.ts';

/** What something can rest on: the needs, themes and decisions of its project, and its criteria of success. */
export interface ToRestOn {
	needs: { id: string; statement: Words }[];
	themes: { id: string; name: Words }[];
	decisions: { id: string; question: Words }[];
	criteria?: { id: string; words: Words }[];
}

/** The needs, themes, decisions and criteria that can be ticked. */
export const restOptions = ({ needs, themes, decisions, criteria = [] }: ToRestOn) => ({
	needs: needs.map(({ id, statement }) => ({ value: id, label: inWords(statement) })),
	themes: themes.map(({ id, name }) => ({ value: id, label: inWords(name) })),
	decisions: decisions.map(({ id, question }) => ({ value: id, label: inWords(question) })),
	criteria: criteria.map(({ id, words }) => ({ value: id, label: inWords(words) }))
});

/** What an end of the thread is. */
export const threadKindWords = (kind: ThreadKind): string => m[`coproduction_thread_kind_${kind}`]();

/** The ids that were ticked under a name, of a form that comes back. */
export function reasonsTicked(
	typed: Record<string, string | string[]> | undefined,
	name: 'needs' | 'themes' | 'decisions' | 'criteria',
	kept: readonly string[]
): readonly string[] {
	return typed ? [typed[name] ?? []].flat() : kept;
}
