import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { NobodyThere } from '#platform/db/tx.ts';
import { Forbidden, NotFound, refused } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { makeCohort } from '../cohort/examples.ts';
import { kept } from '#cast/courses.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { lettersTo } from '#cast/joining.ts';
import { runtime, settle } from '#platform/runtime.ts';
import { endTeamRole, giveRole, inviteAgain } from './commands.server.ts';
import type { NewTeamRole, TeamSearch } from './form.ts';
import { countOutOfDate, countTeam, listGrants, listStaff, listTeam, type Grant } from './queries.server.ts';

const rosa = (wishes: Partial<NewTeamRole> = {}): NewTeamRole => ({
	known: '',
	called: 'Rosa',
	email: `rosa.${uuidv7().slice(-8)}@example.org`,
	language: 'es',
	role: 'facilitator',
	cohortId: '',
	until: '2027-06-30',
	why: 'Runs the spring course',
	...wishes
});

const everybody: TeamSearch = { typed: '', role: null, show: 'now' };

async function scene(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await coordinator((tx) => makeCohort(tx));
	return { coordinator, cohortId: id };
}

test('somebody new gets a name, a role to the end of a day, and a letter to set up', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	settle({ ...runtime(), smtpUrl: 'smtp://127.0.0.1:25' });
	const wanted = rosa({ cohortId });
	expect(await coordinator((tx) => giveRole(tx, wanted))).toMatchObject({
		ok: true,
		value: { isNew: true, waits: false }
	});
	const [grant] = await coordinator((tx) => listGrants(tx, cohortId));
	expect(grant).toMatchObject({
		called: 'Rosa',
		email: wanted.email,
		role: 'facilitator',
		cohortId,
		why: wanted.why,
		givenBy: 'Amina',
		isInvited: true
	});
	expect(grant?.until.toISOString()).toBe('2027-06-30T23:00:00.000Z');
	expect((await lettersTo(house, grant?.accountId ?? '')).map((letter) => letter.kind)).toEqual([
		'platform.staff-invitation'
	]);
	expect(await coordinator((tx) => countTeam(tx, cohortId))).toEqual({ facilitators: 1, crecheWorkers: 0 });
	await coordinator((tx) => inviteAgain(tx, grant?.accountId ?? ''));
	expect(await lettersTo(house, grant?.accountId ?? '')).toHaveLength(2);
});

test('where no letter can go, none is queued: the link is shown instead', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	settle({ ...runtime(), smtpUrl: undefined });
	const wanted = rosa({ cohortId, email: 'no-letters@example.org' });
	const given = await coordinator((tx) => giveRole(tx, wanted));
	expect(await lettersTo(house, given.ok ? given.value.accountId : '')).toEqual([]);
});

test('somebody known gets another role under her own name', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	await coordinator((tx) => giveRole(tx, rosa({ cohortId })));
	const accountId = (await coordinator((tx) => listGrants(tx, cohortId)))[0]?.accountId ?? '';
	expect(
		await coordinator((tx) =>
			giveRole(tx, rosa({ known: accountId, called: 'Somebody else', email: '', role: 'creche_worker', cohortId }))
		)
	).toMatchObject({ ok: true, value: { isNew: false, waits: false } });
	expect((await coordinator((tx) => listGrants(tx, cohortId))).map(({ called, role }) => [called, role])).toEqual([
		['Rosa', 'facilitator'],
		['Rosa', 'creche_worker']
	]);
	expect((await coordinator((tx) => listStaff(tx))).filter((one) => one.accountId === accountId)).toHaveLength(1);
});

test('a role for everything belongs to no course', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	const wanted = { called: 'Inés', role: 'evaluator' } as const;
	expect(await coordinator((tx) => giveRole(tx, rosa({ ...wanted, cohortId })))).toEqual(refused('not-there'));
	await coordinator((tx) => giveRole(tx, rosa({ ...wanted, cohortId: '' })));
	expect((await coordinator((tx) => listTeam(tx, { ...everybody, typed: 'ines' }))).shown[0]).toMatchObject({
		role: 'evaluator',
		cohortId: null,
		course: null
	});
});

test('the same role twice at once is there once; a role that is over is none', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	const wanted = rosa({ cohortId });
	const outcomes = await Promise.all([1, 2, 3].map(() => coordinator((tx) => giveRole(tx, wanted))));
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
	expect(outcomes).toContainEqual({ ok: false, reason: 'has-it-already' });
	expect(await coordinator((tx) => listGrants(tx, cohortId))).toHaveLength(1);
	expect(await coordinator((tx) => giveRole(tx, rosa({ cohortId, until: '2020-01-01' })))).toEqual({
		ok: false,
		reason: 'over-already'
	});
});

test('a role ends at once, and whoever held it is signed out', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	await coordinator((tx) => giveRole(tx, rosa({ cohortId })));
	const [grant] = await coordinator((tx) => listGrants(tx, cohortId));
	const held = await speaker(house, grant?.accountId ?? '', true);
	expect((await held(async (tx) => tx.actor)).circles).toEqual([{ role: 'facilitator', circleId: cohortId }]);
	expect(await coordinator((tx) => endTeamRole(tx, grant?.id ?? ''))).toEqual({ ok: true });
	await expect(held(async (tx) => tx.actor)).rejects.toThrow(NobodyThere);
	expect(await coordinator((tx) => endTeamRole(tx, grant?.id ?? ''))).toEqual({ ok: false, reason: 'ended-already' });
	expect(await coordinator((tx) => listGrants(tx, cohortId))).toEqual([]);
});

