import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { makeArea } from '../area/examples.ts';
import { layBlock } from '../block/commands.server.ts';
import { getComingBlock } from '../block/queries.server.ts';
import { createCohort } from '../cohort/commands.server.ts';
import { makeCohort, tuesdays } from '../cohort/examples.ts';
import { getCohort, getCourseDefaults, templateOf } from '../cohort/queries.server.ts';
import { listProgrammesOf } from '../programme/queries.server.ts';
import { planSession, restorePlan } from '../session/commands.server.ts';
import { listParts, listSessions } from '../session/queries.server.ts';
import { sevenWeekCourse } from '../template/seven-week-course.ts';
import { threeBlockGroup } from '../template/three-block-group.ts';
import { training } from '../template/training.ts';
import { getOwnTemplate } from '../template/queries.server.ts';
import { makeVenue } from '../venue/examples.ts';
import {
	checkTemplate,
	offerTemplateAgain,
	renameTemplate,
	retireTemplate,
	saveAsTemplate,
	uncheckTemplate
} from './commands.server.ts';
import { getTemplate, listTemplates } from './queries.server.ts';

const named = (en: string, es?: string) => ({
	id: uuidv7(),
	name: es ? { en, es } : { en },
	forWhom: 'fathers' as const
});
const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const made = (outcome: { ok: boolean; value?: string }) => {
	if (!outcome.ok || !outcome.value) throw new Error(JSON.stringify(outcome));
	return outcome.value;
};

/** The words of a parent stand in the plan of the second week, with her name beside them. */
async function plansHers(tx: Tx, cohortId: string): Promise<void> {
	const second = (await listSessions(tx, cohortId))[1];
	const parts = await listParts(tx, second?.id ?? '');
	const hers = { ledBy: 'CNRY-Ana', title: { en: 'CNRY-bread of my aunt' } };
	const planned = parts.map((part) => (part.kind === 'parent-led' ? { ...part, ...hers } : part));
	await planSession(tx, second?.id ?? '', { version: second?.version ?? 0, parts: planned });
}

test('a run saved as a template begins another one with its plans, and nothing of a parent, a day or a venue goes along', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const run = await coordinator((tx) => makeCohort(tx, { from: '09:30', to: '11:30' }));
	await coordinator((tx) => plansHers(tx, run.id));
	const id = made(await coordinator((tx) => saveAsTemplate(tx, run.id, named('Mornings', 'Mañanas'))));
	const { template } = await coordinator((tx) => getTemplate(tx, id));
	expect(template).toMatchObject({
		kind: 'course',
		forWhom: 'fathers',
		hours: { from: '09:30', to: '11:30' },
		fromLabel: tuesdays.label,
		retiredAt: null
	});
	expect(JSON.stringify(template)).not.toMatch(/CNRY|ledBy|venue|2027|\d{4}-\d\d-\d\d"/);
	expect(template.weeks[1]?.parts.find(({ kind }) => kind === 'parent-led')?.title).toEqual({
		en: 'Something of a parent’s own',
		es: 'Algo propio de una madre o un padre'
	});
	expect(template.weeks[0]).toEqual(sevenWeekCourse.weeks[0]);
	const { defaults } = await coordinator((tx) => getCourseDefaults(tx, template));
	expect(defaults).toMatchObject({ 'label-en': 'Mornings', 'label-es': 'Mañanas', forWhom: 'fathers', from: '09:30' });
	const next = await coordinator((tx) => makeCohort(tx, { template: id, firstDay: '2027-04-13' }));
	const sessions = await coordinator((tx) => listSessions(tx, next.id));
	expect(sessions.map(({ title, templateWeek }) => [title, templateWeek])).toEqual(
		sevenWeekCourse.weeks.map(({ title }, index) => [title, index + 1])
	);
	const changed = { version: sessions[1]?.version ?? 0, parts: [] };
	await coordinator((tx) => planSession(tx, sessions[1]?.id ?? '', changed));
	await coordinator((tx) => restorePlan(tx, sessions[1]?.id ?? ''));
	expect(await coordinator((tx) => listParts(tx, sessions[1]?.id ?? ''))).toMatchObject(
		template.weeks[1]?.parts.map(({ title }) => ({ title })) ?? []
	);
	expect(await deeds(house)).toContain('programmes.template.saved');
});

