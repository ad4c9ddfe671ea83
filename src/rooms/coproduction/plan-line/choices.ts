import { dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { ToRestOn } from '../thread/choices.ts';
import { planAreas, valueOf, type PlanArea } from './form.ts';
import type { LineHome, CoursePlanLine } from './queries.server.ts';

/** What a line is about, in words. */
export const planAreaWords = (area: PlanArea): string => m[`coproduction_plan_area_${area}`]();

/** The areas that can be chosen. */
export const planAreaOptions = () => planAreas.map((value) => ({ value, label: planAreaWords(value) }));

/** From what a line can follow: themes, then criteria of success, then decisions. */
export const sayingOptions = ({ themes, decisions, criteria = [] }: ToRestOn) => [
	{ value: '', label: m.coproduction_plan_from_choose() },
	...themes.map(({ id, name }) => ({ value: valueOf({ kind: 'theme', id }), label: inWords(name) })),
	...criteria.map(({ id, words }) => ({ value: valueOf({ kind: 'criterion', id }), label: inWords(words) })),
	...decisions.map(({ id, question }) => ({ value: valueOf({ kind: 'decision', id }), label: inWords(question) }))
];

const homeWords = ({ label, startsAt, venue }: Omit<LineHome, 'kind' | 'id'>, zone: string): string =>
	venue ?? (startsAt ? `${inWords(label ?? {})}, ${dayAndTime(startsAt, zone)}` : inWords(label ?? {}));

/** Where a line can live; the first choice is nowhere yet. */
export const homeOptions = (homes: readonly LineHome[], zone: string) => [
	{ value: '', label: m.coproduction_plan_home_none() },
	...homes.map((home) => ({ value: valueOf(home), label: homeWords(home, zone) }))
];

/** Where a line lives, in words; nothing where it lives nowhere yet, or where the reader does not see it. */
export function livesWords({ lives }: Pick<CoursePlanLine, 'lives'>, zone: string): string {
	if (!lives) return '';
	return 'venue' in lives ? lives.venue : homeWords({ ...lives, venue: null }, zone);
}

/** Why a line was not kept, in a sentence. */
export function planLineRefusalWords(reason: 'final' | 'not-there' | 'changed-meanwhile'): string {
	if (reason === 'final') return m.coproduction_plan_is_final();
	return reason === 'not-there' ? m.coproduction_plan_not_there() : m.coproduction_promise_changed_meanwhile();
}
