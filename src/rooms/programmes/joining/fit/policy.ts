import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import { inAllLanguages } from '#rooms/programmes/courses/cohort/form.ts';
import { unsure, type FitAnswers } from './form.ts';

/** As much of a run as its rules are made of. */
interface Run {
	slug: string;
	heldIn: string;
	forWhom: string;
	crecheBands: Bands;
	venue: { area: string } | null;
	area: string | null;
}

/** The questions that there are: a rule by which the runs that are on differ, or that one of them has. */
export function rulesOf(runs: readonly Run[]): ('whom' | 'language' | 'creche' | 'area')[] {
	const differ = (of: (run: Run) => string) => new Set(runs.map(of)).size > 1;
	const has = {
		whom: runs.some(({ forWhom }) => forWhom !== 'everybody'),
		language: runs.some(({ heldIn }) => heldIn !== '' && heldIn !== inAllLanguages),
		creche: runs.some(({ crecheBands }) => Object.values(crecheBands).some(Boolean)),
		area: differ(areaOf)
	};
	return (['whom', 'language', 'creche', 'area'] as const).filter((rule) => has[rule]);
}

const areaOf = ({ area, venue }: Run): string => area ?? venue?.area ?? '';

/** Whether nothing that she said speaks against a run. What she passed by or does not know speaks against none. */
export function mayFit({ heldIn, forWhom, crecheBands }: Run, { whom, language, creche }: FitAnswers): boolean {
	const band = ageBands.find((one) => one === creche);
	const open = (said: string) => said === '' || said === unsure;
	return (
		(open(whom) || whom === 'everybody' || forWhom === 'everybody' || forWhom === whom) &&
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
	const asked = fit.find(({ slug }) => slug === said.course) ?? null;
	const near = (run: R) => (said.area !== '' && areaOf(run) === said.area ? 0 : 1);
	const others = fit.filter((run) => run !== asked).sort((one, other) => near(one) - near(other));
	const isUnsure = [said.whom, said.language, said.creche, said.area].includes(unsure);
	return { asked, others: asked ? [] : others.slice(0, 3), isUnsure };
}
