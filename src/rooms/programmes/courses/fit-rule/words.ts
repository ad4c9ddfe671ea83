import { standingAlone } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { beenChoices, lastStages, stages, type Been, type FitRules, type ChildStage } from './form.ts';

const stage = {
	'pregnant-early': m.programmes_fit_stage_pregnant_early,
	'pregnant-middle': m.programmes_fit_stage_pregnant_middle,
	'pregnant-late': m.programmes_fit_stage_pregnant_late,
	newborn: m.programmes_fit_stage_newborn,
	baby: m.programmes_fit_stage_baby,
	one: m.programmes_fit_stage_one,
	two: m.programmes_fit_stage_two,
	'three-or-more': m.programmes_fit_stage_three
} as const;

const begins = {
	'pregnant-early': m.programmes_fit_from_pregnant_early,
	'pregnant-middle': m.programmes_fit_from_pregnant_middle,
	'pregnant-late': m.programmes_fit_from_pregnant_late,
	newborn: m.programmes_fit_from_newborn,
	baby: m.programmes_fit_from_baby,
	one: m.programmes_fit_from_one,
	two: m.programmes_fit_from_two,
	'three-or-more': m.programmes_fit_from_three
} as const;

const ends = {
	'pregnant-early': m.programmes_fit_until_pregnant_early,
	'pregnant-middle': m.programmes_fit_until_pregnant_middle,
	'pregnant-late': m.programmes_fit_until_pregnant_late,
	newborn: m.programmes_fit_until_newborn,
	baby: m.programmes_fit_until_baby,
	one: m.programmes_fit_until_one,
	two: m.programmes_fit_until_two
} as const;

/** Where somebody is with her child, as she would say it. */
export const stageWords = (one: ChildStage): string => stage[one]();

/** "Under 25", "20 to 24", "25 or older": ages in years, both included. */
export function ageWords({ from, to }: { from: number; to: number | null }): string {
	if (to === null) return m.programmes_fit_age_older({ from });
	return from ? m.programmes_fit_age_between({ from, to }) : m.programmes_fit_age_under({ age: to + 1 });
}

const been = { 'first-time': m.programmes_fit_for_first, returning: m.programmes_fit_for_returning } as const;

/** The rules of a run in plain words, one a rule; none where nothing matters. */
export function ruleWords({ ageFrom, ageTo, childFrom, childTo, beenBefore }: FitRules): string[] {
	const words: string[] = [];
	if (ageFrom !== null || ageTo !== null)
		words.push(m.programmes_fit_for_age({ age: ageWords({ from: ageFrom ?? 0, to: ageTo }) }));
	const from = childFrom && begins[childFrom]();
	const until = childTo && childTo !== 'three-or-more' ? ends[childTo]() : '';
	const child = [from, until].filter(Boolean).join(' ');
	if (child) words.push(m.programmes_fit_for_child({ child }));
	if (beenBefore !== 'either') words.push(been[beenBefore]());
	return words;
}

/** From where on in pregnancy or the child's age, as choices of a coordinator. */
export const fromOptions = () => [
	{ value: '', label: m.programmes_fit_any() },
	...stages.map((value) => ({ value, label: standingAlone(begins[value]()) }))
];
/** Up to where, as choices. */
export const untilOptions = () => [
	{ value: '', label: m.programmes_fit_any() },
	...lastStages.map((value) => ({ value, label: standingAlone(ends[value]()) }))
];
/** For those who come for the first time or again, as choices. */
export const beenOptions = () =>
	beenChoices.map((value: Been) => ({ value, label: value === 'either' ? m.programmes_fit_any() : been[value]() }));
