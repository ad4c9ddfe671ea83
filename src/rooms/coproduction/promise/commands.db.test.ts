import { sql } from 'kysely';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { startCampaign } from '../campaign/commands.server.ts';
import { keepWithHerPage, takeOffHerPage } from '../mine/commands.server.ts';
import { sendWord } from '../mine/jobs.server.ts';
import { becameLetter } from '../mine/mail.server.ts';
import { findByReceipt, listMine } from '../mine/queries.server.ts';
import { takeNoteBack, writeNote } from '../note/commands.server.ts';
import { receiptOfNote } from '../note/policy.ts';
import { markPassage } from '../passage/commands.server.ts';
import { publishProject, startProject, takeIntoProject } from '../project/commands.server.ts';
import { nameTheme, publishTheme } from '../theme/commands.server.ts';
import { peopleBehind, threadOf } from '../thread/queries.server.ts';
import { makePromise, publishPromise, rewordPromise, sayHowItStands } from './commands.server.ts';
import { getPromise, listOverduePromises, listPromises } from './queries.server.ts';

const day = (shift: number) => new Date(instant() + shift * 864e5).toISOString().slice(0, 10);
const asks = (en: string) => ({ asks: { en }, probe: {} });
const standing = { state: 'doing', why: {}, who: 'The kitchen', byOn: null, answered: {} } as const;
const words = { said: { en: 'Food first' }, doing: { en: 'Hot food' }, askedOf: {}, askedOn: null };

/** A public project in which so many people were heard, each note with a code, one theme behind which they stand, and a promise that rests on it. */
async function promised(house: House, people: number[]) {
	const coordinator = await staffOf(house, 'coordinator');
	const [project, campaign, theme, promise] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
	const about = { name: { en: 'A course' }, purpose: {}, ladder: 'together', stage: 5, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: project, ...about }));
	await coordinator((tx) => publishProject(tx, project, true));
	const facilitator = await staffOf(house, 'facilitator', project);
	const asked = { name: { en: 'Spring' }, prompts: [asks('Good?'), asks('Hard?'), asks('Else?')] };
	await coordinator((tx) => startCampaign(tx, project, { id: campaign, ...asked, opensOn: day(0), closesOn: day(0) }));
	const plain = { kind: 'solution', endA: {}, endB: {}, forA: {}, forB: {} } as const;
	await facilitator((tx) => nameTheme(tx, project, { id: theme, ...plain, name: { en: 'Food' } }));
	const notes: string[] = [];
	for (const many of people) {
		const id = uuidv7();
		const how = { setting: 'group', people: many, heardOn: day(0), language: 'en', quoted: 'nowhere' } as const;
		const said = { told: 'receipt', targets: [], answers: { 1: 'canary words' } } as const;
		await coordinator((tx) => writeNote(tx, campaign, { id, isDraft: false, ...how, ...said, targets: [] }));
		await facilitator((tx) => markPassage(tx, id, { place: 1, theme, stretch: '' }));
		notes.push(id);
	}
	const made = { id: promise, ...words, ...standing, themes: [theme, uuidv7()], decisions: [] };
	await facilitator((tx) => makePromise(tx, project, made));
	const person = async (called: string) => {
		const account = await makeAccount(house.owner.db, house.orgId, `p${uuidv7()}@example.org`, []);
		await house.owner.db.insertInto('people.person').values({ org_id: house.orgId, id: account, called }).execute();
		return { account, speaks: await speaker(house, account) };
	};
	const visitor = <T>(work: Parameters<typeof house.as<T>>[1]) => house.as('visitor', work);
	return { coordinator, facilitator, person, visitor, project, theme, promise, notes };
}

