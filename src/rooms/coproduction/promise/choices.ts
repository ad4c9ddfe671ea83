import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { behindWords } from '../theme/choices.ts';
import type { Behind } from '../theme/queries.server.ts';
import { promiseStates, type PromiseState } from './form.ts';
import type { ProjectPromise } from './queries.server.ts';

const keyOf = (state: PromiseState) => state.replace('-', '_') as 'not_yet';

/** How a promise stands, in words. */
export const promiseStateWords = (state: PromiseState): string => m[`coproduction_promise_state_${keyOf(state)}`]();

/** The states that can be chosen. */
export const promiseStateOptions = () => promiseStates.map((value) => ({ value, label: promiseStateWords(value) }));

/** A day of a promise, in words. */
export const promiseDay = (day: string, zone: string): string => longDay(instantOf(day, '12:00', zone), zone);

/** Why something was not kept, in a sentence, and the field it belongs to. */
export function promiseRefusalWords(
	reason: 'changed-meanwhile' | 'public' | 'not-asked'
): [sentence: string, field?: string] {
	if (reason === 'public') return [m.coproduction_promise_is_public()];
	if (reason === 'not-asked') return [m.coproduction_promise_not_asked()];
	return [m.coproduction_promise_changed_meanwhile()];
}

/** How many said it: of what is public as it was on that day, else as it is now. */
export function saidByWords({ publishedAt, then }: ProjectPromise, now: Behind | undefined, zone: string): string {
	if (!publishedAt) return behindWords(now);
	return m.coproduction_promise_then({ people: behindWords(then), day: longDay(publishedAt, zone) });
}

/** How many took their words back since it was published; nothing where nobody did. */
export function takenBackWords({ publishedAt, takenBack }: ProjectPromise): string | undefined {
	if (!publishedAt || !takenBack) return undefined;
	return takenBack < 5 ? m.coproduction_promise_taken_few() : m.coproduction_promise_taken_back({ count: takenBack });
}
