import { randomUUID } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Her } from './programmes.ts';
import type { Scene } from './write.ts';

/** The booklet of her meeting, which her group was given and she opened. */
export async function putBooklet(scene: Scene, session_id: string, her: Her): Promise<void> {
	const booklet = {
		session_id,
		theme: 'outside',
		pages: '{two-minutes-of-sky}',
		given_at: new Date(instant() - 3_600_000)
	};
	const [org, circle] = [her.org, her.circle];
	const isThere = scene.rows.some((row) => row.table === 'programmes.booklet' && row.circle === circle);
	if (!isThere) await scene.put('programmes.booklet', booklet, { org, circle, marks: ['given'] });
	await scene.put('programmes.booklet_opened', { session_id, person_id: her.of }, her);
	const key_id = await scene.put(
		'programmes.writing_key',
		{ person_id: her.of, language: 'en', salt: 'a'.repeat(22), wrapped: '1.abc' },
		her
	);
	const page = { session_id, person_id: her.of, page: 'two-minutes-of-sky' };
	await scene.put('programmes.page_text', { ...page, id: randomUUID(), key_id, sealed: '1.abc' }, her);
	await scene.put('programmes.page_shown', { ...page, words: 'CNRY-shown' }, her);
	await putGoal(scene, her);
}

/** A goal that she keeps for herself, and one that she shares, each with a week of leaves. */
async function putGoal(scene: Scene, her: Her): Promise<void> {
	const goal = { cohort_id: her.circle, person_id: her.of, words: 'CNRY-goal' };
	const alone = await scene.put('programmes.goal', goal, her);
	const marks = [...her.marks, 'shared'];
	const shown = await scene.put('programmes.goal', { ...goal, sharing: 'facilitator' }, { ...her, marks });
	for (const goal_id of [alone, shown])
		await scene.put('programmes.watering', { goal_id, person_id: her.of, week: '2026-11-23', leaves: 2 }, her);
}
