import { randomBytes } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

/** Whose lines are on the roll of each course's project: its own people, and somebody of another. */
const rolls: Record<Course, { of: readonly string[]; added: string; teller: string; chair: string }> = {
	birch: { of: ['parent', 'peer'], added: 'bystander', teller: 'ended', chair: 'coordinator' },
	cedar: { of: ['stranger'], added: 'peer', teller: 'run-out', chair: 'coordinator' },
	elm: { of: [], added: 'foreigner', teller: 'foreigner', chair: 'coordinator-elsewhere' }
};

const hourAgo = () => new Date(instant() - 36e5);
const tomorrow = () => new Date(instant() + 864e5);
const seal = () => randomBytes(284);
const digests = () => ({ urn_digest: randomBytes(32), seed: randomBytes(32), receipts: '{}', winners: '{1}' });
const open = () => ({ state: 'open', opened_at: hourAgo(), closes_at: tomorrow(), on_roll: 2, method: 'stv' });

const asksFirst = () => ({ suggests_until: tomorrow(), read_days: 2, no_go_share: 20, no_go_least: 2 });

/** A project of a course with something that has not opened and something that is open; and one that anybody may know of. */
export async function putProjects(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const { added, chair, teller } = rolls[course];
	const about = { org, circle, by: ids.person[chair], of: ids.person[added] };
	await scene.put('coproduction.project', { id: circle, ladder: 'asked', stage: 1 }, about);
	await putWorkshop(scene, about, await putActivity(scene, about));
	await putGuide(scene, about);
	await putWords(scene, { org, by: about.by });
	const sketch = { project_id: circle, method: 'approval', ...asksFirst() };
	const draft = await scene.put('coproduction.decision', sketch, { ...about, of: undefined, marks: ['unopened'] });
	const ofDraft = { ...about, of: undefined, marks: ['unopened'] };
	await scene.put('coproduction.option', { decision_id: draft, place: 1 }, ofDraft);
	const round = { project_id: circle, method: 'approval', no_go_share: 20, no_go_least: 2, no_go_of: draft };
	await scene.put('coproduction.decision', round, ofDraft);
	const listed = {
		way: 'anonymous',
		signed_as: null,
		language: 'en',
		read_on: '2026-01-05',
		receipt_hash: randomBytes(32)
	};
	await scene.put('coproduction.suggestion', { decision_id: draft, ...listed }, ofDraft);
	const opened = { ...about, marks: ['opened'] };
	const decision = await scene.put('coproduction.decision', { project_id: circle, ...open() }, opened);
	await scene.put('coproduction.option', { decision_id: decision, place: 1 }, opened);
	const tells = { org, circle, by: about.by, of: ids.person[teller] };
	await scene.put('coproduction.teller', { decision_id: decision, account_id: tells.of }, tells);
	await scene.put('coproduction.slip', { decision_id: decision, code_hash: randomBytes(32) }, tells);
	const typed = { decision_id: decision, account_id: tells.of, sealed: seal() };
	await scene.put('coproduction.typed_slip', typed, tells);
	await scene.put('coproduction.kept_ballot', { decision_id: decision, pattern: '1', n: 1 }, about);
	await scene.put('coproduction.no_go_reason', { decision_id: decision, place: 1, words: 'CNRY-reason' }, opened);
	await scene.put('coproduction.ballot', { decision_id: decision, sealed: seal() }, { org });
	await putCounts(scene, decision, about);
	await putNames(scene, ids, course);
	await putRoll(scene, ids, course, decision);
}

/** An activity that whoever leads this course wrote. */
async function putActivity(scene: Scene, { org, circle, by }: About): Promise<string> {
	const facts = { moment: 'find', minutes: 20, least: 3, most: 12, children: 'fine', captures: 'themes' };
	const steps = JSON.stringify({ en: 'One\nTwo\nThree' });
	return scene.put('coproduction.activity', { ...facts, steps, written_by: by }, { org, circle, by });
}

/** A workshop without a meeting, one of whose steps a parent leads. */
async function putWorkshop(scene: Scene, about: About, activity: string): Promise<void> {
	const project_id = about.circle;
	const purpose = JSON.stringify({ en: 'What helps?' });
	const workshop = await scene.put('coproduction.workshop', { project_id, purpose }, { ...about, of: undefined });
	const step = { project_id, workshop_id: workshop, place: 1, minutes: 20, activity_id: activity, person_id: about.of };
	await scene.put('coproduction.step', step, about);
	const led = { ...step, place: 2, activity_id: null, library: 'bus-stop', person_id: null, led_by: 'CNRY-leads' };
	await scene.put('coproduction.step', led, { ...about, of: undefined });
}

