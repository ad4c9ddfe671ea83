import { m } from '#messages';
import { askedBy, type AskedBy } from './form.ts';

const keyOf = (method: AskedBy) => method.replace('-', '_') as 'focus_group';

/** What a method is called. */
export const methodWords = (method: AskedBy): string => m[`evaluation_method_${keyOf(method)}`]();

/** The methods to choose from. */
export const askedByOptions = () =>
	askedBy.map((value) => ({
		value,
		label: methodWords(value),
		hint: m[`evaluation_method_${keyOf(value)}_can`]()
	}));

/** What each method can and cannot tell, as the rows of a table. */
export const methodRows = () =>
	askedBy.map((method) => ({
		method: methodWords(method),
		can: m[`evaluation_method_${keyOf(method)}_can`](),
		cannot: m[`evaluation_method_${keyOf(method)}_cannot`]()
	}));

/** Why a question, an outcome or an aim was not kept. */
export const lineRefusalWords = (reason: 'over' | 'enough'): string =>
	reason === 'over' ? m.evaluation_plan_over() : m.evaluation_plan_lines_enough();
