import { sql } from 'kysely';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { startProject } from '../project/commands.server.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { addTarget, closeCampaign, sayWhyNobody, startCampaign } from '../campaign/commands.server.ts';
import { bandsOf, countHeard, getCampaign, heardBy, listOwnCampaigns } from '../campaign/queries.server.ts';
import { endListener, nameListener } from '../listener/commands.server.ts';
import {
	hearByLink,
	changeNote,
	letOldNotesGo,
	readNote,
	takeNoteBack,
	throwNoteAway,
	writeNote
} from './commands.server.ts';
import { getNote, hasReceipt, listNotes, listOwnNotes } from './queries.server.ts';

const day = (shift: number) => new Date(instant() + shift * 864e5).toISOString().slice(0, 10);
const asks = (en: string) => ({ asks: { en }, probe: {} });

/** A project that listens until a day, with two groups to hear and somebody who listens without a second factor. */
async function listening(house: House, opens = -3, closes = 3) {
	const coordinator = await staffOf(house, 'coordinator');
	const projectId = uuidv7();
	await coordinator((tx) =>
		startProject(tx, {
			...{ id: projectId, name: { en: 'A course' }, purpose: {} },
			...{ ladder: 'together', stage: 1, programmeId: null }
		})
	);
	const id = uuidv7();
	const prompts = [asks('What is good?'), asks('What is hard?'), asks('What else?')];
	const days = { opensOn: day(opens), closesOn: day(closes) };
	await coordinator((tx) => startCampaign(tx, projectId, { id, name: { en: 'Spring' }, prompts, ...days }));
	const [fathers, young] = [uuidv7(), uuidv7()];
	for (const [target, label] of [
		[fathers, 'Fathers'],
		[young, 'Under 21']
	] as const)
		await coordinator((tx) => addTarget(tx, id, { id: target, label: { en: label }, aim: 3, askNext: {} }));
	const account = await makeAccount(house.owner.db, house.orgId, `p${uuidv7()}@example.org`, []);
	await house.owner.db
		.insertInto('people.person')
		.values({ org_id: house.orgId, id: account, called: 'Lena' })
		.execute();
	const lena = await speaker(house, account);
	const named = { person: account, email: '', until: day(30), briefedOn: '' };
	await coordinator((tx) => nameListener(tx, id, named));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const { link } = await coordinator((tx) => getCampaign(tx, id));
	return { coordinator, facilitator, lena, projectId, id, link, fathers, young, named };
}

const said = { setting: 'kitchen-table', people: 2, language: 'so', quoted: 'group', told: 'nothing' } as const;
const noted = (targets: string[] = [], words = 'The bus <b>stops</b> at six 🌻') => ({
	...{ ...said, heardOn: day(0), targets, answers: { 1: words, 4: 'nobody asked this' } }
});

test('whoever was named writes a draft that is hers alone, hands it in, and sees it for seven days; nobody else writes', async ({
	house
}) => {
	const { coordinator, facilitator, lena, id, fathers } = await listening(house);
	const evaluator = await staffOf(house, 'evaluator');
	expect(await lena(listOwnCampaigns)).toMatchObject([{ id }]);
	const note = uuidv7();
	await lena((tx) => writeNote(tx, id, { id: note, isDraft: true, ...noted([fathers, uuidv7()]) }));
	for (const who of [coordinator, facilitator, evaluator])
		await expect(who((tx) => getNote(tx, note))).rejects.toThrow(NotFound);
	const more = { ...noted([fathers], 'More words'), told: 'receipt' as const };
	expect(await lena((tx) => changeNote(tx, note, 2, { ...more, isDraft: false }))).toMatchObject({
		reason: 'changed-meanwhile'
	});
	expect((await lena((tx) => changeNote(tx, note, 1, { ...more, isDraft: false }))).ok).toBe(true);
	const read = {
		answers: { 1: 'More words' },
		targets: [fathers],
		state: 'handed-in',
		people: 2,
		setting: 'kitchen-table'
	};
	for (const who of [coordinator, facilitator, evaluator, lena])
		expect(await who((tx) => getNote(tx, note))).toMatchObject(read);
	expect(await lena((tx) => hasReceipt(tx, note))).toBe(true);
	for (const who of [coordinator, facilitator, evaluator]) expect(await who((tx) => hasReceipt(tx, note))).toBe(false);
	expect(await lena((tx) => changeNote(tx, note, 2, { ...more, isDraft: true }))).toMatchObject({
		reason: 'handed-in'
	});
	expect(await lena((tx) => throwNoteAway(tx, note))).toMatchObject({ reason: 'handed-in' });
	const stranger = await speaker(house, await makeAccount(house.owner.db, house.orgId, `x${uuidv7()}@example.org`, []));
	await expect(stranger((tx) => getNote(tx, note))).rejects.toThrow(NotFound);
	await expect(stranger((tx) => writeNote(tx, id, { id: uuidv7(), isDraft: false, ...noted() }))).rejects.toThrow(
		NotFound
	);
	await expect(evaluator((tx) => writeNote(tx, id, { id: uuidv7(), isDraft: false, ...noted() }))).rejects.toThrow(
		Forbidden
	);
	await expect(evaluator((tx) => readNote(tx, note))).rejects.toThrow(Forbidden);
	await facilitator((tx) => readNote(tx, note));
	expect((await coordinator((tx) => listNotes(tx, id))).map(({ readOn }) => readOn)).toEqual([day(0)]);
	await sql`alter table coproduction.note disable trigger keeps_note`.execute(house.owner.db);
	await house.owner.db
		.updateTable('coproduction.note')
		.set({ handed_in_on: day(-7) })
		.where('id', '=', note)
		.execute();
	await sql`alter table coproduction.note enable trigger keeps_note`.execute(house.owner.db);
	expect(await lena((tx) => listOwnNotes(tx, id))).toEqual([]);
	await expect(lena((tx) => getNote(tx, note))).rejects.toThrow(NotFound);
	await expect(lena((tx) => takeNoteBack(tx, note))).rejects.toThrow(NotFound);
	await coordinator((tx) => takeNoteBack(tx, note));
	expect(await coordinator((tx) => getNote(tx, note))).toMatchObject({ answers: {}, state: 'withdrawn' });
	expect(await coordinator((tx) => countHeard(tx, id))).toEqual({ notes: 0, people: 0, takenBack: 1, languages: 0 });
});