test('nobody else keeps the team, and trying changes nothing', async ({ house }) => {
	const { coordinator, cohortId } = await scene(house);
	await coordinator((tx) => giveRole(tx, rosa({ cohortId })));
	const [grant] = await coordinator((tx) => listGrants(tx, cohortId));
	const facilitator = await staffOf(house, 'facilitator', cohortId);
	const before = await kept(house);
	await expect(facilitator((tx) => giveRole(tx, rosa({ cohortId })))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => endTeamRole(tx, grant?.id ?? ''))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => inviteAgain(tx, facilitator.id))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => listTeam(tx, everybody))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => listGrants(tx, cohortId))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => listStaff(tx))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => countOutOfDate(tx))).rejects.toThrow(Forbidden);
	for (const nowhere of [uuidv7(), 'x', '']) {
		await expect(coordinator((tx) => endTeamRole(tx, nowhere))).rejects.toThrow(NotFound);
		await expect(coordinator((tx) => inviteAgain(tx, nowhere))).rejects.toThrow(NotFound);
		await expect(coordinator((tx) => giveRole(tx, rosa({ cohortId: nowhere })))).rejects.toThrow(NotFound);
	}
	await expect(coordinator((tx) => giveRole(tx, rosa({ known: uuidv7(), cohortId })))).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
});

test('roles in courses that are over stand apart, in pages that begin where the one before ended', async ({
	house
}) => {
	const { coordinator, cohortId } = await scene(house);
	for (let count = 0; count < 3; count++) await coordinator((tx) => giveRole(tx, rosa({ cohortId })));
	const inCourse = (await coordinator((tx) => listGrants(tx, cohortId))).map((grant) => grant.id);
	expect(inCourse).toHaveLength(3);
	const list = async (show: TeamSearch['show'], page = 1, length?: number) =>
		coordinator((tx) => listTeam(tx, { typed: 'rosa', role: 'facilitator', show }, page, length));
	const mine = (shown: Grant[]) => shown.map((grant) => grant.id).filter((id) => inCourse.includes(id));
	expect(mine((await list('now', 1, 1000)).shown)).toEqual(inCourse);
	expect(mine((await list('over', 1, 1000)).shown)).toEqual([]);
	await house.owner.db
		.updateTable('programmes.session')
		.set({ starts_at: new Date('2020-01-07T10:00:00Z'), ends_at: new Date('2020-01-07T12:00:00Z') })
		.where('cohort_id', '=', cohortId)
		.execute();
	expect((await list('over')).shown.map(({ id, isOver, heldOver }) => [id, isOver, heldOver])).toEqual(
		inCourse.map((id) => [id, true, 1])
	);
	expect(mine((await list('now', 1, 1000)).shown)).toEqual([]);
	const [first, second] = [await list('over', 1, 2), await list('over', 2, 2)];
	expect([...first.shown, ...second.shown].map((grant) => grant.id)).toEqual(inCourse);
	expect([first.hasOlder, second.hasOlder]).toEqual([true, false]);
});

test('the team is looked through by name, address, course and role, and what is out of date is counted and shown', async ({
	house
}) => {
	const { coordinator, cohortId } = await scene(house);
	const { id: other } = await coordinator((tx) => makeCohort(tx));
	const name = `Zoë ${uuidv7().slice(-6)}`;
	const before = await coordinator((tx) => countOutOfDate(tx));
	await coordinator((tx) => giveRole(tx, rosa({ called: name, cohortId })));
	await coordinator((tx) => giveRole(tx, rosa({ called: name, role: 'evaluator', until: '2026-12-20' })));
	const list = async (search: Partial<TeamSearch>) =>
		(await coordinator((tx) => listTeam(tx, { ...everybody, typed: name.toUpperCase().replace('Ë', 'E'), ...search })))
			.shown;
	const all = await list({});
	expect(all.map(({ role, isInvited }) => [role, isInvited])).toEqual([
		['facilitator', true],
		['evaluator', true]
	]);
	expect((await list({ role: 'evaluator' })).map(({ role, endsSoon }) => [role, endsSoon])).toEqual([
		['evaluator', true]
	]);
	expect((await list({ show: 'ending' })).map(({ role }) => role)).toEqual(['evaluator']);
	expect(await list({ show: 'invited' })).toHaveLength(2);
	expect(await list({ typed: all[0]?.email ?? '' })).toHaveLength(1);
	expect(await list({ typed: `${name} 100%_` })).toEqual([]);
	expect(await list({ show: 'ended' })).toEqual([]);
	expect(await coordinator((tx) => countOutOfDate(tx))).toEqual({
		invited: before.invited + 2,
		over: before.over,
		ending: before.ending + 1
	});
	await coordinator((tx) => endTeamRole(tx, all[0]?.id ?? ''));
	const [past] = await list({ show: 'ended' });
	expect(past).toMatchObject({ id: all[0]?.id, isHeld: false, isInvited: false });
	expect(past?.endedAt).toBeInstanceOf(Date);
	expect((await list({})).map(({ role }) => role)).toEqual(['evaluator']);
	expect((await coordinator((tx) => listGrants(tx, other))).length).toBe(0);
});
