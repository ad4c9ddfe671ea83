import type { Problem, Typed } from './read.server.ts';

/** What was typed, as the values of plain fields. */
export function texts(typed: Typed | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(typed ?? {}).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []))
	);
}

/** Everything that is wrong with a form, for the list above it; each line leads to its field, or to what it tells of, where it has one. */
export function problemsOf(form: Problem | null | undefined): { name?: string; href?: string; message: string }[] {
	if (!form) return [];
	const atFields = Object.entries(form.errors).map(([name, message]) => ({ name, message }));
	const isSaid = atFields.some((problem) => problem.message === form.refusal);
	return form.refusal && !isSaid ? [{ message: form.refusal, href: form.see }, ...atFields] : atFields;
}
