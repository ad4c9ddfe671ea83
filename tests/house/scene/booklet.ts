import { randomUUID } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Her } from './programmes.ts';
import type { Scene } from './write.ts';

/** The booklet of her meeting, which her group was given and she opened. */
export async function putBooklet(scene: Scene, session_id: string, her: Her, staff: string): Promise<void> {
	const given_at = new Date(instant() - 3_600_000);
	const [org, circle] = [her.org, her.circle];
	const isThere = scene.rows.some((row) => row.table === 'programmes.booklet' && row.circle === circle);
	const about = { org, circle, marks: ['given'] };
	if (!isThere) {
		const own = await putExercise(scene, staff, about);
		const pages = `{two-minutes-of-sky,${own}}`;
		await scene.put('programmes.booklet', { session_id, theme: 'outside', pages, given_at }, about);
	}
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
	await putMoney(scene, her);
	await putAgreement(scene, her, staff);
	await putSlots(scene, her, staff);
	await putCelebration(scene, session_id, her);
}

/** An exercise of the charity's own, which stands in the booklet of a group. */
function putExercise(scene: Scene, written_by: string, about: { org: string; circle: string }): Promise<string> {
	const text = { title: 'CNRY-exercise', need: '', steps: ['One', 'Two', 'Three'], skip: 'Today' };
	const facts = { theme: 'outside', minutes: 5, ways: '{alone}', children: 'fine', about_baby: false };
	const says = JSON.stringify({ en: text });
	return scene.put('programmes.exercise', { ...facts, says, written_by }, { ...about, by: written_by });
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

/** What she offered to show, what she led, what is wanted of her group, and what she put on its shelf. */
async function putSlots(scene: Scene, her: Her, by: string): Promise<void> {
	const about = { cohort_id: her.circle, language: 'en' };
	const hers = { ...about, person_id: her.of, words: 'CNRY-slot' };
	await scene.put('programmes.slot', { ...hers, state: 'offered' }, { ...her, marks: [...her.marks, 'not-led'] });
	const led = { state: 'led', with_id: by, minutes: 15, led_at: new Date(instant()), thanked_by: by };
	await scene.put('programmes.slot', { ...hers, ...led }, { ...her, marks: [...her.marks, 'was-led'] });
	await scene.put('programmes.shelf', { ...about, person_id: her.of, kind: 'tip', words: 'CNRY-shelf' }, her);
	const [org, circle] = [her.org, her.circle];
	if (scene.rows.some((row) => row.table === 'programmes.slot' && row.circle === circle && !row.of)) return;
	const wish = { ...about, words: 'CNRY-wish', state: 'wanted', asked_by: by };
	await scene.put('programmes.slot', wish, { org, circle, by, marks: ['wish'] });
}

/** What she adds to the celebration of her group, what nobody signed, and what is planned of it, also for the children. */
async function putCelebration(scene: Scene, sitting_id: string, her: Her): Promise<void> {
	const about = { org: her.org, circle: her.circle };
	const given = { cohort_id: her.circle, kind: 'bring', language: 'en' };
	await scene.put('programmes.contribution', { ...given, words: `CNRY-signed ${her.of}`, person_id: her.of }, her);
	if (scene.rows.some((row) => row.table === 'programmes.celebration' && row.circle === her.circle)) return;
	await scene.put('programmes.contribution', { ...given, words: 'CNRY-unsigned' }, { ...about, marks: ['nameless'] });
	await scene.put('programmes.celebration', { cohort_id: her.circle, words: '{"en":"CNRY-planned"}' }, about);
	await scene.put('creche.plan', { sitting_id, words: 'CNRY-children' }, about);
}

/** What she asks back, what her group costs, and how many people it hopes to reach. */
async function putMoney(scene: Scene, her: Her): Promise<void> {
	const spent = { what: 'food', pence: 450, spent_on: '2026-11-23', words: 'CNRY-claim' };
	await scene.put('programmes.claim', { ...spent, cohort_id: her.circle, person_id: her.of }, her);
	const isThere = scene.rows.some((row) => row.table === 'programmes.cost' && row.circle === her.circle);
	const cost = { cohort_id: her.circle, what: 'venue', planned: 9800, kept_by: her.of };
	if (isThere) return;
	await scene.put('programmes.cost', cost, { org: her.org, circle: her.circle });
	await scene.put('programmes.hope', { cohort_id: her.circle, people: 12 }, { org: her.org, circle: her.circle });
}

/** What she proposed for the agreement of her group, what nobody signed, and her yes to a version of it. */
async function putAgreement(scene: Scene, her: Her, by: string): Promise<void> {
	const [org, circle] = [her.org, her.circle];
	const said = { cohort_id: circle, question: 'feel', language: 'en' };
	await scene.put('programmes.proposal', { ...said, words: `CNRY-signed ${her.of}`, person_id: her.of }, her);
	const found = scene.rows.find((row) => row.table === 'programmes.agreement' && row.circle === circle);
	const agreement_id = found?.key.split('/')[1] ?? (await putVersion(scene, { org, circle, by }, said));
	await scene.put('programmes.accepted', { agreement_id, person_id: her.of, answer: 'yes' }, her);
}

async function putVersion(
	scene: Scene,
	{ by, ...about }: { org: string; circle: string; by: string },
	said: object
): Promise<string> {
	await scene.put('programmes.proposal', { ...said, words: 'CNRY-unsigned' }, { ...about, marks: ['nameless'] });
	const words = { feel: '{"en":"CNRY-agreed"}', welcome: '{}', must: '{}' };
	const version = { cohort_id: about.circle, version: 1, ...words, written_by: by };
	return scene.put('programmes.agreement', version, { ...about, by });
}

/** The round that her group chose, and her weather and what she said in it: at one meeting for herself, at another for her group. */
export async function putRound(scene: Scene, [session_id, later]: [string, string], her: Her): Promise<void> {
	const about = { org: her.org, circle: her.circle };
	const found = scene.rows.find((row) => row.table === 'programmes.round_kind' && row.circle === her.circle);
	const chosen = { cohort_id: her.circle, kind: 'good', chosen_on: '2026-11-23' };
	const round_id = found?.key.split('/')[1] ?? (await scene.put('programmes.round_kind', chosen, about));
	const weather = { person_id: her.of, weather: 'rain' };
	await scene.put('programmes.check_in', { ...weather, session_id, sharing: 'private' }, her);
	const shown = { ...her, marks: ['shared'] };
	await scene.put('programmes.check_in', { ...weather, session_id: later, sharing: 'group' }, shown);
	const said = { round_id, person_id: her.of, words: 'CNRY-said', language: 'en' };
	await scene.put('programmes.said', { ...said, session_id }, her);
	await scene.put('programmes.said', { ...said, session_id: later, sharing: 'group' }, shown);
}
