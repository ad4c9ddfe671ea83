import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { deliver } from '#platform/mail/deliver.ts';
import { listLetters } from '#platform/mail/folder.ts';
import { findOrganisation } from '#platform/identity/organisation.ts';
import { runtime, settle } from '#platform/runtime.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { rooms } from '#rooms';
import { fallQuiet } from '#rooms/people/loss/commands.server.ts';
import { changeSafeContact } from '#rooms/people/safe-contact/commands.server.ts';
import { noRules } from '#rooms/people/safe-contact/policy.ts';
import { chooseTopics } from '#rooms/people/topic/commands.server.ts';
import { topicWays, tickFor } from '#rooms/people/topic/form.ts';
import { topics } from '#platform/mail/kind.ts';
import { fatou } from '#rooms/programmes/joining/registration/examples.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { gateOf, letters } from '../../../../worker.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { draftNewsletter } from '../newsletter/commands.server.ts';
import { listWhatsOn } from '../../courses/whats-on/queries.server.ts';
import {
	approveNotice,
	changeNotice,
	countAgain,
	sendNotice,
	throwNoticeAway,
	writeNotice
} from './commands.server.ts';
import type { NoticeSaid } from './form.ts';
import { countNotice, letOldNoticesGo, writeToAll } from './jobs.server.ts';
import { countFates, getNotice, listNotices, noticeLink, readNotice } from './queries.server.ts';

const said = (wish: Partial<NoticeSaid> = {}): NoticeSaid => ({
	circleId: null,
	who: 'everybody',
	language: null,
	subject: {},
	words: { en: 'Bring wellies.', es: 'Traed botas.' },
	...wish
});

const madeOf = (outcome: { ok: boolean; value?: string | void }) => (outcome.ok && outcome.value) || '';

/** What timed work does with a notice, as it is asked. */
async function works(house: House, work: typeof countNotice, notice: string): Promise<void> {
	await work({ orgId: house.orgId, payload: { notice }, tx: (todo) => house.as('job', todo) });
}

async function lettersOf(house: House, notice: string) {
	const all = house.owner.db.selectFrom('platform.letter').select(['id', 'account_id', 'kind', 'withheld', 'sent_by']);
	const rows = await all.where('org_id', '=', house.orgId).orderBy('id').execute();
	const data = await house.owner.db.selectFrom('platform.letter').select(['id', 'data']).execute();
	const about = new Set(data.filter((row) => (row.data as { notice?: string }).notice === notice).map(({ id }) => id));
	return rows.filter(({ id }) => about.has(id));
}

/** Letters lie in a folder of their own from now on; returns how they are read. */
async function inFolder(house: House) {
	settle({ ...runtime(), dataDir: mkdtempSync(join(tmpdir(), 'kith-notice-')) });
	const { slug } = await findOrganisation(house.owner.db, { id: house.orgId });
	return async () => (await listLetters(slug, 1)).letters;
}

/** Each letter of a notice leaves, as the worker lets it. */
async function leave(house: House, notice: string): Promise<void> {
	for (const { id } of await lettersOf(house, notice))
		await deliver(
			{ orgId: house.orgId, payload: { letter: id }, tx: (work) => house.as('job', work) },
			letters,
			gateOf(rooms)
		);
}

const noNews = {
	on: topics.filter((topic) => topic !== 'news').flatMap((topic) => topicWays.map((way) => tickFor(topic, way))),
	others_mailbox: false,
	others_phone: false
};

/** A course with five parents: one as usual, one without e-mail, one whom nothing reaches safely, one who is quiet and one who wants no news. */
async function five(house: House) {
	const made = await courseWith(house);
	const ana = await made.joins({ called: 'Ana' });
	const bea = await made.joins(fatou({ called: 'Bea', language: 'es' }));
	const cora = await made.joins({ called: 'Cora' });
	const dina = await made.joins({ called: 'Dina' });
	const eva = await made.joins({ called: 'Eva' });
	const never = { ...noRules, mayEmail: false, mayText: false, mayCall: false, note: '' };
	await (
		await signIn(house, cora.person)
	)((tx) => changeSafeContact(tx, cora.person, never));
	await (
		await signIn(house, dina.person)
	)(fallQuiet);
	await (
		await signIn(house, eva.person)
	)((tx) => chooseTopics(tx, noNews));
	return { ...made, people: { ana, bea, cora, dina, eva } };
}

