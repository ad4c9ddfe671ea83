import { randomBytes } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { putCriterion, putPublicCriterion } from './criteria.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

/** Who listens for each course's project, and who said something under her account. */
const listeners: Record<Course, { listens: string; told: string; chair: string }> = {
	birch: { listens: 'parent', told: 'stranger', chair: 'coordinator' },
	cedar: { listens: 'stranger', told: 'parent', chair: 'coordinator' },
	elm: { listens: 'foreigner', told: 'foreigner', chair: 'coordinator-elsewhere' }
};

const promised = { said: { en: 'Food' }, doing: { en: 'Soup' } };
const today = () => new Date(instant()).toISOString().slice(0, 10);

/** A campaign of a course's project: a question, a group to hear, somebody who listens, a note handed in, one begun, and one that came by the link. */
export async function putListening(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const { listens, told, chair } = listeners[course];
	const listener = ids.person[listens];
	const about = { org, circle, of: listener, by: ids.person[chair] };
	const days = { opens_on: today(), closes_on: today() };
	const link = randomBytes(15).toString('base64url');
	const campaign = await scene.put('coproduction.campaign', { project_id: circle, link, ...days }, about);
	const ofCampaign = { campaign_id: campaign };
	await scene.put('coproduction.prompt', { ...ofCampaign, place: 1 }, about);
	const target = await scene.put('coproduction.target', { ...ofCampaign, place: 1, aim: 3 }, about);
	const named = { ...ofCampaign, account_id: listener, until: '2099-01-01' };
	await scene.put('coproduction.listener', named, about);
	const written = { ...ofCampaign, listener_id: listener, setting: 'phone', heard_on: today(), language: 'en' };
	const handed = { state: 'handed-in', handed_in_on: today() };
	const kinds = [
		[
			{ ...written, ...handed },
			{ ...about, marks: ['handed-in'] }
		],
		[written, { ...about, marks: ['begun'] }],
		[
			{ ...written, ...handed, listener_id: null, setting: 'link' },
			{ ...about, of: undefined, marks: ['handed-in', 'by-link'] }
		]
	] as const;
	for (const [values, row] of kinds) {
		const note = await scene.put('coproduction.note', values, row);
		await scene.put('coproduction.answer', { note_id: note, place: 1 }, row);
		await scene.put('coproduction.note_target', { note_id: note, target_id: target }, row);
		if ('handed_in_on' in values && row.of) await putThemes(scene, course, ids, note);
		const teller = { note_id: note, person_id: ids.person[told], receipt_hash: randomBytes(32) };
		await scene.put('coproduction.note_teller', teller, { ...row, of: ids.person[told], by: row.of });
	}
}

/** Two themes, one of which went into the other, with a passage; what is so because of what; and a theme that anybody may read. */
async function putThemes(scene: Scene, course: Course, ids: Ids, note: string): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const { listens, chair } = listeners[course];
	const about = { org, circle, of: ids.person[listens], by: ids.person[chair] };
	const own = { project_id: circle, kind: 'challenge' };
	const theme = await scene.put('coproduction.theme', own, about);
	await scene.put('coproduction.theme', { ...own, merged_into: theme }, about);
	const need = await putNeed(scene, theme, about);
	await putFounding(scene, about);
	const link = { project_id: circle, theme_id: theme, by_note_id: note };
	await scene.put('coproduction.because', link, { ...about, marks: ['from-note'] });
	const stretch = { note_id: note, place: 1, starts: 0, ends: 3, theme_id: theme };
	await scene.put('coproduction.passage', stretch, about);
	const [draft, decision] = scene.rows
		.filter((row) => row.table === 'coproduction.decision' && row.circle === circle)
		.map(({ key }) => key.split('/')[1])
		.slice(0, 2)
		.toSorted(); // made within a millisecond, they may stand either way
	const linked = { ...about, marks: ['linked'] };
	await scene.put('coproduction.because', { project_id: circle, decision_id: decision, by_theme_id: theme }, linked);
	await scene.put('coproduction.because', { project_id: circle, decision_id: decision, by_decision_id: draft }, linked);
	await scene.put('coproduction.because', { project_id: circle, decision_id: decision, by_need_id: need }, linked);
	const session = scene.rows.find((row) => row.table === 'programmes.session' && row.circle === circle)?.key;
	for (const later of [{ cohort_id: circle }, { session_id: session?.split('/')[1] }])
		await scene.put('coproduction.because', { project_id: circle, ...later, by_theme_id: theme }, linked);
	await putPromise(scene, about, { circle, theme, note });
	await putCriterion(scene, about, { circle, theme, decision: decision ?? '' });
	const open = scene.rows.findLast(
		(row) => row.table === 'coproduction.project' && row.marks?.includes('public') && row.org === org
	);
	const read = { project_id: open?.circle, published_at: '2026-01-01' };
	const shown = { org, by: about.by, circle: open?.circle, marks: ['public'] };
	const known = await scene.put('coproduction.theme', { ...read, kind: 'strength' }, shown);
	const stands = { ...promised, state: 'done', state_on: today() };
	const kept = await scene.put('coproduction.promise', { ...read, ...stands }, shown);
	await scene.put('coproduction.because', { project_id: open?.circle, promise_id: kept, by_theme_id: known }, shown);
	await putPublicCriterion(scene, shown, known);
}

/** A promise that somebody looks after, and what it rests on. */
async function putPromise(
	scene: Scene,
	about: About,
	{ circle, theme, note }: { circle: string; theme: string; note: string }
): Promise<void> {
	const own = { ...promised, project_id: circle, state: 'done', state_on: today(), owner_id: about.of };
	const promise = await scene.put('coproduction.promise', own, about);
	await scene.put('coproduction.promise_note', { promise_id: promise, note_id: note }, about);
	const linked = { ...about, marks: ['linked'] };
	await scene.put('coproduction.because', { project_id: circle, promise_id: promise, by_theme_id: theme }, linked);
}

/** Something that parents need, with its source, which leads to a theme. */
async function putNeed(scene: Scene, theme: string, about: About): Promise<string> {
	const facts = {
		figure: 'CNRY-figure',
		area: null,
		year: 2025,
		source: 'CNRY-source',
		link: 'https://www.gov.uk/count'
	};
	const statement = JSON.stringify({ en: 'A warm room' });
	const need = { project_id: about.circle, statement, ...facts, checked_on: '2026-01-05', theme_id: theme };
	return scene.put('coproduction.need', need, about);
}

/** Somebody who has a say, and a line of the budget. */
export async function putFounding(scene: Scene, about: About): Promise<void> {
	const { circle: project_id } = about;
	const words = { gives: 'CNRY-gives', fears: 'CNRY-fears', notes: 'CNRY-notes', talk_by: 'CNRY-talk' };
	const stands = { kind: 'person', attitude: 'open', influence: 'some', talk_on: today(), talked_on: today() };
	await scene.put('coproduction.stakeholder', { project_id, name: 'CNRY-stakeholder', ...stands, ...words }, about);
	const costs = { kind: 'parents', how_many: 2, each_pence: 1250, paid_by: 'CNRY-payer' };
	await scene.put('coproduction.budget_line', { project_id, what: 'CNRY-cost', ...costs }, about);
}
