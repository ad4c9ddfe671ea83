import { randomUUID } from 'node:crypto';
import { instant, moment } from '#platform/clock.ts';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { listAwayChildren } from '#rooms/programmes/meetings/absence/queries.server.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { signChildIn, signChildOut, putBackTap, takeBackTap } from './commands.server.ts';
import { crecheListOf } from './sheet.ts';
import { countCrecheTeam, getCreche, openCreche, sumCreche } from './queries.server.ts';

type House = Parameters<typeof courseToday>[0];

async function scene(house: House) {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const minder = await staffOf(house, 'creche_worker', day.course.id);
	const list = () => minder(async (tx) => getCreche(tx, day.today.id, await listAwayChildren(tx, day.today.id)));
	const child = (await list()).children[0];
	if (!child) throw new Error('the crèche list is empty');
	const go = { child: child.id, who: 'Elena' };
	return { ...day, personId, minder, list, child, go };
}

const print = () => ({ organisation: '', zone: 'Europe/London', now: moment(), meeting: '', venue: '' });

/** Everything ever noted in a session's crèche, slips too. */
const linesOf = (house: House, sessionId: string) =>
	house.owner.db.selectFrom('creche.visit').selectAll().where('sitting_id', '=', sessionId).orderBy('id').execute();

test('a named adult signs a child in and out; a second tap changes nothing', async ({ house }) => {
	const { minder, today, list, child, go } = await scene(house);
	expect(child).toMatchObject({ firstName: 'Mateo', allergies: 'Nuts', needs: 'Likes the red car', parent: 'Elena' });
	const nobody = { child: child.id, visit: child.id, who: 'Elena', sure: false };
	expect(await minder((tx) => signChildOut(tx, today.id, nobody))).toEqual({ ok: false, reason: 'not-in' });
	await Promise.all([1, 2, 3].map(() => minder((tx) => signChildIn(tx, today.id, go))));
	const inside = (await list()).children;
	expect(inside).toMatchObject([{ broughtBy: 'Elena', signedOutAt: null }]);
	const out = { ...nobody, visit: inside[0]?.visitId ?? '' };
	await Promise.all([1, 2].map(() => minder((tx) => signChildOut(tx, today.id, out))));
	expect((await list()).children[0]).toMatchObject({ collectedBy: 'Elena' });
	expect(await linesOf(house, today.id)).toMatchObject([{ signed_in_by: minder.id, signed_out_by: minder.id }]);
	await minder((tx) => signChildIn(tx, today.id, go)); // fed, and back again
	expect((await list()).children[0]).toMatchObject({ broughtBy: 'Elena', signedOutAt: null });
});

test('a child signed in by mistake is expected again, and the slip stays on record', async ({ house }) => {
	const { minder, today, list, child, go } = await scene(house);
	await minder((tx) => signChildIn(tx, today.id, go));
	const slip = { child: child.id, visit: (await list()).children[0]?.visitId ?? '', tap: 'in' as const };
	expect(await minder((tx) => takeBackTap(tx, today.id, { ...slip, tap: 'out' }))).toMatchObject({ reason: 'changed' });
	await Promise.all([1, 2].map(() => minder((tx) => takeBackTap(tx, today.id, slip))));
	expect((await list()).children).toMatchObject([{ visitId: null, broughtBy: null }]);
	expect(await linesOf(house, today.id)).toMatchObject([{ brought_by: 'Elena', mistaken_by: minder.id }]);
	expect(await minder((tx) => signChildOut(tx, today.id, { ...slip, who: 'Elena', sure: true }))).toMatchObject({
		reason: 'not-in'
	});
	await minder((tx) => signChildIn(tx, today.id, go));
	expect((await list()).children).toMatchObject([{ broughtBy: 'Elena', signedOutAt: null }]);
});

test('a page left open since a slip was taken back puts nothing back over what was noted since', async ({ house }) => {
	const { minder, today, list, child, go } = await scene(house);
	const bring = () => minder((tx) => signChildIn(tx, today.id, go));
	const visit = async () => (await list()).children[0]?.visitId ?? '';
	await bring();
	const slip = await visit();
	await minder((tx) => takeBackTap(tx, today.id, { child: child.id, visit: slip, tap: 'in' }));
	await bring();
	const out = { child: child.id, visit: await visit(), who: 'Elena', sure: false };
	await minder((tx) => signChildOut(tx, today.id, out));
	const before = await linesOf(house, today.id);
	const again = (of: string) => minder((tx) => putBackTap(tx, today.id, { child: child.id, visit: of }));
	expect(await again(slip)).toEqual({ ok: false, reason: 'changed' });
	expect(await linesOf(house, today.id)).toEqual(before);
	await minder((tx) => takeBackTap(tx, today.id, { child: child.id, visit: out.visit, tap: 'out' }));
	const twin = await visit();
	expect((await again(out.visit)).ok).toBe(true);
	expect(await again(twin)).toEqual({ ok: false, reason: 'changed' });
	expect((await list()).children).toMatchObject([{ visitId: out.visit, collectedBy: 'Elena' }]);
});

