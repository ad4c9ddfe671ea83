import { randomBytes } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

/** Who sits on the panels of each course's project. */
const panels: Record<Course, { sits: string; chair: string }> = {
	birch: { sits: 'parent', chair: 'coordinator' },
	cedar: { sits: 'stranger', chair: 'coordinator' },
	elm: { sits: 'foreigner', chair: 'coordinator-elsewhere' }
};

const today = () => new Date(instant()).toISOString().slice(0, 10);
const hourAgo = () => new Date(instant() - 36e5);
const says = { hours: JSON.stringify({ en: 'Four' }), pay: JSON.stringify({ en: '£15' }) };

/** A call whose panel rates, one for which one can apply, and one that nobody reads yet. */
export async function putCalls(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const about = { org, circle, of: ids.person[panels[course].sits], by: ids.person[panels[course].chair] };
	await putRatedCall(scene, about);
	const open = await putOpenCall(scene, about);
	const theme = scene.rows.find(({ table, circle: of }) => table === 'coproduction.theme' && of === circle);
	const rests = { project_id: circle, call_id: open, by_theme_id: theme?.key.split('/')[1] };
	await scene.put('coproduction.because', rests, { ...about, marks: ['linked'] });
	await putCall(scene, { ...about, of: undefined, marks: ['call-draft', 'unrated'] }, {});
}

async function putCall(scene: Scene, about: About, stands: Record<string, unknown>): Promise<string> {
	const days = { opens_on: today(), closes_on: today(), link: randomBytes(15).toString('base64url') };
	const call = await scene.put(
		'coproduction.call',
		{ project_id: about.circle, ...days, ...says, published_at: null, rating_at: null, ...stands },
		about
	);
	for (const [place, is_shown] of [
		[1, true],
		[2, false]
	] as const)
		await scene.put('coproduction.call_criterion', { call_id: call, place, is_shown }, about);
	return call;
}

async function putApplication(scene: Scene, about: About, call: string, number: number, came: string) {
	const decided = { outcome: null, why: null, decided_on: null };
	const values = { call_id: call, number, came, language: 'en', receipt_hash: randomBytes(32), ...decided };
	const id = await scene.put('coproduction.application', values, about);
	const own = { application_id: id, call_id: call };
	const shown = {
		...about,
		marks: [...(about.marks ?? []), ...(number > 2 || !about.marks?.includes('before-panel') ? [] : ['shown'])]
	};
	await scene.put('coproduction.application_answer', { ...own, place: 1, is_shown: true }, shown);
	await scene.put('coproduction.application_answer', { ...own, place: 2, is_shown: false }, about);
	await scene.put('coproduction.application_contact', { ...own, called: `CNRY-${id}` }, about);
	return id;
}

async function putOpenCall(scene: Scene, about: About): Promise<string> {
	const open = { ...about, marks: ['published', 'unrated', 'open-call'] };
	const call = await putCall(scene, open, { published_at: hourAgo() });
	const seat = { call_id: call, account_id: about.of, as_parent: true, trained_on: null, left_on: null };
	await scene.put('coproduction.panellist', seat, { ...open, marks: ['seated', 'unrated'] });
	await putApplication(scene, { ...open, marks: ['open-call', 'applied'] }, call, 1, 'link');
	await putApplication(scene, { ...open, marks: ['open-call', 'typed-in'] }, call, 2, 'helper');
	return call;
}

