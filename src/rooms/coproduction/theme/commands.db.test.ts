import { sql } from 'kysely';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { startCampaign } from '../campaign/commands.server.ts';
import { takeNoteBack, writeNote } from '../note/commands.server.ts';
import { getNote } from '../note/queries.server.ts';
import { markPassage, unmarkPassage } from '../passage/commands.server.ts';
import { listPassagesFor, listPassagesOf } from '../passage/queries.server.ts';
import { publishProject, startProject, takeIntoProject } from '../project/commands.server.ts';
import { joinThemes, nameTheme, publishTheme, renameTheme, splitTheme, takeThemeOut } from './commands.server.ts';
import { behindEach, getTheme, listJoined, listThemes, quotesOfEach } from './queries.server.ts';

const today = new Date(instant()).toISOString().slice(0, 10);
const asks = (en: string) => ({ asks: { en }, probe: {} });
const plain = { kind: 'challenge', endA: {}, endB: {}, forA: {}, forB: {} } as const;

/** A project with notes of so many people each, somebody who belongs to it, and who runs it. */
async function heard(house: House, people: number[], quoted: 'nowhere' | 'group' | 'public' = 'group') {
	const coordinator = await staffOf(house, 'coordinator');
	const project = uuidv7();
	const about = { name: { en: 'A course' }, purpose: {}, ladder: 'together', stage: 1, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: project, ...about }));
	const facilitator = await staffOf(house, 'facilitator', project);
	const campaign = uuidv7();
	const prompts = [asks('Good?'), asks('Hard?'), asks('Else?')];
	const days = { opensOn: today, closesOn: today };
	await coordinator((tx) => startCampaign(tx, project, { id: campaign, name: { en: 'Spring' }, prompts, ...days }));
	const notes: string[] = [];
	for (const many of people) {
		const id = uuidv7();
		const how = { setting: 'group', people: many, heardOn: today, language: 'es', quoted, told: 'nothing' } as const;
		const said = { targets: [], answers: { 1: `El bus 🚌 cuesta ${many}. <b>Mucho</b>` } };
		await coordinator((tx) => writeNote(tx, campaign, { id, isDraft: false, ...how, ...said }));
		notes.push(id);
	}
	const account = await makeAccount(house.owner.db, house.orgId, `p${uuidv7()}@example.org`, []);
	await house.owner.db
		.insertInto('people.person')
		.values({ org_id: house.orgId, id: account, called: 'Ana' })
		.execute();
	await coordinator((tx) => takeIntoProject(tx, project, account));
	const theme = async (en: string) => {
		const id = uuidv7();
		await facilitator((tx) => nameTheme(tx, project, { id, ...plain, name: { en } }));
		return id;
	};
	return { coordinator, facilitator, parent: await speaker(house, account), project, campaign, notes, theme };
}

test('marked stretches stand behind a theme: the project reads a number from five on and words that were given to it, and no note', async ({
	house
}) => {
	const { coordinator, facilitator, parent, notes, theme, project } = await heard(house, [3, 4]);
	const [first, second] = notes as [string, string];
	const bus = await theme('The bus');
	const mark = (note: string, stretch: string) =>
		facilitator((tx) => markPassage(tx, note, { place: 1, theme: bus, stretch }));
	expect(await mark(first, 'el tren')).toMatchObject({ reason: 'not-there' });
	expect((await mark(first, 'bus 🚌  cuesta')).ok).toBe(true);
	await mark(first, 'bus 🚌 cuesta');
	expect(await parent((tx) => behindEach(tx, [bus]))).toEqual({ [bus]: { people: null, few: true } });
	await mark(second, '');
	expect(await parent((tx) => behindEach(tx, [bus]))).toEqual({ [bus]: { people: 7, few: false } });
	const quotes = await parent((tx) => quotesOfEach(tx, [bus]));
	expect(quotes[bus]?.map(({ words }) => words)).toEqual(['El bus 🚌 cuesta 4. <b>Mucho</b>', 'bus 🚌 cuesta'].sort());
	expect(await parent((tx) => listThemes(tx, project))).toMatchObject([{ id: bus }]);
	expect(await parent((tx) => listPassagesFor(tx, bus))).toEqual([]);
	await expect(parent((tx) => getNote(tx, first))).rejects.toThrow(NotFound);
	await expect(parent((tx) => markPassage(tx, first, { place: 1, theme: bus, stretch: '' }))).rejects.toThrow(NotFound);
	const evaluator = await staffOf(house, 'evaluator');
	expect((await evaluator((tx) => listPassagesOf(tx, first))).map(({ words }) => words)).toEqual(['bus 🚌 cuesta']);
	await expect(evaluator((tx) => markPassage(tx, first, { place: 1, theme: bus, stretch: '' }))).rejects.toThrow(
		Forbidden
	);
	expect(await coordinator((tx) => getNote(tx, first))).toMatchObject({ readOn: today });
	const visitor = () => house.as('visitor', (tx) => listThemes(tx, project));
	expect(await visitor()).toEqual([]);
	await facilitator((tx) => publishTheme(tx, bus, true));
	expect(await visitor()).toEqual([]);
	await coordinator((tx) => publishProject(tx, project, true));
	expect(await visitor()).toMatchObject([{ id: bus }]);
	expect(await house.as('visitor', (tx) => quotesOfEach(tx, [bus]))).toEqual({});
	const [passage] = await facilitator((tx) => listPassagesOf(tx, first));
	await facilitator((tx) => unmarkPassage(tx, first, passage?.id ?? ''));
	await coordinator((tx) => takeNoteBack(tx, second));
	expect(await parent((tx) => behindEach(tx, [bus]))).toEqual({ [bus]: { people: 0, few: false } });
	const version = (await facilitator((tx) => getTheme(tx, bus))).version;
	const other = { ...plain, name: { en: 'Getting there' } };
	expect((await facilitator((tx) => renameTheme(tx, bus, version, other))).ok).toBe(true);
	expect(await facilitator((tx) => renameTheme(tx, bus, version, other))).toMatchObject({
		reason: 'changed-meanwhile'
	});
});