test('a child noted as collected by mistake is in as before; nobody else’s crèche is touched', async ({ house }) => {
	const { minder, today, list, child, go } = await scene(house);
	await minder((tx) => signChildIn(tx, today.id, go));
	const before = (await list()).children[0];
	const visit = before?.visitId ?? '';
	await minder((tx) => signChildOut(tx, today.id, { child: child.id, visit, who: 'Elena', sure: false }));
	const other = await courseToday(house);
	const stranger = await staffOf(house, 'creche_worker', other.course.id);
	const slip = { child: child.id, visit, tap: 'out' as const };
	await expect(stranger((tx) => takeBackTap(tx, today.id, slip))).rejects.toThrow(Forbidden);
	await Promise.all([1, 2].map(() => minder((tx) => takeBackTap(tx, today.id, slip))));
	const { visitId: _, ...asBefore } = before ?? { visitId: '' };
	expect((await list()).children).toMatchObject([asBefore]);
	expect((await linesOf(house, today.id)).map((line) => Boolean(line.mistaken_at))).toEqual([true, false]);
	expect((await list()).children[0]?.visitId).not.toBe(visit);
});

test('whose parent sent apologies is not expected, and may still come', async ({ house }) => {
	const { minder, facilitator, personId, today, list, go } = await scene(house);
	const note = { person: personId, state: 'apologies' as const };
	await facilitator((tx) => noteAttendance(tx, today.id, note));
	expect((await list()).children).toMatchObject([{ firstName: 'Mateo', isAway: true }]);
	expect(crecheListOf(await list(), print()).counts).toEqual(['Adults needed: 0']);
	expect(await minder((tx) => tx.db.selectFrom('programmes.attendance').selectAll().execute())).toEqual([]);
	await minder((tx) => signChildIn(tx, today.id, go));
	expect((await list()).children).toMatchObject([{ broughtBy: 'Elena', signedOutAt: null }]);
});

test('somebody else who collects is asked about first', async ({ house }) => {
	const { minder, today, list, child, go } = await scene(house);
	await minder((tx) => signChildIn(tx, today.id, go));
	const out = { child: child.id, visit: (await list()).children[0]?.visitId ?? '', who: 'Uncle Ed', sure: false };
	expect(await minder((tx) => signChildOut(tx, today.id, out))).toEqual({ ok: false, reason: 'somebody-else' });
	expect((await list()).children[0]?.signedOutAt).toBeNull();
	expect((await minder((tx) => signChildOut(tx, today.id, { ...out, sure: true }))).ok).toBe(true);
	expect((await list()).children[0]?.collectedBy).toBe('Uncle Ed');
});

test('a crèche worker sees today’s children and nothing else; nobody else’s crèche, and nothing the day after', async ({
	house
}) => {
	const { minder, facilitator, today, at, child, go, personId, coordinator } = await scene(house);
	const other = await courseToday(house);
	const stranger = await staffOf(house, 'creche_worker', other.course.id);
	await expect(stranger((tx) => signChildIn(tx, today.id, go))).rejects.toThrow(Forbidden);
	await expect(other.facilitator((tx) => getCreche(tx, today.id, new Set()))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => signChildIn(tx, today.id, go))).rejects.toThrow(Forbidden);
	for (const table of [
		'people.address',
		'people.safe_contact',
		'programmes.registration',
		'programmes.check_in',
		'programmes.follow_up',
		'programmes.attendance'
	] as const)
		expect(await minder((tx) => tx.db.selectFrom(table).selectAll().execute()), table).toEqual([]);
	await expect(minder((tx) => signChildIn(tx, at(2).id, go))).rejects.toThrow(NotFound); // who comes then is not hers to know yet
	expect(await facilitator((tx) => signChildIn(tx, at(2).id, go))).toEqual({ ok: false, reason: 'another-day' });
	await minder((tx) => signChildIn(tx, today.id, go));
	const yesterday = new Date(instant() - 864e5).toISOString().slice(0, 10);
	await house.owner.db
		.updateTable('people.creche_day')
		.set({ day: yesterday })
		.where('child_id', '=', child.id)
		.where('day', '<=', moment().toISOString().slice(0, 10))
		.execute();
	for (const table of ['people.child', 'people.child_care', 'creche.visit'] as const)
		expect(await minder((tx) => tx.db.selectFrom(table).selectAll().execute()), table).toEqual([]);
	expect((await minder((tx) => getCreche(tx, today.id, new Set()))).children).toEqual([]);
	await expect(minder((tx) => signChildIn(tx, today.id, go))).rejects.toThrow(NotFound);
	expect(personId).toBe(child.personId);
});

