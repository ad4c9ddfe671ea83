import { openToAll, stages, type Been, type FitRules, type ChildStage } from './form.ts';

/** Whether a run has a rule about her age, about pregnancy or the child's age, about having been here before. */
export const rulesSet = ({ ageFrom, ageTo, childFrom, childTo, beenBefore }: FitRules) => ({
	age: ageFrom !== null || ageTo !== null,
	child: childFrom !== '' || childTo !== '',
	been: beenBefore !== openToAll.beenBefore
});

/** Whether a run asks anything before somebody joins. */
export const asksFirst = (rules: FitRules): boolean => Object.values(rulesSet(rules)).some(Boolean);

/** The ages to choose from: as wide as they can be while each of them fits a rule whole or not at all; the last has no end. */
export function agesOf(runs: readonly FitRules[]): { from: number; to: number | null }[] {
	const begins = runs.flatMap(({ ageFrom, ageTo }) => [ageFrom ?? 0, ageTo === null ? 0 : ageTo + 1]);
	const sorted = [...new Set([0, ...begins])].sort((one, other) => one - other);
	return sorted.map((from, at) => ({ from, to: (sorted[at + 1] ?? 0) - 1 })).map(openEnded);
}

const openEnded = ({ from, to }: { from: number; to: number }) => ({ from, to: to < from ? null : to });

/** Whether a rule speaks for an age; it is enough to know its first year, for ages to choose from end where a rule does. */
export const takesAge = ({ ageFrom, ageTo }: FitRules, years: number): boolean =>
	(ageFrom === null || years >= ageFrom) && (ageTo === null || years <= ageTo);

/** Whether a rule speaks for somebody who is there with her child. */
export const takesStage = ({ childFrom, childTo }: FitRules, stage: ChildStage): boolean =>
	(!childFrom || stages.indexOf(stage) >= stages.indexOf(childFrom)) &&
	(!childTo || stages.indexOf(stage) <= stages.indexOf(childTo));

/** Whether a rule speaks for somebody who has been here before, or has not. */
export const takesBeen = ({ beenBefore }: FitRules, been: Been): boolean =>
	beenBefore === 'either' || beenBefore === been;