test('themes are put together and taken out again with all that is theirs, and one that was two is split', async ({
	house
}) => {
	const { facilitator, parent, notes, theme, project } = await heard(house, [5, 6]);
	const [bus, fare, far] = [await theme('The bus'), await theme('The fare'), await theme('Too far')];
	for (const [at, note] of notes.entries())
		await facilitator((tx) => markPassage(tx, note, { place: 1, theme: at ? fare : bus, stretch: '' }));
	const people = async (id: string) => (await parent((tx) => behindEach(tx, [id])))[id]?.people;
	expect((await facilitator((tx) => joinThemes(tx, fare, bus))).ok).toBe(true);
	expect([await people(bus), (await parent((tx) => listThemes(tx, project))).length]).toEqual([11, 2]);
	expect(await facilitator((tx) => joinThemes(tx, bus, far))).toMatchObject({ reason: 'has-joined' });
	expect(await facilitator((tx) => joinThemes(tx, far, fare))).toMatchObject({ reason: 'not-there' });
	expect((await facilitator((tx) => listJoined(tx, bus))).map(({ id }) => id)).toEqual([fare]);
	await facilitator((tx) => takeThemeOut(tx, fare));
	expect([await people(bus), await people(fare)]).toEqual([5, 6]);
	const ids = (await facilitator((tx) => listPassagesFor(tx, fare))).map(({ id }) => id);
	expect(await facilitator((tx) => splitTheme(tx, fare, far, []))).toMatchObject({ reason: 'none' });
	await facilitator((tx) => splitTheme(tx, fare, far, ids));
	expect([await people(fare), await people(far)]).toEqual([0, 6]);
	const elsewhere = await heard(house, [1]);
	const strange = await elsewhere.theme('Elsewhere');
	await expect(facilitator((tx) => joinThemes(tx, far, strange))).rejects.toThrow(NotFound);
	await expect(parent((tx) => joinThemes(tx, far, bus))).rejects.toThrow(Forbidden);
	await expect(
		parent((tx) => nameTheme(tx, project, { id: uuidv7(), ...plain, name: { en: 'Mine' } }))
	).rejects.toThrow(Forbidden);
});

test('the thread goes from later to earlier alone: the database refuses a circle, two ends on a side, and a row of nowhere', async ({
	house
}) => {
	const { facilitator, notes, theme, project } = await heard(house, [1]);
	const [bus, fare] = [await theme('The bus'), await theme('The fare')];
	await facilitator((tx) => markPassage(tx, notes[0] ?? '', { place: 1, theme: bus, stretch: '' }));
	const links = () =>
		house.owner.db.selectFrom('coproduction.because').selectAll().where('project_id', '=', project).execute();
	expect(await links()).toMatchObject([{ theme_id: bus, by_note_id: notes[0] }]);
	const put = (columns: string, ...values: string[]) =>
		sql`insert into coproduction.because (org_id, project_id, ${sql.raw(columns)}) values (${house.orgId}, ${project}, ${sql.join(values)})`.execute(
			house.owner.db
		);
	await expect(put('theme_id, by_theme_id', bus, fare)).rejects.toThrow('no_circle');
	await expect(put('theme_id', bus)).rejects.toThrow(/one_earlier_end|no_circle/);
	await expect(put('theme_id, by_note_id, by_theme_id', bus, notes[0] ?? '', fare)).rejects.toThrow(
		/one_earlier_end|no_circle/
	);
	await expect(put('theme_id, by_note_id', bus, uuidv7())).rejects.toThrow('foreign key');
	await house.owner.db
		.deleteFrom('coproduction.note')
		.where('id', '=', notes[0] ?? '')
		.execute();
	expect(await links()).toEqual([]);
});
