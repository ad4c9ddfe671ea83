import * as v from 'valibot';
import { oneOf, orEmpty, whole } from '#platform/forms/fields.ts';

/** Where somebody is with her child, in the order of time: three parts of a pregnancy, then the child's age. */
export const stages = [
	'pregnant-early',
	'pregnant-middle',
	'pregnant-late',
	'newborn',
	'baby',
	'one',
	'two',
	'three-or-more'
] as const;
export type ChildStage = (typeof stages)[number];
/** What a run may end with: the oldest have no end. */
export const lastStages = stages.filter((stage) => stage !== 'three-or-more');

/** Whether a run is meant for those who come for the first time, for those who have been here before, or for either. */
export const beenChoices = ['either', 'first-time', 'returning'] as const;
export type Been = (typeof beenChoices)[number];

/** Between which ages, in years, a rule may be set. */
const [youngest, oldest] = [12, 70];

/** Whom a run is meant for, beside whom it is for in a word; nothing where it does not matter. */
export interface FitRules {
	/** Her age in years, both included. */
	ageFrom: number | null;
	ageTo: number | null;
	/** Pregnancy or the child's age, both included. */
	childFrom: ChildStage | '';
	childTo: ChildStage | '';
	beenBefore: Been;
}

/** A run without a rule of these. */
export const openToAll: FitRules = { ageFrom: null, ageTo: null, childFrom: '', childTo: '', beenBefore: 'either' };

const age = v.optional(orEmpty(v.pipe(whole(youngest, oldest), v.transform(String))), '');

/** The fields of a course's form by which its rules are set. */
export const ruleFields = {
	ageFrom: age,
	ageTo: age,
	childFrom: v.optional(oneOf(['', ...stages]), ''),
	childTo: v.optional(oneOf(['', ...lastStages]), ''),
	beenBefore: v.optional(oneOf(beenChoices), 'either')
};
type RulesTyped = v.InferOutput<v.ObjectSchema<typeof ruleFields, undefined>>;

/** The rules that were typed, as commands take them. */
export function rulesFrom({ ageFrom, ageTo, childFrom, childTo, beenBefore }: RulesTyped): FitRules {
	const years = (text: string) => (text ? Number(text) : null);
	return { ageFrom: years(ageFrom), ageTo: years(ageTo), childFrom, childTo, beenBefore };
}

/** Rules as the fields of a form hold them. */
export function ruleValues({ ageFrom, ageTo, childFrom, childTo, beenBefore }: FitRules): Record<string, string> {
	return { ageFrom: String(ageFrom ?? ''), ageTo: String(ageTo ?? ''), childFrom, childTo, beenBefore };
}

/** Whether the youngest is no older than the oldest, as far as both were typed. */
export const agesInOrder = ({ ageFrom, ageTo }: { ageFrom: string; ageTo: string }): boolean =>
	!ageFrom || !ageTo || Number(ageFrom) <= Number(ageTo);

/** Whether what it begins with comes before what it ends with, as far as both were chosen. */
export const stagesInOrder = ({
	childFrom,
	childTo
}: {
	childFrom: ChildStage | '';
	childTo: ChildStage | '';
}): boolean => !childFrom || !childTo || stages.indexOf(childFrom) <= stages.indexOf(childTo);

/** Rules as a run's row keeps them. */
export const ruleColumns = ({ ageFrom, ageTo, childFrom, childTo, beenBefore }: FitRules) => ({
	age_from: ageFrom,
	age_to: ageTo,
	child_from: childFrom,
	child_to: childTo,
	been_before: beenBefore
});
