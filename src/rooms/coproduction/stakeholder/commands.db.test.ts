import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { todayOf } from '../campaign/policy.ts';
import { startProject, takeIntoProject } from '../project/commands.server.ts';
import {
	addStakeholder,
	changeStakeholder,
	letOldStakeholdersGo,
	sayTalked,
	takeStakeholderOut
} from './commands.server.ts';
import type { StakeholderFields } from './form.ts';
import { getStakeholder, listStakeholders } from './queries.server.ts';

const caretaker: StakeholderFields = {
	...{ name: 'The caretaker', kind: 'person', attitude: 'open', influence: 'last-word' },
	...{ gives: 'The key', fears: 'Noise after six', notes: null, talkBy: 'Rosa', talkOn: '2026-03-01', talkedOn: null }
};

/** A project with its facilitator and a parent. */
async function begun(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const projectId = uuidv7();
	const about = { name: { en: 'An idea' }, purpose: {}, ladder: 'parents', stage: 2, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: projectId, ...about }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const parent = await personIn(house);
	await coordinator((tx) => takeIntoProject(tx, projectId, parent.id));
	return { projectId, coordinator, facilitator, parent };
}

test('who has a say is read and written by those who run the project, and by nobody else', async ({ house }) => {
	const { projectId, coordinator, facilitator, parent } = await begun(house);
	const id = uuidv7();
	await facilitator((tx) => addStakeholder(tx, projectId, { id, ...caretaker }));
	for (const who of [facilitator, coordinator])
		expect(await who((tx) => listStakeholders(tx, projectId))).toMatchObject([{ id, ...caretaker, version: 1 }]);
	const [evaluator, elsewhere] = [await staffOf(house, 'evaluator'), await staffOf(house, 'facilitator', uuidv7())];
	const before = await kept(house);
	for (const who of [parent, evaluator, elsewhere]) {
		expect(await who((tx) => listStakeholders(tx, projectId))).toEqual([]);
		await expect(who((tx) => changeStakeholder(tx, id, { version: 1, ...caretaker }))).rejects.toThrow(NotFound);
		await expect(who((tx) => sayTalked(tx, id))).rejects.toThrow(NotFound);
		await expect(who((tx) => takeStakeholderOut(tx, id))).rejects.toThrow(NotFound);
	}
	for (const who of [parent, evaluator])
		await expect(who((tx) => addStakeholder(tx, projectId, { id: uuidv7(), ...caretaker }))).rejects.toThrow(Forbidden);
	expect(await kept(house)).toBe(before);
});

test('she is said anew once each time it was opened; after a talk the next one is open again', async ({ house }) => {
	const { projectId, coordinator, facilitator } = await begun(house);
	const id = uuidv7();
	await coordinator((tx) => addStakeholder(tx, projectId, { id, ...caretaker }));
	const glad = { ...caretaker, attitude: 'for' } as const;
	expect(await facilitator((tx) => changeStakeholder(tx, id, { version: 1, ...glad }))).toMatchObject({ ok: true });
	expect(await coordinator((tx) => changeStakeholder(tx, id, { version: 1, ...caretaker }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	for (let twice = 0; twice < 2; twice++) await facilitator((tx) => sayTalked(tx, id));
	const today = await house.as('job', (tx) => Promise.resolve(todayOf(tx)));
	expect(await coordinator((tx) => getStakeholder(tx, id))).toMatchObject({
		...{ attitude: 'for', talkedOn: today, talkOn: null, talkBy: null, version: 3 }
	});
});

test('taken out, nothing of her is left, and the audit never held her name', async ({ house }) => {
	const { projectId, coordinator } = await begun(house);
	const [id, name] = [uuidv7(), 'Wilhelmina Featherstone'];
	await coordinator((tx) => addStakeholder(tx, projectId, { id, ...caretaker, name }));
	await coordinator((tx) => changeStakeholder(tx, id, { version: 1, ...caretaker, name, fears: name }));
	await coordinator((tx) => takeStakeholderOut(tx, id));
	await expect(coordinator((tx) => getStakeholder(tx, id))).rejects.toThrow(NotFound);
	const left = await sql`select from coproduction.stakeholder s where s::text like ${`%${name}%`}`.execute(
		house.owner.db
	);
	expect(left.rows).toEqual([]);
	const { rows } = await sql<{ action: string; row: string }>`
		select action, audit::text as row from platform.audit where audit::text like ${`%${id}%`} order by id`.execute(
		house.owner.db
	);
	expect(rows.map(({ action }) => action.replace('coproduction.stakeholder.', ''))).toEqual([
		'added',
		'changed',
		'taken-out'
	]);
	expect(JSON.stringify(rows)).not.toContain('Featherstone');
});

test('whom nobody changed for two years goes by itself', async ({ house }) => {
	const { projectId, coordinator } = await begun(house);
	const [old, fresh] = [uuidv7(), uuidv7()];
	for (const id of [old, fresh]) await coordinator((tx) => addStakeholder(tx, projectId, { id, ...caretaker }));
	for (const [id, days] of [
		[old, 731],
		[fresh, 729]
	] as const)
		await sql`update coproduction.stakeholder set changed_at = platform.now() - make_interval(days => ${days})
			where id = ${id}`.execute(house.owner.db);
	const due = await sql`select coproduction.due_stakeholders() as org`.execute(house.owner.db);
	expect(due.rows).toContainEqual({ org: house.orgId });
	await house.as('job', letOldStakeholdersGo);
	expect((await coordinator((tx) => listStakeholders(tx, projectId))).map(({ id }) => id)).toEqual([fresh]);
	await expect(coordinator(letOldStakeholdersGo)).rejects.toThrow(Forbidden);
});
