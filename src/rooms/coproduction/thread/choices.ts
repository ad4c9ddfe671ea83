import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Words } from '#platform/forms/words.ts';
import type { ThreadKind } from './form.ts';

/** What something can rest on: the themes and decisions of its project. */
export interface ToRestOn {
	themes: { id: string; name: Words }[];
	decisions: { id: string; question: Words }[];
}

/** The themes and decisions that can be ticked. */
export const restOptions = ({ themes, decisions }: ToRestOn) => ({
	themes: themes.map(({ id, name }) => ({ value: id, label: inWords(name) })),
	decisions: decisions.map(({ id, question }) => ({ value: id, label: inWords(question) }))
});

/** What an end of the thread is. */
export const threadKindWords = (kind: ThreadKind): string => m[`coproduction_thread_kind_${kind}`]();

/** The ids that were ticked under a name, of a form that comes back. */
export function reasonsTicked(
	typed: Record<string, string | string[]> | undefined,
	name: 'themes' | 'decisions',
	kept: readonly string[]
): readonly string[] {
	return typed ? [typed[name] ?? []].flat() : kept;
}
