import { instant } from '#platform/clock.ts';
import { createHash } from 'node:crypto';
import { uuidv7 } from '#platform/db/ids.ts';
import { cast, courses, tokenOf, type Course, type Ids, type Org, type Person } from './cast.ts';
import type { Scene } from './write.ts';

/** A picture of one point, as PNG. */
export const onePoint = `\\x${Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64').toString('hex')}`;

const hours = (count: number) => new Date(instant() + count * 36e5);

/** The two organisations, and for each its accounts, sessions, roles and what the platform keeps. */
export async function putPlatform(scene: Scene, ids: Ids): Promise<void> {
	const logo = { png: onePoint, digest: '0123456789abcdef', width: 1, height: 1 };
	for (const [name, org] of Object.entries(ids.org)) {
		await scene.put('platform.organisation', { slug: `${name}-${org.slice(-12)}`, name: `Charity ${name}` }, { org });
		await scene.put('platform.logo', logo, { org });
	}
	for (const [name, person] of Object.entries(cast)) await putAccount(scene, ids, name, person);
	scene.rows.push({ table: 'platform.seal', key: 'true' }); // made by the migration
	await putAppointments(scene, ids);
	await scene.put('platform.tally', { starts_at: hours(0), count: 1 }, {});
	for (const org of Object.values(ids.org)) {
		for (const kind of ['door', 'job']) {
			await scene.put(
				'platform.audit',
				{ actor_kind: kind, action: 'platform.example.done', subject: '{}' },
				{ org, marks: ['unsealed'] }
			);
			await scene.put('platform.access', { actor_kind: kind, what: 'example' }, { org, marks: ['told'] });
		}
		await scene.put('platform.challenge', { purpose: 'enter' }, { org });
		await scene.put(
			'platform.event',
			{ name: 'platform.example.happened', payload: '{}' },
			{ org, marks: ['no-risk'] }
		);
	}
}

async function putAccount(scene: Scene, ids: Ids, name: string, person: Person): Promise<void> {
	const [id, org] = [ids.person[name] ?? '', ids.org[person.org]];
	const her = { org, of: id, circle: person.course && ids.course[person.course] };
	const canary = `${name}-${id.slice(-12)}`;
	await scene.put('platform.account', { id, language: 'en' }, her);
	await scene.put('platform.sign_in_name', { account_id: id, email: `${canary}@example.org` }, her);
	await scene.put('platform.credential', { account_id: id, password_hash: 'none', totp_confirmed_at: hours(0) }, her);
	await putSession(scene, name, person, ids);
	if (person.role) await putRole(scene, id, person.role, ids, org);
	await scene.put('programmes.shown_name', { account_id: id, name: `${canary}-shown` }, her);
	await scene.put('platform.proof', { account_id: id, purpose: 'sign-in' }, her);
	await scene.put('platform.passkey', { account_id: id, rp_id: 'kith.example.org', called: `${canary}-key` }, her);
	await scene.put('platform.sent_form', { sent_by: id, form_id: uuidv7() }, her);
	await scene.put('platform.letter', { account_id: id, kind: 'example' }, { ...her, marks: ['unreached', 'no-alert'] });
	await scene.put(
		'platform.audit',
		{ actor_id: id, actor_kind: 'person', action: 'platform.example.done', subject: '{}' },
		{ org, by: id, marks: ['unsealed'] }
	);
}

async function putSession(scene: Scene, name: string, person: Person, ids: Ids): Promise<void> {
	const id = ids.person[name] ?? '';
	const token_hash = createHash('sha256').update(tokenOf(name, ids)).digest();
	// ahead of now: however long a trial takes, opening a session writes nothing to its row, and she has just shown both factors
	const times = { last_seen_at: hours(person.idle ? -person.idle : 1), expires_at: hours(8) };
	const shown = { strong: person.strong ?? false, proved_at: person.strong ? hours(1) : null };
	const values = { token_hash, account_id: id, ...shown, ...times };
	await scene.put('platform.session', values, { org: ids.org[person.org], of: id });
}