test('what is needed for a part, and what to look out for, goes along with a template; hers stay with her run', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const run = await coordinator((tx) => makeCohort(tx));
	const notes = { materials: { en: 'Mats' }, risks: { en: 'Hot water' } };
	const [first] = await coordinator((tx) => listSessions(tx, run.id));
	const session = { id: first?.id ?? '', version: first?.version ?? 0 };
	const part = { minutes: 10, title: { en: 'Tea' }, ledBy: '', ...notes };
	const parts = [
		{ ...part, kind: 'break' as const },
		{ ...part, kind: 'parent-led' as const, ledBy: 'CNRY-Rosa' }
	];
	await coordinator((tx) => planSession(tx, session.id, { version: session.version, parts }));
	const template = made(await coordinator((tx) => saveAsTemplate(tx, run.id, named('With notes'))));
	const next = await coordinator((tx) => makeCohort(tx, { template, firstDay: '2027-04-13' }));
	const [laid] = await coordinator((tx) => listSessions(tx, next.id));
	expect(await coordinator((tx) => listParts(tx, laid?.id ?? ''))).toMatchObject([notes, { materials: {}, risks: {} }]);
});

test('a retired template is offered no more, runs keep theirs; its name belongs to one that is offered', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const run = await coordinator((tx) => makeCohort(tx));
	const id = made(await coordinator((tx) => saveAsTemplate(tx, run.id, named('Late mornings'))));
	const other = named('late mornings ', 'Otra');
	expect(await coordinator((tx) => saveAsTemplate(tx, run.id, other))).toEqual({ ok: false, reason: 'name-taken' });
	const next = await coordinator((tx) => makeCohort(tx, { template: id }));
	await coordinator((tx) => retireTemplate(tx, id));
	await coordinator((tx) => retireTemplate(tx, id));
	const venueId = await coordinator((tx) => makeVenue(tx));
	const wish = { ...tuesdays, id: uuidv7(), venueId };
	const begin = (more: object) => coordinator((tx) => createCohort(tx, { ...wish, id: uuidv7(), ...more }));
	expect(await begin({ template: id })).toEqual({ ok: false, reason: 'template-retired' });
	expect((await coordinator((tx) => templateOf(tx, next.id))).key).toBe(id);
	expect((await begin({ copyOf: next.id })).ok).toBe(true);
	const taken = made(await coordinator((tx) => saveAsTemplate(tx, run.id, other)));
	expect(await coordinator((tx) => offerTemplateAgain(tx, id))).toEqual({ ok: false, reason: 'name-taken' });
	await coordinator((tx) => retireTemplate(tx, taken));
	expect((await coordinator((tx) => offerTemplateAgain(tx, id))).ok).toBe(true);
	expect((await begin({ template: id })).ok).toBe(true);
	expect((await coordinator(listTemplates)).find(({ key }) => key === taken)?.retiredAt).toBeTruthy();
});

test('a group is saved block by block as it was planned last, the blocks that were never laid as they come', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const group = await coordinator((tx) => makeCohort(tx, { template: threeBlockGroup.key, places: null, bands }));
	await coordinator(async (tx) => {
		const { times } = await getComingBlock(tx, group.id);
		return layBlock(tx, group.id, { id: uuidv7(), ...times });
	});
	const seventh = await coordinator(async (tx) => (await listSessions(tx, group.id))[6]);
	const part = { kind: 'craft' as const, minutes: 30, title: { en: 'Ours alone' }, ledBy: '' };
	await coordinator((tx) => planSession(tx, seventh?.id ?? '', { version: seventh?.version ?? 0, parts: [part] }));
	const id = made(await coordinator((tx) => saveAsTemplate(tx, group.id, named('Our group'))));
	const template = await coordinator((tx) => getOwnTemplate(tx, id));
	expect(template.blocks.map(({ key, weeks }) => [key, weeks.length])).toEqual([
		['me', 6],
		['baby', 6],
		['people', 6]
	]);
	expect(template.blocks[1]?.weeks[0]?.parts).toEqual([{ kind: 'craft', minutes: 30, title: { en: 'Ours alone' } }]);
	expect(template.blocks[2]?.weeks).toEqual(threeBlockGroup.blocks[2].weeks);
	const next = await coordinator((tx) => makeCohort(tx, { template: id, places: null, bands }));
	expect((await coordinator((tx) => getComingBlock(tx, next.id))).block.key).toBe('baby');
});

