import { fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#messages';
import { isSecret } from './secret.ts';
import { sentIn, type Sent } from './sent.server.ts';

/** What a form was sent with: names to text, or to several texts for a group of checks. */
export type Typed = Record<string, string | string[]>;

/** What the page gets back when a form could not be taken: what was typed, and a sentence for each field that is wrong. */
export interface Problem {
	typed: Typed;
	errors: Record<string, string>;
	/** A rule said no: the sentence, and where it stands if it belongs to a field. */
	refusal?: string;
	/** Where to look at what the refusal tells of. */
	see?: string;
}

/** A form in which nothing is missing or wrong. */
export interface Whole<Value> {
	ok: true;
	value: Value;
	typed: Typed;
	request: Request;
	/** A rule said no; the page comes back as it was sent. */
	refuse(sentence: string, field?: string): ActionFailure<Problem>;
	/** The same, with an id of its own: what comes next is another form. */
	askAnew(sentence: string, see?: string): ActionFailure<Problem>;
}

type Reading<Value> = Whole<Value> | { ok: false; problem: ActionFailure<Problem> };

/**
 * Reads and checks a form. Wrong input gives a 422 with a sentence at each field and everything typed kept. Unknown
 * fields are left out, so nobody can set what the form does not ask. Names ending in `[]` are lists.
 */
export async function readForm<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema
): Promise<Reading<v.InferOutput<Schema>>> {
	const typed = typedIn(await sentIn(request));
	// a field that has no words of its own for what is wrong with it says that it is needed
	const result = v.safeParse(schema, typed, { message: () => m.forms_needed() });
	if (result.success)
		return {
			ok: true,
			value: result.output,
			typed,
			request,
			refuse: (sentence, field) => fail(409, problem(typed, field ? { [field]: sentence } : {}, sentence)),
			askAnew: (sentence, see) => fail(409, { ...problem(withoutId(typed), {}, sentence), see })
		};
	return { ok: false, problem: fail(422, problem(typed, errorsOf(result.issues))) };
}

/** A rule said no to a form that asks nothing, such as a single button. */
export function refusal(sentence: string): ActionFailure<Problem> {
	return fail(409, problem({}, {}, sentence));
}

function problem(typed: Typed, errors: Record<string, string>, refusal?: string): Problem {
	const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => !isSecret(name)));
	return { typed: kept, errors, refusal };
}

/** A page that is sent no id back shows the new one it was made with. */
function withoutId({ id: _, ...typed }: Typed): Typed {
	return typed;
}

function typedIn(sent: Sent): Typed {
	const typed: Typed = {};
	for (const [name, values] of sent) {
		const texts = values
			.filter((entry): entry is string => typeof entry === 'string')
			.map((text) => text.replaceAll('\r\n', '\n'));
		if (name.endsWith('[]')) typed[name.slice(0, -2)] = texts;
		else if (texts.length) typed[name] = texts.at(-1) ?? '';
	}
	return typed;
}

function errorsOf(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const issue of issues) {
		const field = v.getDotPath(issue)?.split('.')[0] ?? 'form';
		errors[field] ??= issue.message;
	}
	return errors;
}