async function putRole(
	scene: Scene,
	account_id: string,
	held: NonNullable<Person['role']>,
	ids: Ids,
	org: string
): Promise<void> {
	const { role, since = -24, until = 24 * 365, ended = false } = held;
	const times = { since: hours(since), until: hours(until), ended_at: ended ? hours(-1) : null };
	const circle_id = held.circle ? (held.area ? ids.area : ids.course)[held.circle] : null;
	const circle = held.circle && ids.course[held.circle];
	await scene.put(
		'platform.role_grant',
		{ account_id, role, circle_id, why: 'example', ...times },
		{ org, of: account_id, circle }
	);
}

/** Roles that a coordinator gave, and a lead and an outside contact for whom somebody asked. */
async function putAppointments(scene: Scene, ids: Ids): Promise<void> {
	const made = [
		{ org: 'ours', by: 'coordinator', account: 'bystander', other: 'evaluator' },
		{ org: 'ours', by: 'weak', account: 'coordinator', other: 'facilitator' },
		{ org: 'theirs', by: 'coordinator-elsewhere', account: 'lead-elsewhere', other: 'evaluator' }
	] as const;
	for (const { org, by, account, other } of made) {
		const [account_id, giver] = [ids.person[account] ?? '', ids.person[by] ?? ''];
		const about = { org: ids.org[org], of: account_id, by: giver };
		const grant = { account_id, until: hours(240), why: 'example', granted_by: giver, ended_at: hours(-1) };
		await scene.put('platform.role_grant', { ...grant, role: other }, { ...about, marks: ['plain'] });
		await scene.put('platform.role_grant', { ...grant, role: 'safeguarding_lead' }, about);
		const asked = { account_id, until: hours(240), why: 'example', asked_by: giver };
		await scene.put('platform.appointment', { ...asked, role: 'safeguarding_lead' }, about);
		await scene.put(
			'platform.appointment',
			{ ...asked, role: 'outside_contact', account_id: giver },
			{ ...about, of: giver }
		);
	}
}

/** What the people room keeps about each person. Returns the child of each parent. */
export async function putPeople(scene: Scene, ids: Ids): Promise<Record<string, string>> {
	const children: Record<string, string> = {};
	for (const [name, person] of Object.entries(cast)) {
		if (person.role) continue;
		children[name] = await putPerson(scene, ids, name, person);
	}
	return children;
}

async function putPerson(scene: Scene, ids: Ids, name: string, person: Person): Promise<string> {
	const [person_id, org, circle] = [
		ids.person[name] ?? '',
		ids.org[person.org],
		person.course && ids.course[person.course]
	];
	const her = { org, of: person_id, circle, marks: person.today ? ['day'] : [] };
	const canary = `CNRY-${name}`;
	await scene.put('people.person', { id: person_id, called: `${canary}-name` }, her);
	scene.noteWritten('people.unlooked', `${org}/${person_id}`, her);
	if (circle) await scene.put('people.membership', { person_id, circle_id: circle }, her);
	await putTwin(scene, person_id, her);
	await scene.put('people.address', { person_id, kind: 'phone', value: `${canary}-phone` }, her);
	await scene.put('people.safe_contact', { person_id, note: `${canary}-safe` }, her);
	await scene.put('people.consent', { person_id, purpose: 'contact', given: true, wording: '1', language: 'en' }, her);
	const child = await scene.put('people.child', { person_id, first_name: `${canary}-child`, age_band: 'two' }, her);
	await scene.put('people.child_care', { child_id: child, allergies: `${canary}-allergy` }, her);
	if (circle) await putCrecheDays(scene, child, circle, her);
	const both = { kept_id: person_id, gone_id: person_id, kept_child: child, gone_child: child };
	const merge_id = await scene.put('people.merge', { ...both, made_by: person_id }, her);
	const moved = {
		merge_id,
		named: 'people.child',
		whose: 'person_id',
		row_id: child,
		what: 'moved',
		was: JSON.stringify({ whose: person_id })
	};
	await scene.put('people.handed_row', moved, her);
	await putTrail(scene, ids, her, person.org);
	return child;
}

