import type { About, Scene } from './write.ts';

const talked = { words: { en: 'Laughing' }, talked_on: '2026-01-05', becomes: 'measure' };

/** Two criteria of success, one of them chosen by a decision; what they rest on, a course that rests on one, and which measure asks about it. */
export async function putCriterion(
	scene: Scene,
	about: About,
	{ circle, theme, decision }: { circle: string; theme: string; decision: string }
): Promise<void> {
	const own = { project_id: circle };
	const id = await scene.put('coproduction.criterion', { ...talked, ...own }, about);
	const decided = { ...own, words: { en: 'Singing' }, decision_id: decision, becomes: 'value' };
	await scene.put('coproduction.criterion', decided, about);
	const linked = { ...about, marks: ['linked'] };
	await scene.put('coproduction.because', { ...own, criterion_id: id, by_theme_id: theme }, linked);
	await scene.put('coproduction.because', { ...own, cohort_id: circle, by_criterion_id: id }, linked);
	await scene.put('evaluation.cover', { criterion_id: id, measure: 'how-things-are' }, { org: about.org });
}

/** A criterion of a project that anybody may know of, with what it rests on. */
export async function putPublicCriterion(scene: Scene, shown: About, theme: string): Promise<void> {
	const own = { project_id: shown.circle };
	const id = await scene.put('coproduction.criterion', { ...talked, ...own }, shown);
	await scene.put('coproduction.because', { ...own, criterion_id: id, by_theme_id: theme }, shown);
}
