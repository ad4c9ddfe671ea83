import { instant } from '#platform/clock.ts';
import { randomUUID } from 'node:crypto';
import { putBooklet, putRound } from './booklet.ts';
import { cast, courses, type Course, type Ids } from './cast.ts';
import type { About, Scene } from './write.ts';
import { orgOf } from './people.ts';
import { putReferral, putTargets } from './referral.ts';
import { putArea, putFunder } from './area.ts';
import { putImport } from './import.ts';
import { putNotices } from './notice.ts';
import { putPocket } from './pocket.ts';
import { putAround } from './template.ts';
import { putVenue } from './venue.ts';
import { hashOf, newCode } from './secrets.ts';

const hours = (count: number) => new Date(instant() + count * 36e5);

/** The courses, each with a session; cedar is a draft. Returns the session of each. */
export async function putCourses(scene: Scene, ids: Ids): Promise<Record<Course, string>> {
	const sessions: Partial<Record<Course, string>> = {};
	const offers: Record<string, { programme: string; venue: string }> = {};
	for (const course of Object.keys(courses) as Course[]) await putArea(scene, ids, course);
	await putTargets(scene, ids);
	for (const org of Object.values(ids.org)) offers[org] = await putOffer(scene, org, ids);
	for (const course of Object.keys(courses) as Course[]) {
		await putNotices(scene, ids, course);
		const offer = offers[orgOf(course, ids)];
		if (offer) sessions[course] = await putCourse(scene, ids, course, offer);
	}
	return sessions as Record<Course, string>;
}

async function putOffer(scene: Scene, org: string, ids: Ids) {
	const by = ids.person[org === ids.org.ours ? 'coordinator' : 'coordinator-elsewhere'];
	const venue = await putVenue(scene, org, by ?? '');
	const programme = await scene.put(
		'programmes.programme',
		{ kind: 'group', template: 'three-block-group', name: '{"en":"Group","es":"Grupo"}' },
		{ org }
	);
	await putFunder(scene, org, programme);
	for (const slug of ['soup', 'songs']) await putGathering(scene, org, { programme, venue, slug });
	await putImport(scene, org, by ?? '', ids.person[org === ids.org.ours ? 'parent' : 'coordinator-elsewhere'] ?? '');
	return { venue, programme };
}

/** A gathering that is still a draft, so that the courses that anybody may know of stay so, and whom it is for. */
async function putGathering(scene: Scene, org: string, offer: { programme: string; venue: string; slug: string }) {
	const id = randomUUID();
	const about: About = { org, circle: id, marks: ['draft'] };
	const open = { kind: 'group', way_in: 'open', children: 'with-parent', slug: offer.slug, label: '{"en":"Soup"}' };
	const draft = { id, programme_id: offer.programme, venue_id: offer.venue, ...open };
	await scene.put('programmes.cohort', draft, about);
	await scene.put('programmes.invited', { cohort_id: id, programme_id: offer.programme }, about);
}

async function putCourse(
	scene: Scene,
	ids: Ids,
	course: Course,
	{ programme, venue }: { programme: string; venue: string }
): Promise<string> {
	const id = ids.course[course];
	const published_at = course === 'cedar' ? null : hours(-24);
	const about: About = { org: orgOf(course, ids), circle: id, marks: published_at ? ['open'] : ['draft'] };
	const label = JSON.stringify({ en: `CNRY-${course}-label`, es: `CNRY-${course}-label` });
	const values = {
		id,
		programme_id: programme,
		kind: 'group',
		venue_id: venue,
		slug: course,
		label,
		places: 12,
		published_at,
		area_id: ids.area[course],
		partner_id: ids.partner[course]
	};
	await scene.put('programmes.cohort', values, about);
	for (const outer of [ids.area[course], ids.partner[course]])
		scene.noteWritten('platform.circle_part', `${about.org}/${outer}/${id}`, { org: about.org });
	await putBlock(scene, id, about);
	await putRoom(scene, id, about);
	const session = await putSession(scene, id, 1, about);
	const part = { position: 1, minutes: 10, kind: 'theme', title: '{"en":"Hello","es":"Hola"}' };
	await scene.put('programmes.part', { session_id: session, ...part }, about);
	const times = { was_starts_at: hours(-2), was_ends_at: hours(0), tell_at: hours(1) };
	await scene.put('programmes.session_change', { session_id: session, ...times }, about);
	await scene.put('programmes.round', { session_id: session, weather: 'sunny', hands: 3 }, about);
	await putReceipt(scene, id, about);
	await putAround(scene, ids, [id, session], about);
	await scene.put('programmes.may_come', { id: randomUUID(), session_id: session }, { ...about, marks: ['nameless'] });
	return session;
}

