import { expect } from 'vitest';
import * as v from 'valibot';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { writeCriterion } from '../criterion/commands.server.ts';
import { startProject, takeIntoProject } from '../project/commands.server.ts';
import { reasonsOf, threadOf } from '../thread/queries.server.ts';
import { nameTheme } from '../theme/commands.server.ts';
import { changeNeed, takeNeedOut, writeNeed } from './commands.server.ts';
import { needValues, newNeedForm, type NeedFields } from './form.ts';
import { toLookAt } from './policy.ts';
import { getNeed, listShownNeeds } from './queries.server.ts';

const unsaid = { figure: null, area: null, year: null, source: null, link: null, checkedOn: null, themeId: null };
const need: NeedFields = { ...unsaid, statement: { en: 'Somebody to talk to', es: 'Alguien con quien hablar' } };
const counted: NeedFields = {
	...need,
	...{ figure: '140 babies', area: 'Our streets', year: 2024, source: 'The council' },
	...{ link: 'https://count.example/births', checkedOn: '2026-01-05' }
};

/** Two projects with a theme each, a facilitator and a parent of the first. */
async function begun(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const [projectId, otherId, theme, foreign] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
	const about = { name: { en: 'An idea' }, purpose: {}, ladder: 'parents', stage: 1, programmeId: null } as const;
	const plain = { kind: 'challenge', endA: {}, endB: {}, forA: {}, forB: {}, name: { en: 'After four' } } as const;
	for (const id of [projectId, otherId]) await coordinator((tx) => startProject(tx, { id, ...about }));
	await coordinator((tx) => nameTheme(tx, projectId, { id: theme, ...plain }));
	await coordinator((tx) => nameTheme(tx, otherId, { id: foreign, ...plain }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const parent = await personIn(house);
	await coordinator((tx) => takeIntoProject(tx, projectId, parent.id));
	return { projectId, theme, foreign, coordinator, facilitator, parent };
}

test('whoever runs the project writes what is needed and how it is known; its people and whoever evaluates read it', async ({
	house
}) => {
	const { projectId, theme, foreign, coordinator, facilitator, parent } = await begun(house);
	const id = uuidv7();
	await facilitator((tx) => writeNeed(tx, projectId, { id, ...counted, themeId: theme }));
	const [evaluator, elsewhere] = [await staffOf(house, 'evaluator'), await staffOf(house, 'facilitator', uuidv7())];
	for (const who of [parent, evaluator, coordinator])
		expect(await who((tx) => listShownNeeds(tx, projectId))).toMatchObject([
			{ id, ...counted, themeId: theme, theme: { en: 'After four' } }
		]);
	for (const who of [elsewhere, await personIn(house)])
		expect(await who((tx) => listShownNeeds(tx, projectId))).toEqual([]);
	const before = await kept(house);
	for (const who of [parent, evaluator]) {
		await expect(who((tx) => writeNeed(tx, projectId, { id: uuidv7(), ...need }))).rejects.toThrow(Forbidden);
		await expect(who((tx) => changeNeed(tx, id, { version: 1, ...need }))).rejects.toThrow(Forbidden);
		await expect(who((tx) => takeNeedOut(tx, id))).rejects.toThrow(Forbidden);
	}
	await expect(elsewhere((tx) => takeNeedOut(tx, id))).rejects.toThrow(NotFound);
	for (const themeId of [foreign, 'no id'])
		expect(await coordinator((tx) => writeNeed(tx, projectId, { id: uuidv7(), ...need, themeId }))).toEqual({
			ok: false,
			reason: 'no-such-theme'
		});
	expect(await kept(house)).toBe(before);
});

test('a need is said anew once each time it was opened, and taken out', async ({ house }) => {
	const { projectId, coordinator, facilitator } = await begun(house);
	const id = uuidv7();
	await coordinator((tx) => writeNeed(tx, projectId, { id, ...need }));
	expect(await facilitator((tx) => changeNeed(tx, id, { version: 1, ...counted }))).toMatchObject({ ok: true });
	expect(await coordinator((tx) => changeNeed(tx, id, { version: 1, ...need }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await coordinator((tx) => getNeed(tx, id))).toMatchObject({ ...counted, version: 2 });
	await facilitator((tx) => takeNeedOut(tx, id));
	await expect(coordinator((tx) => getNeed(tx, id))).rejects.toThrow(NotFound);
});

test('what is so because of a need leads to it, and from it to the theme and to what follows; outside nobody reads it', async ({
	house
}) => {
	const { projectId, theme, coordinator, facilitator, parent } = await begun(house);
	const [id, foreign, criterion] = [uuidv7(), uuidv7(), uuidv7()];
	await coordinator((tx) => writeNeed(tx, projectId, { id, ...need, themeId: theme }));
	const chosen = {
		words: { en: 'I laugh' },
		decisionId: null,
		talkedOn: '2026-01-05',
		becomes: 'value',
		why: {}
	} as const;
	const reasons = { needs: [id, foreign], themes: [], decisions: [] };
	await facilitator((tx) => writeCriterion(tx, projectId, { id: criterion, ...chosen, ...reasons }));
	expect(await coordinator((tx) => reasonsOf(tx, 'criterion', [criterion]))).toMatchObject({
		[criterion]: { needs: [id] }
	});
	for (const who of [parent, facilitator]) {
		const from = await who((tx) => threadOf(tx, 'criterion', criterion));
		expect(from.earlier.map((end) => [end.kind, end.id])).toEqual([
			['need', id],
			['theme', theme]
		]);
		const back = await who((tx) => threadOf(tx, 'need', id));
		expect(back).toMatchObject({
			...{ from: { words: need.statement }, earlier: [{ kind: 'theme', id: theme }], later: [{ kind: 'criterion' }] }
		});
		expect((await who((tx) => threadOf(tx, 'theme', theme))).later.map((end) => end.kind)).toEqual([
			'need',
			'criterion'
		]);
	}
	await expect(house.as('visitor', (tx) => threadOf(tx, 'need', id))).rejects.toThrow(NotFound);
	const link = { org_id: house.orgId, project_id: projectId, theme_id: theme, by_need_id: id };
	await expect(house.owner.db.insertInto('coproduction.because').values(link).execute()).rejects.toThrow('no_circle');
	await coordinator((tx) => takeNeedOut(tx, id));
	expect((await coordinator((tx) => threadOf(tx, 'criterion', criterion))).earlier).toEqual([]);
});

test('what nobody looked at for a year, or of which nobody says how it is known, is to be looked at', () => {
	expect(toLookAt(counted, '2026-06-01')).toBeNull();
	expect(toLookAt(counted, '2027-01-05')).toBeNull();
	expect(toLookAt(counted, '2027-01-06')).toBe('old');
	expect(toLookAt({ ...counted, checkedOn: null }, '2026-06-01')).toBe('old');
	expect(toLookAt(need, '2026-06-01')).toBe('unknown');
	expect(toLookAt({ ...need, themeId: uuidv7() }, '2026-06-01')).toBeNull();
});

test('a form says what is wrong with a need at its field, and takes a link that leads to a page alone', () => {
	const sent = (change: Record<string, string>) =>
		v.safeParse(newNeedForm, { id: uuidv7(), ...needValues(counted), ...change });
	const wrong = (change: Record<string, string>) =>
		Object.keys(v.flatten(sent(change).issues ?? ([] as never)).nested ?? {});
	expect(sent({}).output).toMatchObject(counted);
	for (const link of ['javascript:alert(1)', 'count.example', 'https://', 'ftp://count.example'])
		expect(wrong({ link }), link).toEqual(['link']);
	expect(wrong({ year: '24' })).toEqual(['year']);
	expect(wrong({ 'statement-en': '', 'statement-es': '' })).toEqual(['statement-en']);
});