test('what is said of whom a notice reaches is what the gate does, sent thrice it goes once, and why somebody is quiet is in no number', async ({
	house
}) => {
	const { course, coordinator, people } = await five(house);
	const id = madeOf(await coordinator((tx) => writeNotice(tx, said({ circleId: course.id }))));
	await works(house, countNotice, id);
	const planned = await coordinator((tx) => getNotice(tx, id));
	const numbers = { people: 5, email: 1, text: 0, push: 0, hand: 1, later: 0, noWay: 1, own: 2, wordless: 0 };
	expect(planned.counted).toEqual(numbers);
	const rulings = await house.owner.db.selectFrom('people.ruling').select('id').where('class', '=', 'news').execute();
	expect(rulings, 'to look is no message').toEqual([]);
	const read = await inFolder(house);
	{
		for (let press = 0; press < 2; press++) await coordinator((tx) => sendNotice(tx, id, 1));
		await Promise.all([1, 2, 3].map(() => works(house, writeToAll, id)));
		const written = await lettersOf(house, id);
		expect(written.map((letter) => letter.account_id).sort()).toEqual(
			Object.values(people)
				.map(({ person }) => person)
				.sort()
		);
		await leave(house, id);
		expect(await coordinator((tx) => countFates(tx, id))).toEqual([
			{ fate: 'email', people: 1 },
			{ fate: 'hand', people: 1 },
			{ fate: 'not-reached', people: 1 },
			{ fate: 'own', people: 2 }
		]);
		const [mail, ...more] = await read();
		expect(more).toEqual([]);
		expect(mail).toMatchObject({ subject: 'You have a new message', to: people.ana.joining.reach.value });
		expect(mail?.text).toContain('Bring wellies.');
		expect(mail?.text).toContain(`/read/${noticeLink(id)}`);
		expect(mail?.text, 'one tap ends the topic').toContain('/stop/');
	}
	const seen = await coordinator((tx) => tx.db.selectFrom('platform.letter').select('withheld').execute());
	expect(seen.map(({ withheld }) => withheld)).not.toContain('quiet');
});

test('who is meant: by place, list, having come or not, language, run and area, each once', async ({ house }) => {
	const { course, coordinator, people } = await five(house);
	const { db } = house.owner;
	const [first] = await db
		.selectFrom('programmes.session')
		.select('id')
		.where('cohort_id', '=', course.id)
		.orderBy('starts_at')
		.execute();
	const past = new Date(instant() - 3_600_000);
	await db
		.updateTable('programmes.registration')
		.set({ joined_at: new Date(instant() - 86_400_000) })
		.where('cohort_id', '=', course.id)
		.execute();
	await db
		.updateTable('programmes.session')
		.set({ starts_at: past, ends_at: new Date(instant()) })
		.where('id', '=', first?.id ?? '')
		.execute();
	const came = { org_id: house.orgId, session_id: first?.id ?? '', state: 'came', noted_by: people.ana.person };
	await db
		.insertInto('programmes.attendance')
		.values({ ...came, person_id: people.ana.person })
		.execute();
	await db
		.updateTable('programmes.registration')
		.set({ state: 'waiting', place_at: null })
		.where('cohort_id', '=', course.id)
		.where('person_id', '=', people.eva.person)
		.execute();
	const meant = async (wish: Partial<NoticeSaid>) => {
		const id = madeOf(await coordinator((tx) => writeNotice(tx, said({ circleId: course.id, ...wish }))));
		await works(house, countNotice, id);
		return (await coordinator((tx) => getNotice(tx, id))).counted?.people;
	};
	expect(await meant({})).toBe(5);
	expect(await meant({ who: 'came' })).toBe(1);
	expect(await meant({ who: 'missed' })).toBe(3);
	expect(await meant({ who: 'place' })).toBe(4);
	expect(await meant({ who: 'waits' })).toBe(1);
	expect(await meant({ language: 'ar' })).toBe(0);
	const asked = await db
		.selectFrom('programmes.registration')
		.select('person_id')
		.where('org_id', '=', house.orgId)
		.execute();
	expect(await meant({ circleId: null })).toBe(new Set(asked.map((row) => row.person_id)).size);
});