/** Where it meets online, how many places its crèche has, how large it is, and that anybody may know of it. */
async function putRoom(scene: Scene, circle_id: string, about: About): Promise<void> {
	await scene.put(
		'programmes.online_way',
		{ cohort_id: circle_id, link: `https://meet.example/CNRY-${circle_id}` },
		about
	);
	if (about.marks?.includes('open')) scene.noteWritten('creche.shown', `${about.org}/${circle_id}`, about);
	await scene.put('creche.band', { circle_id, age_band: 'two', places: 5 }, about);
	await scene.put('creche.space', { circle_id, square_metres: 20 }, about);
}

async function putBlock(scene: Scene, id: string, about: About): Promise<void> {
	const block = { cohort_id: id, position: 1, round: 1, template_block: 'me', title: '{"en":"Me","es":"Yo"}' };
	await scene.put('programmes.block', block, about);
}

async function putReceipt(scene: Scene, id: string, about: About): Promise<void> {
	const question = { cohort_id: id, sent_hash: hashOf(`question ${id}`), words: 'CNRY-question', language: 'en' };
	await scene.put('programmes.question', question, about);
	await scene.put(
		'programmes.receipt',
		{
			token_hash: hashOf(`receipt ${id}`),
			cohort_id: id,
			state: 'held',
			answer_by: hours(47),
			by_phone: true,
			told: true,
			language: 'en'
		},
		about
	);
}

async function putSession(scene: Scene, cohort_id: string, week: number, about: About): Promise<string> {
	const times = { starts_at: hours(-1), ends_at: hours(1) };
	const meeting = { cohort_id, week, title: '{"en":"Hello","es":"Hola"}', ...times };
	const id = await scene.put('programmes.session', meeting, about);
	scene.noteWritten('creche.sitting', `${about.org}/${id}`, about);
	return id;
}

/** What somebody says of a group with an open door: that she may come, and that she wishes to be told. */
async function putOpenDoor(scene: Scene, cohort_id: string, session_id: string, her: About): Promise<void> {
	const person_id = her.of ?? '';
	await scene.put('programmes.may_come', { id: randomUUID(), session_id, person_id }, her);
	const ask = { id: randomUUID(), cohort_id, person_id, token_hash: hashOf(`day before ${person_id}`) };
	await scene.put('programmes.day_before', ask, her);
}

/** Everybody's part in her course: her place, the crèche, the register, her weather, her certificate. */
export async function putTakingPart(
	scene: Scene,
	ids: Ids,
	children: Record<string, string>,
	sessions: Record<Course, string>
): Promise<void> {
	for (const [name, person] of Object.entries(cast)) {
		if (!person.course) continue;
		const [cohort_id, person_id] = [ids.course[person.course], ids.person[name] ?? ''];
		const her = {
			org: orgOf(person.course, ids),
			of: person_id,
			circle: cohort_id,
			marks: person.today ? ['day'] : []
		};
		const staff = ids.person[person.org === 'ours' ? 'facilitator' : 'coordinator-elsewhere'] ?? '';
		const registration = await putRegistration(scene, cohort_id, her);
		const move = { registration_id: registration, to_registration: registration, moved_by: staff, tell_at: hours(1) };
		await scene.put('programmes.course_move', move, { ...her, by: staff });
		await putCreche(scene, [children[name] ?? '', name], sessions[person.course], staff, her);
		await putRegister(scene, sessions[person.course], staff, her);
		const news = { session_id: sessions[person.course], person_id, was_starts_at: hours(-2) };
		await scene.put('programmes.session_news', news, her);
		await putSaid(scene, sessions[person.course], her, [ids.area[person.course], person.course]);
		await putBooklet(scene, sessions[person.course], her, staff);
		await putOpenDoor(scene, cohort_id, sessions[person.course], her);
		const calendar = { person_id, token_hash: hashOf(`calendar ${person_id}`), tells: false };
		await scene.put('programmes.calendar_link', calendar, her);
		const call = { cohort_id, person_id, reason: 'new', outcome: 'reached', noted_by: staff };
		await scene.put('programmes.follow_up', call, { ...her, by: staff });
		await scene.put(
			'programmes.certificate',
			{ cohort_id, person_id, code: newCode(), named: `CNRY-${name}-certificate` },
			her
		);
	}
	await putVisitElsewhere(scene, ids, children.parent ?? '', sessions.cedar);
}

/** What she wants to hear of, and what she said to those who run her meeting. */
async function putSaid(scene: Scene, session_id: string, her: Her, [areaId, course]: string[]): Promise<void> {
	const area = `Area of ${course}`;
	scene.noteWritten('people.asker', `${her.org}/${areaId}/${her.of}`, her);
	const interest = { person_id: her.of, area, link_hash: hashOf(`interest ${her.of}`) };
	await scene.put('programmes.interest', interest, her);
	const message = { session_id, person_id: her.of, kind: 'words', words: 'CNRY-message' };
	await scene.put('programmes.parent_message', message, her);
	await putReferral(scene, her, area);
}