test('once it is closed, or she was taken off, nothing is handed in; what lies ahead is refused at its field', async ({
	house
}) => {
	const { coordinator, lena, id, fathers, young, named } = await listening(house);
	const write = () => lena((tx) => writeNote(tx, id, { id: uuidv7(), isDraft: false, ...noted([fathers]) }));
	const ahead = { id: uuidv7(), isDraft: false, ...noted(), heardOn: day(1) };
	expect(await lena((tx) => writeNote(tx, id, ahead))).toMatchObject({ reason: 'day-ahead' });
	await coordinator((tx) => endListener(tx, id, named.person));
	await expect(write()).rejects.toThrow(NotFound);
	await coordinator((tx) => nameListener(tx, id, named));
	expect((await write()).ok).toBe(true);
	expect(await lena((tx) => bandsOf(tx, id))).toEqual({ [fathers]: 'some', [young]: 'nobody' });
	expect(await coordinator((tx) => closeCampaign(tx, id))).toMatchObject({ reason: 'say-why' });
	await expect(lena((tx) => closeCampaign(tx, id))).rejects.toThrow(Forbidden);
	await coordinator((tx) => sayWhyNobody(tx, id, young, 'The clinic had closed. We rang two of them.'));
	expect((await coordinator((tx) => closeCampaign(tx, id))).ok).toBe(true);
	expect(await write()).toMatchObject({ reason: 'closed' });
	expect(await coordinator((tx) => sayWhyNobody(tx, id, young, 'Other'))).toMatchObject({ reason: 'closed' });
	expect(await lena(listOwnCampaigns)).toEqual([]);
});

test('by the link anybody answers for herself: no account in any row, the same form twice is one note, other words are another', async ({
	house
}) => {
	const { coordinator, id, link, young } = await listening(house);
	const own = {
		id: uuidv7(),
		language: 'es',
		quoted: 'public',
		told: 'receipt',
		targets: [young],
		answers: { 1: 'Hola' }
	} as const;
	const sent = { ...own, targets: [...own.targets] };
	const first = await house.as('door', (door) => hearByLink(door, link, sent));
	const again = await house.as('door', (door) => hearByLink(door, link, sent));
	expect(first).toMatchObject({ ok: true, value: expect.stringMatching(/^[A-Z]{8}$/) as string });
	expect(again).toEqual(first);
	const other = await house.as('door', (door) => hearByLink(door, link, { ...sent, answers: { 1: 'Otra' } }));
	expect(other).not.toEqual(first);
	expect(await coordinator((tx) => countHeard(tx, id))).toMatchObject({ notes: 2, people: 2 });
	expect(await coordinator((tx) => heardBy(tx, id, 'setting'))).toEqual([{ key: 'link', notes: 2, people: 2 }]);
	const rows = await house.owner.db
		.selectFrom('coproduction.note')
		.select('listener_id')
		.where('campaign_id', '=', id)
		.execute();
	expect(rows).toEqual([{ listener_id: null }, { listener_id: null }]);
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select(['actor_id', 'subject'])
		.where('action', '=', 'coproduction.note.by-link')
		.execute();
	expect(trail.every(({ actor_id }) => actor_id === null)).toBe(true);
	await expect(coordinator((tx) => hearByLink(tx, link, sent))).rejects.toThrow(Forbidden);
	await expect(house.as('door', (door) => hearByLink(door, 'nothing-like-this', sent))).rejects.toThrow(NotFound);
	await expect(
		house.as('door', (door) => door.db.selectFrom('coproduction.note').select('id').execute())
	).resolves.toEqual([]);
	const over = await listening(house, -9, -1);
	expect(await house.as('door', (door) => hearByLink(door, over.link, sent))).toMatchObject({ reason: 'closed' });
	expect((await over.lena((tx) => writeNote(tx, over.id, { id: uuidv7(), isDraft: false, ...noted() }))).ok).toBe(true);
});

test('notes that may not be quoted go two years after the closing, drafts after thirty days, and not a day before', async ({
	house
}) => {
	const { coordinator, lena, id, fathers, young } = await listening(house);
	const write = (fields: object) =>
		lena((tx) => writeNote(tx, id, { id: uuidv7(), isDraft: false, ...noted([fathers, young]), ...fields }));
	await write({ quoted: 'nowhere' });
	await write({ quoted: 'public' });
	await write({ isDraft: true });
	await coordinator((tx) => closeCampaign(tx, id));
	const left = async (age: number) => {
		await house.owner.db
			.updateTable('coproduction.campaign')
			.set({ closed_at: new Date(instant() - age * 864e5) })
			.where('id', '=', id)
			.execute();
		await house.as('job', letOldNotesGo);
		return (await house.owner.db.selectFrom('coproduction.note').select('id').where('campaign_id', '=', id).execute())
			.length;
	};
	expect([await left(29), await left(31), await left(730), await left(732)]).toEqual([3, 2, 2, 1]);
});