test('of one template there may be several programmes, and a run made again stays in its own', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const first = await coordinator((tx) => makeCohort(tx, { template: 'training', bands }));
	const alike = await coordinator((tx) => makeCohort(tx, { template: 'training', bands }));
	const label = { en: 'Training for fathers' };
	const own = await coordinator((tx) => makeCohort(tx, { template: 'training', programme: 'own', label, bands }));
	const again = await coordinator((tx) => makeCohort(tx, { copyOf: own.id, bands }));
	const programme = async (id: string) => (await coordinator((tx) => getCohort(tx, id))).programmeId;
	expect(await programme(alike.id)).toBe(await programme(first.id));
	expect(await programme(own.id)).not.toBe(await programme(first.id));
	expect(await programme(again.id)).toBe(await programme(own.id));
	const known = await coordinator((tx) => listProgrammesOf(tx, { key: 'training' }));
	expect(known.map(({ name }) => name)).toEqual([training.name, label]);
	const chosen = await coordinator((tx) => makeCohort(tx, { template: 'training', programme: known[1]?.id, bands }));
	expect(await programme(chosen.id)).toBe(await programme(own.id));
	const venueId = await coordinator((tx) => makeVenue(tx));
	const astray = { ...tuesdays, id: uuidv7(), venueId, programme: uuidv7() };
	const refusedOne = await coordinator((tx) => createCohort(tx, astray));
	expect(refusedOne).toEqual({ ok: false, reason: 'programme-missing' });
});

test('somebody says that she has read it in a language, once all of it is written; a new name is read again', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const run = await coordinator((tx) => makeCohort(tx));
	const id = made(await coordinator((tx) => saveAsTemplate(tx, run.id, named('To be read', 'Para leer'))));
	for (const language of ['en', 'es'] as const)
		expect((await coordinator((tx) => checkTemplate(tx, id, language))).ok).toBe(true);
	expect(await coordinator((tx) => checkTemplate(tx, id, 'ar'))).toEqual({ ok: false, reason: 'not-whole' });
	const read = async () => (await coordinator((tx) => getTemplate(tx, id))).checks.map(({ language }) => language);
	expect((await read()).sort()).toEqual(['en', 'es']);
	const name = { version: 1, name: { en: 'To be read', es: 'Otra' }, forWhom: 'everybody' as const };
	expect((await coordinator((tx) => renameTemplate(tx, id, name))).ok).toBe(true);
	expect(await coordinator((tx) => renameTemplate(tx, id, name))).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await read()).toEqual(['en']);
	await coordinator((tx) => uncheckTemplate(tx, id, 'en'));
	expect(await read()).toEqual([]);
	expect(await deeds(house)).toEqual(
		expect.arrayContaining(['checked', 'renamed', 'unchecked'].map((deed) => `programmes.template.${deed}`))
	);
});

test('who coordinates an area saves and keeps templates of her runs alone; who leads the programme reads; others see none', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [areaId, otherArea] = [
		await coordinator((tx) => makeArea(tx, 'Templates east')),
		await coordinator((tx) => makeArea(tx, 'Templates west'))
	];
	const [here, there] = [
		await coordinator((tx) => makeCohort(tx, { areaId })),
		await coordinator((tx) => makeCohort(tx, { areaId: otherArea }))
	];
	const ofArea = await staffOf(house, 'coordinator', areaId);
	const id = made(await ofArea((tx) => saveAsTemplate(tx, here.id, named('Of the east'))));
	const theirs = made(await coordinator((tx) => saveAsTemplate(tx, there.id, named('Of the west'))));
	const [lead, facilitator] = [await staffOf(house, 'programme_lead'), await staffOf(house, 'facilitator', here.id)];
	const others = [await staffOf(house, 'evaluator'), await staffOf(house, 'creche_worker', here.id)];
	const before = await kept(house);
	await expect(ofArea((tx) => saveAsTemplate(tx, there.id, named('Mine now')))).rejects.toThrow(Forbidden);
	await expect(ofArea((tx) => retireTemplate(tx, theirs))).rejects.toThrow(Forbidden);
	const name = { version: 1, name: { en: 'Mine now' }, forWhom: 'everybody' as const };
	await expect(ofArea((tx) => renameTemplate(tx, theirs, name))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => retireTemplate(tx, uuidv7()))).rejects.toThrow(NotFound);
	expect((await lead(listTemplates)).map(({ key }) => key)).toEqual(expect.arrayContaining([id, theirs]));
	await expect(lead((tx) => saveAsTemplate(tx, here.id, named('Lead')))).rejects.toThrow(Forbidden);
	await expect(lead((tx) => checkTemplate(tx, id, 'en'))).rejects.toThrow(Forbidden);
	for (const other of others) {
		await expect(other(listTemplates)).rejects.toThrow(Forbidden);
		expect(await other((tx) => tx.db.selectFrom('programmes.template').selectAll().execute())).toEqual([]);
	}
	await expect(facilitator(listTemplates)).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => saveAsTemplate(tx, here.id, named('Mine')))).rejects.toThrow(Forbidden);
	expect(await kept(house)).toBe(before);
	expect((await ofArea((tx) => retireTemplate(tx, id))).ok).toBe(true);
});