export type Her = Required<Pick<About, 'org' | 'of' | 'circle'>> & { marks: string[] };

async function putRegistration(scene: Scene, cohort_id: string, her: Her): Promise<string> {
	const offer = her.marks.includes('day')
		? { state: 'place', place_at: hours(-2) }
		: { state: 'offered', offered_at: hours(-1), offer_ends_at: hours(47) };
	const registration = await scene.put(
		'programmes.registration',
		{ cohort_id, person_id: her.of, joined_at: hours(-3), ...offer },
		her
	);
	scene.noteWritten('people.asker', `${her.org}/${cohort_id}/${her.of}`, her);
	await scene.put(
		'programmes.offer_link',
		{ token_hash: hashOf(`offer ${her.of}`), registration_id: registration, joined_at: hours(-3) },
		her
	);
	const typed = { registration_id: registration };
	const child = { ...typed, first_name: 'CNRY-typed', age_band: 'two', allergies: '', needs: '' };
	await scene.put('programmes.typed_child', child, her);
	await scene.put('programmes.typed_need', { ...typed, kind: 'food', choices: '{}', words: 'CNRY-typed' }, her);
	return registration;
}

async function putCreche(
	scene: Scene,
	[child_id, name]: [child: string, parent: string],
	session_id: string,
	signed_in_by: string,
	her: Her
): Promise<void> {
	await scene.put(
		'creche.place',
		{ circle_id: her.circle, child_id, person_id: her.of, age_band: 'two', state: 'place' },
		her
	);
	await scene.put('creche.visit', { sitting_id: session_id, child_id, brought_by: 'her mother', signed_in_by }, her);
	await scene.put('creche.day_note', { sitting_id: session_id, child_id, words: `CNRY-${name}-note` }, her);
	await scene.put('creche.collector', { child_id, called: 'CNRY-collector' }, her);
	const written = { child_id, called: 'CNRY-barred' };
	await scene.put('creche.barred', { ...written, written_by: signed_in_by }, { ...her, by: signed_in_by });
	const past = { ...written, sitting_id: session_id, decided_by: 'CNRY-leader', noted_by: signed_in_by };
	await scene.put('creche.let_past', past, { ...her, by: signed_in_by });
	await scene.put('creche.settling', { child_id, words: 'CNRY-settling', from_parent: true, written_by: her.of }, her);
	await scene.put('creche.worker_hours', { sitting_id: session_id, account_id: her.of }, her);
}

/** Her child was in another course's crèche as well: this course's crèche worker has nothing to do with that. */
async function putVisitElsewhere(scene: Scene, ids: Ids, child_id: string, session_id: string): Promise<void> {
	const about = { org: ids.org.ours, of: ids.person.parent, circle: ids.course.cedar, marks: [] };
	const signed_in_by = ids.person.facilitator;
	await scene.put(
		'creche.visit',
		{
			sitting_id: session_id,
			child_id,
			brought_by: 'her mother',
			signed_in_by,
			mistaken_at: hours(0),
			mistaken_by: signed_in_by
		},
		about
	);
}

async function putRegister(scene: Scene, session_id: string, noted_by: string, her: Her): Promise<void> {
	const line = { session_id, person_id: her.of };
	const later = await putSession(scene, her.circle, 2, {
		org: her.org,
		circle: her.circle,
		marks: stateOf(scene, her.circle)
	});
	await scene.put('programmes.attendance', { ...line, state: 'came', noted_by }, her);
	await scene.put(
		'programmes.attendance',
		{ ...line, session_id: later, state: 'apologies', noted_by: her.of },
		{ ...her, marks: ['apologies'] }
	);
	const bySheet = { printed_by: noted_by, typed_by: noted_by, typed_at: new Date(instant()) };
	await scene.put('programmes.sheet', { session_id: later, number: 1, people: `{${her.of}}`, ...bySheet }, her);
	for (const account of [noted_by, her.of]) await putPocket(scene, session_id, account, her);
	const tap = { ...line, field: 'line', pocket: noted_by, noted_by };
	await scene.put('programmes.mark', { ...tap, value: '"came"' }, her);
	const hers = { ...tap, session_id: later, pocket: her.of, noted_by: her.of };
	await scene.put('programmes.mark', { ...hers, value: '"apologies"' }, { ...her, marks: ['apologies'] });
	await putRound(scene, [session_id, later], her);
}

/** Whether a course is open or a draft, as its own row says. */
function stateOf(scene: Scene, circle: string): readonly string[] {
	return scene.rows.find((row) => row.table === 'programmes.cohort' && row.circle === circle)?.marks ?? [];
}