test('a promise is the project’s until it is published; then its words and its number stay, and what was taken back is said beside', async ({
	house
}) => {
	const all = await promised(house, [4, 3]);
	const { coordinator, facilitator, visitor, project, promise, theme, notes } = all;
	const ana = await all.person('Ana');
	expect(await ana.speaks((tx) => listPromises(tx, project))).toEqual([]);
	await coordinator((tx) => takeIntoProject(tx, project, ana.account));
	expect(await ana.speaks((tx) => listPromises(tx, project))).toMatchObject([{ id: promise, publishedAt: null }]);
	expect(await ana.speaks((tx) => peopleBehind(tx, 'promise', [promise]))).toEqual({
		[promise]: { people: 7, few: false }
	});
	expect(await visitor((tx) => listPromises(tx, project))).toEqual([]);
	const made = { id: uuidv7(), ...words, ...standing, themes: [], decisions: [] };
	const evaluator = await staffOf(house, 'evaluator');
	for (const who of [ana.speaks, evaluator]) {
		await expect(who((tx) => makePromise(tx, project, made))).rejects.toThrow(Forbidden);
		await expect(who((tx) => publishPromise(tx, promise, true))).rejects.toThrow(Forbidden);
	}
	await facilitator((tx) => publishPromise(tx, promise, true));
	expect(await visitor((tx) => getPromise(tx, promise))).toMatchObject({ then: { people: 7, few: false } });
	const version = (await facilitator((tx) => getPromise(tx, promise))).version;
	const other = { version, ...words, doing: { en: 'Cold food' }, themes: [theme], decisions: [] };
	expect(await facilitator((tx) => rewordPromise(tx, promise, other))).toMatchObject({ reason: 'public' });
	await expect(
		sql`update coproduction.promise set said = '{"en":"Other"}' where id = ${promise}`.execute(house.owner.db)
	).rejects.toThrow('stands as it is');
	await coordinator((tx) => takeNoteBack(tx, notes[0] ?? ''));
	expect(await visitor((tx) => getPromise(tx, promise))).toMatchObject({
		then: { people: 7, few: false },
		takenBack: 4
	});
	expect(await ana.speaks((tx) => peopleBehind(tx, 'promise', [promise]))).toEqual({
		[promise]: { people: null, few: true }
	});
	await facilitator((tx) => publishPromise(tx, promise, false));
	expect((await facilitator((tx) => rewordPromise(tx, promise, other))).ok).toBe(true);
	await facilitator((tx) => publishPromise(tx, promise, true));
	expect(await visitor((tx) => getPromise(tx, promise))).toMatchObject({
		then: { people: null, few: true },
		takenBack: 0
	});
});

test('not doing without a why is refused by the database; whose day has passed is told to its owner alone', async ({
	house
}) => {
	const { facilitator, coordinator, promise } = await promised(house, [1]);
	const now = await facilitator((tx) => getPromise(tx, promise));
	const next = (version: number, fields: object) =>
		facilitator((tx) => sayHowItStands(tx, promise, { ...standing, version, mine: false, ...fields }));
	await expect(next(now.version, { state: 'not-doing' })).rejects.toThrow('why_not');
	await expect(next(now.version, { state: 'not-yet' })).rejects.toThrow('why_not');
	expect(await next(now.version + 1, {})).toMatchObject({ reason: 'changed-meanwhile' });
	expect(await next(now.version, { answered: { en: 'Yes' } })).toMatchObject({ reason: 'not-asked' });
	expect((await next(now.version, { byOn: day(-1) })).ok).toBe(true);
	expect(await facilitator((tx) => listOverduePromises(tx, day(0)))).toMatchObject([{ id: promise, isMine: true }]);
	expect(await coordinator((tx) => listOverduePromises(tx, day(0)))).toEqual([]);
	expect((await next(now.version + 1, { state: 'not-doing', why: { en: 'No kitchen' }, byOn: day(-1) })).ok).toBe(true);
	expect(await facilitator((tx) => listOverduePromises(tx, day(0)))).toEqual([]);
});