/** Another record that may be of the same person. */
async function putTwin(scene: Scene, person_id: string, her: { org: string; circle?: string }): Promise<void> {
	const id = uuidv7();
	const twin = { ...her, of: id, marks: [] };
	await scene.put('platform.account', { id, language: 'en' }, twin);
	await scene.put('people.person', { id, called: 'CNRY-twin' }, twin);
	scene.noteWritten('people.unlooked', `${her.org}/${id}`, twin);
	if (her.circle) await scene.put('people.membership', { person_id: id, circle_id: her.circle }, twin);
	const [one_id, other_id] = [person_id, id].toSorted();
	await scene.put('people.likeness', { one_id, other_id, why: 'phone' }, { org: her.org, circle: her.circle });
}

async function putCrecheDays(
	scene: Scene,
	child_id: string,
	circle_id: string,
	her: { org: string; of: string; circle?: string; marks: string[] }
): Promise<void> {
	const day = (from: number) => isoDay(instant() + from * 864e5);
	for (const from of her.marks.includes('day') ? [-7, 0, 7] : [-7, 7])
		await scene.put(
			'people.creche_day',
			{ circle_id, child_id, day: day(from) },
			{ ...her, marks: from === 0 ? ['day'] : [] }
		);
}

/** The day it is in London, where the organisations of the scene are. */
function isoDay(at: number): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
}

async function putTrail(
	scene: Scene,
	ids: Ids,
	{ org, of: person_id, circle }: { org: string; of: string; circle?: string },
	side: Org
): Promise<void> {
	const by = ids.person[side === 'ours' ? 'coordinator' : 'coordinator-elsewhere'] ?? '';
	const her = { org, of: person_id, by, circle };
	await scene.put(
		'platform.access',
		{ actor_id: by, actor_kind: 'person', person_id, what: 'example' },
		{ org, of: person_id, by, marks: ['told'] }
	);
	const letter_id = uuidv7();
	await scene.put(
		'platform.letter',
		{ id: letter_id, account_id: person_id, kind: 'example', withheld: 'by-phone' },
		{ org, of: person_id, circle, marks: ['unreached', 'no-alert'] }
	);
	const trail = { org, of: person_id };
	await scene.put('people.ruling', { account_id: person_id, kind: 'example', class: 'service', held: 'quiet' }, trail);
	const was = { what: 'phone', was: '"1"', becomes: '"2"', counts_from: hours(24) };
	await scene.put('people.contact_change', { person_id, ...was }, trail);
	await scene.put('people.loss', { person_id, told_by: by, resumed_at: hours(1) }, her);
	const need = { person_id, kind: 'food', words: 'example' };
	await scene.put('people.need', need, { org, of: person_id, circle });
	if (by !== person_id) await scene.put('people.need', { ...need, said_by: by }, her);
	await scene.put('people.topic', { person_id, topic: 'news', way: 'email', is_on: false }, trail);
	await scene.put('people.push', { person_id, name: 'My phone', sealed: 'sealed', counts_from: hours(24) }, trail);
	await scene.put('people.other_readers', { person_id, mailbox: true, phone: false }, trail);
	await scene.put('people.text_reply', { person_id, said_id: uuidv7(), words: 'example' }, her);
	await scene.put('people.change_for', { person_id, what: 'phone', asked: 'by-phone', changed_by: by }, her);
	const moved = { id: uuidv7(), person_id, value: `${uuidv7()}@example.org` };
	await scene.put('people.address_change', moved, her);
	await scene.put('people.page_code', { person_id, made_by: by, expires_at: hours(72) }, her);
	await scene.put('people.phone_try', { letter_id, person_id, outcome: 'told', noted_by: by }, her);
}

/** Which organisation a course belongs to. */
export const orgOf = (course: Course, ids: Ids): string => ids.org[courses[course]];