test('a crèche worker reads the names of those alone whose child is there today, by no other way than her list', async ({
	house
}) => {
	const { minder, personId, course, joins, today } = await scene(house);
	await joins('Bea'); // of the same course, without a child
	await (await courseToday(house)).joins('Zoe', { children: [mateo] });
	const seen = (table: 'people.card' | 'people.person') =>
		minder(async (tx) => (await tx.db.selectFrom(table).select('id').execute()).map(({ id }) => id));
	for (const table of ['people.card', 'people.person'] as const) {
		expect((await seen(table)).sort(), table).toEqual([minder.id, personId].sort());
	}
	const members = await minder((tx) => tx.db.selectFrom('people.membership').select('person_id').execute());
	expect(members).toEqual([{ person_id: personId }]);
	const days = await minder((tx) => tx.db.selectFrom('people.creche_day').select('circle_id').execute());
	expect(days, 'today, and no day to come').toEqual([{ circle_id: course.id }]);
	expect(await minder((tx) => tx.db.selectFrom('creche.place').selectAll().execute())).toEqual([]);
	expect((await minder((tx) => getCreche(tx, today.id, new Set()))).children).toMatchObject([{ parent: 'Elena' }]);
});

test('a parent can see who opened her child’s line, once an hour', async ({ house }) => {
	const { minder, today, personId } = await scene(house);
	for (let look = 0; look < 3; look++) await minder((tx) => openCreche(tx, today.id, new Set()));
	const seen = await house.owner.db
		.selectFrom('platform.access')
		.select(['actor_id', 'what'])
		.where('person_id', '=', personId)
		.execute();
	expect(seen).toEqual([{ actor_id: minder.id, what: 'creche.list' }]);
});

test('a child who grew is one child: what its parent says at a second course stands on the list of the first', async ({
	house
}) => {
	const reach = { kind: 'email', value: `${randomUUID()}@example.org` } as const;
	const leo = { firstName: 'Leo', ageBand: 'under-two', allergies: 'Egg', needs: '' } as const;
	const [first, second] = [await courseToday(house), await courseToday(house)];
	const { personId } = await first.joins('Ana', { reach, children: [leo] });
	const grown = { ...leo, ageBand: 'two', allergies: 'Egg and sesame', collectors: 'Grandma Rosa' } as const;
	expect((await second.joins('Ana', { reach, children: [grown] })).personId).toBe(personId);
	for (const { course, today } of [first, second]) {
		const minder = await staffOf(house, 'creche_worker', course.id);
		const { children } = await minder((tx) => getCreche(tx, today.id, new Set()));
		expect(children).toMatchObject([{ ageBand: 'two', allergies: 'Egg and sesame', collectors: 'Grandma Rosa' }]);
	}
});

test('who else may collect and a number to ring stand on the list and on paper, for the day and those who mind it', async ({
	house
}) => {
	const day = await courseToday(house);
	const collects = { ...mateo, collectors: 'Aunt Salma', urgentPhone: '07700900123' };
	await day.joins('Elena', { children: [collects] });
	const minder = await staffOf(house, 'creche_worker', day.course.id);
	const listOf = (session: string) => minder((tx) => getCreche(tx, session, new Set()));
	const creche = await listOf(day.today.id);
	expect(creche.children).toMatchObject([{ collectors: 'Aunt Salma', urgentPhone: '07700900123' }]);
	const paper = crecheListOf(creche, print());
	expect(paper.children[0]?.collects).toEqual([
		'Said earlier, who else may collect: Aunt Salma',
		'In a hurry: 07700 900123'
	]);
	expect(JSON.stringify(await day.facilitator((tx) => getCreche(tx, day.at(2).id, new Set())))).toContain(
		'07700900123'
	); // she is there today
	const stranger = await staffOf(house, 'facilitator', (await courseToday(house)).course.id);
	const read = (speak: typeof minder) => speak((tx) => tx.db.selectFrom('people.child_care').selectAll().execute());
	expect(await read(stranger)).toEqual([]);
	expect(await read(minder)).toHaveLength(1);
});

test('how many adults it takes and how many are on the team is said to those who mind the children, and to nobody else', async ({
	house
}) => {
	const { minder, facilitator, coordinator, today, course, joins } = await scene(house);
	const baby = (firstName: string) => ({ ...mateo, firstName, ageBand: 'under-two' }) as const;
	await joins('Ana', { children: [baby('Leo'), baby('Mia')] });
	const sum = (speak: typeof minder) => speak((tx) => sumCreche(tx, today.id, new Set()));
	for (const speak of [minder, facilitator, coordinator])
		expect(await sum(speak)).toMatchObject({ children: 3, adults: 2, team: 1 });
	const creche = await minder((tx) => getCreche(tx, today.id, new Set()));
	expect(crecheListOf(creche, { ...print(), team: 1 }).counts.slice(-2)).toEqual([
		'Adults needed: 2',
		'Crèche team: 1'
	]);
	const { personId } = await joins('Bea', { children: [baby('Noa'), baby('Sol')] });
	const walkedIn = await minder((tx) => sumCreche(tx, today.id, new Set(), personId));
	expect(walkedIn, 'more adults than before she came').toMatchObject({ children: 5, adults: 3, adultsBefore: 2 });
	const stranger = await staffOf(house, 'creche_worker', (await courseToday(house)).course.id);
	expect(await stranger((tx) => countCrecheTeam(tx, course.id))).toBe(0);
});