test('the thread is walked both ways by whoever may: links and words that she sees, and a number for the rest', async ({
	house
}) => {
	const { facilitator, visitor, theme, promise, notes } = await promised(house, [2, 9]);
	const seen = await facilitator((tx) => threadOf(tx, 'theme', theme));
	expect(seen).toMatchObject({ later: [{ kind: 'promise', id: promise }], behind: { people: 11, few: false } });
	await expect(visitor((tx) => threadOf(tx, 'promise', promise))).rejects.toThrow(NotFound);
	await facilitator((tx) => publishPromise(tx, promise, true));
	expect(await visitor((tx) => threadOf(tx, 'promise', promise))).toMatchObject({
		earlier: [],
		behind: { people: 11 }
	});
	await facilitator((tx) => publishTheme(tx, theme, true));
	const open = await visitor((tx) => threadOf(tx, 'promise', promise));
	expect(open.earlier).toEqual([{ kind: 'theme', id: theme, words: { en: 'Food' }, hidden: false }]);
	expect(JSON.stringify(open)).not.toContain(notes[0]);
	const put = (column: string, id: string) =>
		sql`insert into coproduction.because (org_id, project_id, promise_id, ${sql.raw(column)})
			select org_id, project_id, id, ${id}::uuid from coproduction.promise where id = ${promise}`.execute(house.owner.db);
	await expect(put('by_note_id', notes[0] ?? '')).rejects.toThrow('promise_on_what_was_found');
	await expect(put('by_theme_id', uuidv7())).rejects.toThrow('foreign key');
});

test('what became of hers, by code or on her own page: never what she said; told once at each change, and nobody learns whose it is', async ({
	house
}) => {
	const { coordinator, facilitator, person, visitor, promise, notes } = await promised(house, [5, 1]);
	const code = receiptOfNote(notes[1] ?? '');
	const found = await visitor((tx) => findByReceipt(tx, ` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)}`));
	expect(found?.became.map(({ kind, state }) => [kind, state])).toEqual([
		['note', 'read'],
		['theme', 'solution'],
		['promise', 'doing']
	]);
	expect(JSON.stringify(found)).not.toMatch(/canary|[0-9a-f-]{36}.*note/);
	expect(await visitor((tx) => findByReceipt(tx, 'BBBBBBBB'))).toBeUndefined();
	const [ana, bea] = [await person('Ana'), await person('Bea')];
	await expect(visitor((tx) => keepWithHerPage(tx, code, true))).rejects.toThrow(Forbidden);
	expect((await ana.speaks((tx) => keepWithHerPage(tx, code, true))).ok).toBe(true);
	expect(await bea.speaks((tx) => keepWithHerPage(tx, code, true))).toMatchObject({ reason: 'not-there' });
	expect(await ana.speaks(listMine)).toMatchObject([{ wantsWord: true, became: found?.became }]);
	const tellers = (tx: Tx) => tx.db.selectFrom('coproduction.note_teller').select('id').execute();
	for (const who of [facilitator, bea.speaks]) expect(await who(tellers)).toEqual([]);
	expect(await coordinator(listMine)).toEqual([]);
	const trail = await sql<{ subject: unknown }>`
		select subject from platform.audit where action = 'coproduction.note.followed' and org_id = ${house.orgId}`.execute(
		house.owner.db
	);
	expect(JSON.stringify(trail.rows)).not.toContain(notes[1]);
	const letters = async () => {
		const later = sql`update coproduction.note_teller set looked_at = looked_at - interval '2 hours'`;
		await later.execute(house.owner.db);
		await house.as('job', sendWord);
		const sent = house.owner.db.selectFrom('platform.letter').select('data').where('account_id', '=', ana.account);
		return (await sent.where('kind', '=', 'coproduction.became').execute()).map(({ data }) => data);
	};
	expect(await letters()).toEqual([]);
	const { version } = await facilitator((tx) => getPromise(tx, promise));
	await facilitator((tx) => sayHowItStands(tx, promise, { ...standing, version, mine: false, state: 'done' }));
	expect([await letters(), await letters()]).toEqual([[{}], [{}]]);
	const letter = await house.as('job', (job) => becameLetter(job, ana.account));
	expect(letter?.act?.path).toBe('/together/mine');
	expect(JSON.stringify(letter)).not.toMatch(/Food|canary|Spring/);
	const [kept] = await ana.speaks(listMine);
	await bea.speaks((tx) => takeOffHerPage(tx, kept?.teller ?? ''));
	expect(await ana.speaks(listMine)).toHaveLength(1);
	await ana.speaks((tx) => takeOffHerPage(tx, kept?.teller ?? ''));
	expect(await ana.speaks(listMine)).toEqual([]);
	expect(await house.as('job', (job) => becameLetter(job, ana.account))).toBeNull();
	expect((await visitor((tx) => findByReceipt(tx, code)))?.became).toHaveLength(3);
});
