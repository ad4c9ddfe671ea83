import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import { inAllLanguages } from '#rooms/programmes/courses/cohort/form.ts';
import { beenChoices, stages, type FitRules } from '#rooms/programmes/courses/fit-rule/form.ts';
import { rulesSet, takesAge, takesBeen, takesStage } from '#rooms/programmes/courses/fit-rule/policy.ts';
import { unsure, type FitAnswers } from './form.ts';

/** As much of a run as its rules are made of. */
interface Run extends FitRules {
	slug: string;
	heldIn: string;
	forWhom: string;
	crecheBands: Bands;
	venue: { area: string } | null;
	area: string | null;
}

/** The questions that there are: a rule by which the runs that are on differ, or that one of them has. */
export function rulesOf(runs: readonly Run[]): ('whom' | 'age' | 'stage' | 'been' | 'language' | 'creche' | 'area')[] {
	const differ = (of: (run: Run) => string) => new Set(runs.map(of)).size > 1;
	const has = {
		whom: runs.some(({ forWhom }) => forWhom !== 'everybody'),
		age: runs.some((run) => rulesSet(run).age),
		stage: runs.some((run) => rulesSet(run).child),
		been: runs.some((run) => rulesSet(run).been),
		language: runs.some(({ heldIn }) => heldIn !== '' && heldIn !== inAllLanguages),
		creche: runs.some(({ crecheBands }) => Object.values(crecheBands).some(Boolean)),
		area: differ(areaOf)
	};
	return (['whom', 'age', 'stage', 'been', 'language', 'creche', 'area'] as const).filter((rule) => has[rule]);
}

/** What somebody is asked: about the run from whose page she comes, where it has a rule; otherwise about all there is. */
export function questionsFor(runs: readonly Run[], course: string): ReturnType<typeof rulesOf> {
	// whether a child is minded there is asked when she joins
	const own = rulesOf(runs.filter(({ slug }) => slug === course)).filter((rule) => rule !== 'creche');
	return own.length ? own : rulesOf(runs);
}

const areaOf = ({ area, venue }: Run): string => area ?? venue?.area ?? '';
const open = (said: string): boolean => said === '' || said === unsure;

/** Whether nothing that she said speaks against a run. What she passed by or does not know speaks against none. */
export function mayFit(run: Run, { whom, age, language, creche, ...said }: FitAnswers): boolean {
	const { heldIn, forWhom, crecheBands } = run;
	const stage = stages.find((one) => one === said.stage);
	const been = beenChoices.find((one) => one === said.been);
	const band = ageBands.find((one) => one === creche);
	return (
		(open(whom) || whom === 'everybody' || forWhom === 'everybody' || forWhom === whom) &&
		(open(age) || takesAge(run, Number(age))) &&
		(!stage || takesStage(run, stage)) &&
		(!been || takesBeen(run, been)) &&
		(open(language) || heldIn === '' || heldIn === inAllLanguages || heldIn === language) &&
		(!band || crecheBands[band] > 0)
	);
}

/** What becomes of her answers: the run that she asked about, if it fits, and at most three others, those near her first. */
export function fitting<R extends Run>(
	runs: readonly R[],
	said: FitAnswers
): { asked: R | null; others: R[]; isUnsure: boolean } {
	const fit = runs.filter((run) => mayFit(run, said));
	const from = runs.find(({ slug }) => slug === said.course);
	const asked = fit.find((run) => run === from) ?? null;
	const her = open(said.area) ? from && areaOf(from) : said.area;
	const near = (run: R) => (her && areaOf(run) === her ? 0 : 1);
	// nobody is pointed to a circle after a loss who did not say that she looks for one
	const mayName = ({ forWhom }: R) => forWhom !== 'loss' || said.whom === 'loss';
	const others = fit.filter((run) => run !== asked && mayName(run)).sort((one, other) => near(one) - near(other));
	const isUnsure = [said.whom, said.age, said.stage, said.been, said.language, said.creche, said.area].includes(unsure);
	return { asked, others: asked ? [] : others.slice(0, 3), isUnsure };
}
