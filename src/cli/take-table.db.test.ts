import { sql } from 'kysely';
import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { test, type House } from '../../tests/support/house.ts';
import { tableNames, type TableName } from './table-names.ts';
import { takeAs } from './take-table.ts';

/** A course of which the second meeting is today, and the address of somebody of the team. */
async function met(house: House) {
	const { coordinator, facilitator, course, at, joins, leaves } = await courseToday(house, 3);
	const [ana, bea, cy] = [await joins('Ana'), await joins('Béa'), await joins('Cy')];
	const notes = [
		[1, ana, 'came'],
		[1, bea, 'late'],
		[2, ana, 'came'],
		[2, bea, 'apologies'],
		[2, cy, 'left-early']
	] as const;
	for (const [week, { personId: person }, state] of notes)
		expect((await facilitator((tx) => noteAttendance(tx, at(week).id, { person, state } as never))).ok).toBe(true);
	const off = house.owner.db.updateTable('programmes.session').set({ cancelled_at: at(1).startsAt });
	await leaves(cy.id);
	return { coordinator, facilitator, course, callOff: () => off.where('id', '=', at(1).id).execute() };
}

const take = async (house: House, { id }: { id: string }, name: TableName) =>
	takeAs({ app: house.app.db, host: house.host.db }, { orgId: house.orgId, email: await addressFor(house, id), name });
const addressFor = async (house: House, id: string) =>
	(
		await house.owner.db
			.selectFrom('platform.sign_in_name')
			.select('email')
			.where('account_id', '=', id)
			.executeTakeFirstOrThrow()
	).email;

/** How often somebody came who has not left, counted from the rows themselves. */
const recount = async (house: House) =>
	(
		await sql<{ count: number }>`select count(*)::integer as count from programmes.attendance a
			join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
			where a.org_id = ${house.orgId}::uuid and s.cancelled_at is null and a.state in ('came', 'late', 'left-early')
				and not exists (select from programmes.registration r where r.org_id = a.org_id and r.person_id = a.person_id and r.cohort_id = s.cohort_id and r.state = 'left')`.execute(
			house.owner.db
		)
	).rows[0]?.count;

test('every table is that of her page, its last row its sum, recounted from the rows; called-off meetings and whoever left are in none', async ({
	house
}) => {
	const { coordinator, callOff } = await met(house);
	for (const expected of [3, 1]) {
		expect(await recount(house)).toBe(expected);
		for (const name of tableNames.filter((one) => one.startsWith('attendance'))) {
			const rows = (await take(house, coordinator, name)) ?? [];
			const [header = [], sum = []] = [rows[0], rows.at(-1)];
			expect(sum[header.length - 2], name).toBe(expected);
			const parts = rows.slice(1, -1).map((row) => Number(row[header.length - 2]));
			expect(
				parts.reduce((all, one) => all + one, 0),
				name
			).toBe(expected);
		}
		await callOff();
	}
	const rosters = (await take(house, coordinator, 'rosters')) ?? [];
	expect(rosters.slice(1, -1).map((row) => row[1])).toEqual(['Ana', 'Béa']); // whoever left is on none
	expect(rosters.at(-1)?.[1]).toBe('2');
	for (const name of ['claims', 'costs'] as const) expect((await take(house, coordinator, name))?.length).toBe(2);
});

test('it speaks as her and as nobody else: what is not hers is not there, and no session stays', async ({ house }) => {
	const { facilitator, coordinator, course } = await met(house);
	const other = await met(house);
	const area = await staffOf(house, 'coordinator', course.id);
	const names = (rows: Awaited<ReturnType<typeof take>>) => new Set(rows?.slice(1, -1).map((row) => row[0]));
	expect(names(await take(house, coordinator, 'rosters')).size).toBeGreaterThan(1);
	expect(names(await take(house, area, 'rosters')).size).toBe(1);
	expect(await take(house, facilitator, 'rosters')).toBeNull();
	expect(await take(house, other.facilitator, 'costs')).toBeNull();
	const nobody = { orgId: house.orgId, email: 'nobody@example.org', name: 'rosters' as const };
	expect(await takeAs({ app: house.app.db, host: house.host.db }, nobody)).toBeNull();
	const before = await sessions(house);
	await take(house, area, 'claims');
	await take(house, facilitator, 'rosters');
	expect(await sessions(house)).toEqual(before);
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select(['action', 'actor_kind', 'actor_id'])
		.where('action', 'in', ['programmes.table.taken', 'programmes.claim.exported'])
		.orderBy('at', 'desc')
		.limit(3)
		.execute();
	expect(trail).toContainEqual({ action: 'programmes.table.taken', actor_kind: 'host', actor_id: null });
	expect(trail).toContainEqual({ action: 'programmes.claim.exported', actor_kind: 'person', actor_id: area.id });
});

/** How many sessions go on. */
const sessions = async (house: House) =>
	(await sql`select count(*) from platform.session where ended_at is null`.execute(house.owner.db)).rows;