test('only those who coordinate a run read and write its notices; a link opens what was sent and no draft', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins } = await courseWith(house);
	const ana = await signIn(house, (await joins()).person);
	const id = madeOf(await coordinator((tx) => writeNotice(tx, said({ circleId: course.id }))));
	const ofRun = await staffOf(house, 'coordinator', course.id);
	const elsewhere = await staffOf(house, 'coordinator', (await courseWith(house)).course.id);
	expect((await ofRun((tx) => listNotices(tx))).map((notice) => notice.id)).toEqual([id]);
	expect(await elsewhere((tx) => listNotices(tx))).toEqual([]);
	for (const speaks of [facilitator, ana]) {
		await expect(speaks((tx) => listNotices(tx))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => writeNotice(tx, said({ circleId: course.id })))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => sendNotice(tx, id, 1))).rejects.toThrow(Forbidden);
	}
	await expect(elsewhere((tx) => sendNotice(tx, id, 1))).rejects.toThrow(NotFound);
	await expect(elsewhere((tx) => countAgain(tx, id))).rejects.toThrow(NotFound);
	await expect(ofRun((tx) => writeNotice(tx, said()))).rejects.toThrow(Forbidden);
	await expect(ofRun((tx) => changeNotice(tx, id, { ...said(), version: 1 }))).rejects.toThrow(Forbidden);
	const reads = () => house.as('link', (link) => readNotice(link, noticeLink(id)));
	await expect(reads()).rejects.toThrow(NotFound);
	await ofRun((tx) => sendNotice(tx, id, 1));
	expect(await reads()).toMatchObject({ words: { en: 'Bring wellies.' } });
	await expect(house.as('link', (link) => readNotice(link, noticeLink(course.id)))).rejects.toThrow(NotFound);
	expect(await house.as('visitor', (tx) => tx.db.selectFrom('programmes.notice').select('id').execute())).toEqual([]);
	expect(await elsewhere((tx) => countFates(tx, id))).toEqual([]);
	expect(await coordinator((tx) => changeNotice(tx, id, { ...said(), version: 1 }))).toMatchObject({ ok: false });
	expect(await coordinator((tx) => throwNoticeAway(tx, id))).toEqual({ ok: false, reason: 'sent' });
});

test('a newsletter is drafted from what is on, goes after another person has read it, and once to whoever agreed', async ({
	house
}) => {
	const { coordinator, joins } = await courseWith(house);
	const agreed = await joins({ called: 'Zoe' });
	const other = await staffOf(house, 'coordinator');
	const id = madeOf(await coordinator(async (tx) => draftNewsletter(tx, await listWhatsOn(tx))));
	const { words } = await coordinator((tx) => getNotice(tx, id));
	expect(words.en).toContain('Seven Tuesdays for you');
	expect(words.es).toContain('Hola');
	expect(await coordinator((tx) => approveNotice(tx, id, 1))).toEqual({ ok: false, reason: 'own' });
	expect(await coordinator((tx) => sendNotice(tx, id, 1))).toEqual({ ok: false, reason: 'not-approved' });
	await other((tx) => approveNotice(tx, id, 1));
	await other((tx) => changeNotice(tx, id, { ...said(), version: 1 }));
	expect(await other((tx) => sendNotice(tx, id, 2)), 'changed since').toEqual({ ok: false, reason: 'not-approved' });
	expect(await other((tx) => approveNotice(tx, id, 2))).toEqual({ ok: false, reason: 'own' });
	await coordinator((tx) => approveNotice(tx, id, 2));
	const { db } = house.owner;
	const published = db.updateTable('programmes.cohort').where('org_id', '=', house.orgId);
	await published.set({ published_at: null }).execute();
	expect(await other((tx) => sendNotice(tx, id, 2))).toEqual({ ok: false, reason: 'nothing-on' });
	expect(await other(async (tx) => draftNewsletter(tx, await listWhatsOn(tx)))).toMatchObject({ reason: 'nothing-on' });
	await published.set({ published_at: new Date(instant()) }).execute();
	expect(await other((tx) => sendNotice(tx, id, 2))).toMatchObject({ ok: true });
	await works(house, writeToAll, id);
	const to = (await lettersOf(house, id)).map((letter) => letter.account_id);
	expect(to.filter((person) => person === agreed.person)).toHaveLength(1);
	expect(new Set(to).size).toBe(to.length);
	await house.as('job', letOldNoticesGo);
	expect(await coordinator((tx) => getNotice(tx, id))).toMatchObject({ id });
	await db
		.updateTable('programmes.notice')
		.set({ sent_at: new Date(instant() - 91 * 86_400_000) })
		.where('id', '=', id)
		.execute();
	await house.as('job', letOldNoticesGo);
	await expect(coordinator((tx) => getNotice(tx, id))).rejects.toThrow(NotFound);
});