/** Of two who sit there one was forgotten before she had rated: one application she had an interest in, the others wait for her; in the third the other has an interest. */
async function putRatedCall(scene: Scene, about: About): Promise<void> {
	const rates = { ...about, marks: ['published'] };
	const call = await putCall(scene, rates, { published_at: hourAgo(), rating_at: hourAgo() });
	const sits = { call_id: call, as_parent: true, trained_on: today(), left_on: null };
	const seat = await scene.put(
		'coproduction.panellist',
		{ ...sits, account_id: about.of },
		{ ...rates, marks: ['seated'] }
	);
	const gone = await scene.put('coproduction.panellist', { ...sits, account_id: null }, rates);
	const rated = { ...about, marks: ['all-in', 'before-panel'] };
	const waits = { ...about, marks: ['before-panel'] };
	const first = await putApplication(scene, rated, call, 1, 'link');
	const second = await putApplication(scene, waits, call, 2, 'link');
	const interest = { application_id: first, panellist_id: gone, call_id: call };
	await scene.put('coproduction.interest', interest, { ...rated, of: undefined });
	const known = await putApplication(scene, waits, call, 3, 'link');
	const hers = { application_id: known, panellist_id: seat, call_id: call };
	await scene.put('coproduction.interest', hers, waits);
	const own = { panellist_id: seat, call_id: call, place: 1, mark: 2 };
	const kept = { first_mark: null, first_why: null, changed_why: null };
	await scene.put('coproduction.rating', { ...own, ...kept, application_id: first }, rated);
	await scene.put('coproduction.rating', { ...own, ...kept, application_id: second }, waits);
	await putAfterwards(scene, about, call, { first, second, known });
}

/** Two times to meet, one of them taken; who wants to be kept in mind; and work that is offered to one and taken by another. */
async function putAfterwards(
	scene: Scene,
	about: About,
	call: string,
	{ first, second, known }: Record<'first' | 'second' | 'known', string>
): Promise<void> {
	const time = { call_id: call, minutes: 30, has_creche: true, pays_travel: true };
	await scene.put('coproduction.interview', { ...time, application_id: null }, { ...about, marks: ['free-time'] });
	await scene.put('coproduction.interview', { ...time, application_id: first }, about);
	const hers = (id: string) => ({ application_id: id, call_id: call });
	await scene.put('coproduction.interview_need', { ...hers(first), wants_creche: true, wants_travel: false }, about);
	const kept = { ...hers(second), said_on: today(), until: '2099-01-01' };
	await scene.put('coproduction.kept_in_mind', kept, about);
	const terms = { hours: 4, per: 'month', rate: 1500, from_on: today(), until_on: today(), offered_on: today() };
	const taken = { answer: 'yes', answered_on: today() };
	const working = { ...about, marks: ['working'] };
	const work = await scene.put('coproduction.engagement', { ...hers(known), ...terms, ...taken }, working);
	const worked = { engagement_id: work, call_id: call, day: today(), minutes: 30, confirmed_on: null };
	await scene.put('coproduction.hours', worked, { ...about, marks: ['unconfirmed'] });
	await putHandingOn(scene, about, { call, work, application: second });
	const offered = { ...about, marks: ['all-in', 'unanswered'] };
	await scene.put('coproduction.engagement', { ...hers(first), ...terms, answer: null, answered_on: null }, offered);
}

/** She steps down, nothing is decided, and her hours are offered to somebody who applied; and what she looked back on. */
async function putHandingOn(
	scene: Scene,
	about: About,
	{ call, work, application }: Record<'call' | 'work' | 'application', string>
): Promise<void> {
	const hers = { engagement_id: work, call_id: call };
	const undecided = { way: null, chosen_by: null, decided_on: null };
	const says = { ...hers, said_by: 'team', said_on: today(), until_before: today(), ...undecided };
	const handing = await scene.put('coproduction.handing_on', says, { ...about, marks: ['stepping'] });
	const offer = { handing_on_id: handing, call_id: call, hours: 4, per: 'month', answer: null, answered_on: null };
	for (const to of [
		{ engagement_id: null, application_id: application },
		{ engagement_id: work, application_id: null }
	])
		await scene.put('coproduction.handed_hours', { ...offer, ...to }, about);
	const looked = { ...hers, expected: `CNRY-${work}`, learnt: '', changed: '' };
	await scene.put('coproduction.looking_back', looked, about);
}