/** A word of the list that anybody may read, and one that the team reads. */
async function putWords(scene: Scene, about: About): Promise<void> {
	const say = JSON.stringify({ en: 'parent' });
	await scene.put('coproduction.word', { say, decided: 'CNRY-decided', published_at: null }, about);
	await scene.put(
		'coproduction.word',
		{ say, decided: null, published_at: hourAgo() },
		{ ...about, marks: ['public'] }
	);
}

/** What is known about a question, a stage that is left out, and a task of the project's own. */
async function putGuide(scene: Scene, about: About): Promise<void> {
	const project_id = about.circle;
	const answer = { project_id, question: 'for-whom', words: 'CNRY-known', written_by: about.of };
	await scene.put('coproduction.guide_answer', answer, about);
	const nobodys = { ...about, of: undefined };
	await scene.put('coproduction.skipped_stage', { project_id, stage: 4, why: 'CNRY-skipped' }, nobodys);
	const task = { project_id, stage: 1, state: 'needed', library: null, what: 'CNRY-task', why: null, done_on: null };
	await scene.put('coproduction.task', task, nobodys);
}

async function putCounts(scene: Scene, decision: string, about: About): Promise<void> {
	const none = { papers: 0, by_phone: 0, by_slip: 0, exchanged: 0 };
	await scene.put('coproduction.count', { decision_id: decision, ...none, ...digests() }, about);
	const shown = { org: about.org, by: about.by, circle: uuidv7(), marks: ['public', 'opened'] };
	const project = { id: shown.circle, ladder: 'parents', stage: 5, published_at: hourAgo() };
	await scene.put('coproduction.project', project, shown);
	const counted = { ...open(), state: 'counted', shows: 'everybody' };
	const id = await scene.put('coproduction.decision', { project_id: shown.circle, ...counted }, shown);
	await scene.put('coproduction.option', { decision_id: id, place: 1 }, shown);
	await scene.put('coproduction.count', { decision_id: id, ...none, ...digests() }, shown);
}

async function putRoll(scene: Scene, ids: Ids, course: Course, decision: string): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const { of, added, chair } = rolls[course];
	const put = async (values: Record<string, unknown>, about: About) => {
		const line = await scene.put('coproduction.roll', { decision_id: decision, person_id: about.of, ...values }, about);
		await scene.put('coproduction.roll_link', { roll_id: line, token_hash: randomBytes(32) }, { org, circle });
		await scene.put('coproduction.tick', { decision_id: decision, roll_id: line }, { org, circle, of: about.of });
	};
	for (const name of of) await put({}, { org, circle, of: ids.person[name] });
	const later = { added_at: hourAgo(), added_by: ids.person[chair], added_why: 'CNRY-added' };
	await put(later, { org, circle, of: ids.person[added], by: ids.person[chair], marks: ['added'] });
}

/** Names are gathered for something in the project of a course: one under an account, and one that is anonymous. */
async function putNames(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const { of, added, chair } = rolls[course];
	const she = ids.person[of[0] ?? added];
	const about = { org, circle, by: ids.person[chair], marks: ['asked-for'] };
	const asks = {
		project_id: circle,
		method: 'approval',
		state: 'suggesting',
		suggests_until: tomorrow(),
		read_days: 2
	};
	const decision = await scene.put('coproduction.decision', { ...asks, suggest_link: uuidv7() }, about);
	await scene.put('coproduction.option', { decision_id: decision, place: 1 }, about);
	const hers = { ...about, of: she, marks: ['under-account'] };
	const said = { decision_id: decision, way: 'signed', language: 'en', read_on: null, person_id: she };
	const from = await scene.put('coproduction.suggestion', { ...said, receipt_hash: randomBytes(32) }, hers);
	const nobodys = { ...said, way: 'anonymous', signed_as: null, person_id: null, receipt_hash: randomBytes(32) };
	const into = await scene.put('coproduction.suggestion', nobodys, { ...about, marks: ['anonymous'] });
	await scene.put(
		'coproduction.alike',
		{ decision_id: decision, from_id: from, into_id: into, from_says: null, into_says: null },
		hers
	);
}
