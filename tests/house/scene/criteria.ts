import type { About, Scene } from './write.ts';

const talked = { words: { en: 'Laughing' }, talked_on: '2026-01-05', becomes: 'measure' };

/** Two criteria of success, one of them chosen by a decision; what they rest on, a course that rests on one, which measure asks about it; and a course plan. */
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
	const line = { ...own, words: { en: 'A crèche' }, area: 'creche' };
	const venue = scene.rows.find((row) => row.table === 'programmes.venue' && row.org === about.org)?.key.split('/')[1];
	const session = scene.rows
		.find((row) => row.table === 'programmes.session' && row.circle === circle)
		?.key.split('/')[1];
	await scene.put('coproduction.plan_line', { ...line, theme_id: theme, cohort_id: circle }, about);
	await scene.put('coproduction.plan_line', { ...line, criterion_id: id, session_id: session }, about);
	await scene.put('coproduction.plan_line', { ...line, decision_id: decision, venue_id: venue }, about);
	await scene.put('coproduction.course_plan', { ...own, cohort_id: circle }, about);
	await scene.put('evaluation.cover', { criterion_id: id, measure: 'how-things-are' }, { org: about.org });
}

/** A criterion of a project that anybody may know of, with what it rests on. */
export async function putPublicCriterion(scene: Scene, shown: About, theme: string): Promise<void> {
	const own = { project_id: shown.circle };
	const id = await scene.put('coproduction.criterion', { ...talked, ...own }, shown);
	await scene.put('coproduction.because', { ...own, criterion_id: id, by_theme_id: theme }, shown);
	const line = { ...own, words: { en: 'A crèche' }, area: 'creche', theme_id: theme };
	await scene.put('coproduction.plan_line', line, shown);
	await scene.put('coproduction.course_plan', own, shown);
}
