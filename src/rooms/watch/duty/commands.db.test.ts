import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { makeOrganisation } from '#platform/identity/examples.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { shiftIn, wokenLead } from '#cast/duty.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { goAway, handOnDuty, planDuty, takeOffDuty } from './commands.server.ts';
import { letShiftsGo } from './jobs.server.ts';
import { findDutyGap, findOnDuty, listHandlers, listShifts } from './queries.server.ts';

test('only who looks after concerns here and is known to be woken is put on duty; whoever coordinates lays the rota too', async ({
	house
}) => {
	const [lead, unproved] = [await wokenLead(house), await staffOf(house, 'safeguarding_lead')];
	const coordinator = await staffOf(house, 'coordinator');
	const lay = async (who: string, days = 40) => {
		const fields = await shiftIn(house, days, { who });
		return coordinator((tx) => planDuty(tx, fields));
	};
	expect(await lay(unproved.id)).toMatchObject({ reason: 'not-proved' });
	expect(await lay(coordinator.id)).toMatchObject({ reason: 'not-a-handler' });
	expect(await lay(uuidv7())).toMatchObject({ reason: 'not-a-handler' });
	expect(await lay(lead.id, -2)).toMatchObject({ reason: 'past' });
	expect(await lay(lead.id)).toEqual({ ok: true });
	expect(await lay(lead.id)).toMatchObject({ reason: 'taken' });
	const second = await shiftIn(house, 40, { who: '', turn: '2', weeks: 3 });
	expect(await lead((tx) => planDuty(tx, second))).toEqual({ ok: true });
	const shifts = (await coordinator((tx) => listShifts(tx, 90))).map(({ turn, who, answers }) => [turn, who, answers]);
	expect(shifts).toEqual([
		[1, lead.id, true],
		[2, null, false],
		[2, null, false],
		[2, null, false]
	]);
	expect(await lead(listHandlers)).toContainEqual({ id: lead.id, called: 'Amina', answers: true });
	expect(await coordinator((tx) => planDuty(tx, { ...second, day: '2020-01-01' }))).toMatchObject({ reason: 'past' });
});

test('a shift goes to somebody else or to nobody, an ill day opens what is hers, and nobody else on the team may', async ({
	house
}) => {
	const [lead, other, facilitator] = [
		await wokenLead(house),
		await wokenLead(house),
		await staffOf(house, 'facilitator')
	];
	const fields = await shiftIn(house, 120, { who: lead.id, weeks: 2 });
	await lead((tx) => planDuty(tx, fields));
	const hers = async () => (await lead((tx) => listShifts(tx, 200))).filter(({ who }) => who === lead.id);
	const [first, next] = await hers();
	const id = first?.id ?? '';
	expect(await other((tx) => handOnDuty(tx, id, other.id))).toEqual({ ok: true });
	expect(await hers()).toHaveLength(1);
	expect(await lead((tx) => handOnDuty(tx, id, facilitator.id))).toMatchObject({ reason: 'not-a-handler' });
	const day = isoDay(next?.startsAt ?? new Date(0), 'Europe/London');
	expect(await other((tx) => goAway(tx, { first: day, last: day }))).toMatchObject({ value: '0' });
	expect(await lead((tx) => goAway(tx, { first: day, last: day }))).toMatchObject({ value: '1' });
	expect(await hers()).toEqual([]);
	const works: ((tx: Tx) => Promise<unknown>)[] = [
		(tx) => planDuty(tx, fields),
		(tx) => handOnDuty(tx, id, ''),
		(tx) => goAway(tx, { first: day, last: day }),
		(tx) => takeOffDuty(tx, id),
		(tx) => listShifts(tx, 9)
	];
	for (const work of works) await expect(facilitator(work)).rejects.toThrow(Forbidden);
	await expect(lead((tx) => handOnDuty(tx, uuidv7(), ''))).rejects.toThrow(NotFound);
	await lead((tx) => takeOffDuty(tx, id));
	await expect(lead((tx) => takeOffDuty(tx, id))).rejects.toThrow(NotFound);
	const said = await house.owner.db
		.selectFrom('platform.audit')
		.select(['action', 'subject'])
		.where('action', '=', 'watch.duty.away')
		.where('actor_id', '=', lead.id)
		.execute();
	expect(said).toEqual([{ action: 'watch.duty.away', subject: { first: day, last: day, shifts: 1 } }]);
});

test('the team reads who is on duty until when, or from when somebody is; a parent and a visitor read nothing, and where no rota is kept nobody does', async ({
	house
}) => {
	const { db } = house.owner;
	const [lead, facilitator] = [await wokenLead(house), await staffOf(house, 'facilitator')];
	const coordinator = await staffOf(house, 'coordinator');
	await db.deleteFrom('watch.duty').execute();
	expect(await facilitator(findOnDuty)).toBeNull();
	expect(await coordinator(findDutyGap)).toBeNull();
	const now = await house.as('job', async (tx) => tx.now);
	const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
	const shift = (from: number, to: number, account_id: string | null) =>
		db
			.insertInto('watch.duty')
			.values({ org_id: house.orgId, turn: 1, account_id, starts_at: at(from), ends_at: at(to) })
			.execute();
	await shift(5, 20, lead.id);
	expect(await facilitator(findOnDuty)).toEqual({ called: null, until: null, next: at(5) });
	await shift(-1, 4, lead.id);
	expect(await facilitator(findOnDuty)).toEqual({ called: 'Amina', until: at(4), next: at(5) });
	expect(await coordinator(findDutyGap)).toEqual({ kind: 'ends', at: at(20) });
	const parent = await personIn(house);
	expect(await parent(findOnDuty)).toBeNull();
	expect(await house.as('visitor', findOnDuty)).toBeNull();
	expect(await parent((tx) => tx.db.selectFrom('watch.duty').selectAll().execute())).toEqual([]);
	await db
		.updateTable('watch.way')
		.set({ proved_at: at(-32 * 24), tested_at: at(-33 * 24) })
		.execute();
	expect(await facilitator(findOnDuty)).toEqual({ called: null, until: null, next: null });
	expect(await coordinator(findDutyGap)).toMatchObject({ kind: 'open' });
	const elsewhere = await makeOrganisation(db);
	expect(await inTransaction(house.app.db, { orgId: elsewhere, kind: 'door' }, findOnDuty)).toBeNull();
});

test('her copy holds her shifts and ways; erased, she is woken no more and her shifts are open; old ones go after 400 days', async ({
	house
}) => {
	const lead = await wokenLead(house);
	const fields = await shiftIn(house, 300, { who: lead.id });
	await lead((tx) => planDuty(tx, fields));
	const copy = await lead((tx) => copyFor(tx, lead.id));
	expect([copy['watch.way']?.length, copy['watch.duty']?.length]).toEqual([1, 1]);
	const other = await staffOf(house, 'coordinator');
	await expect(other((tx) => copyFor(tx, lead.id))).rejects.toThrow(Forbidden);
	await expect(other((tx) => eraseFor(tx, lead.id))).rejects.toThrow(Forbidden);
	await house.as('job', (tx) => eraseFor(tx, lead.id));
	const after = await lead((tx) => copyFor(tx, lead.id));
	expect([after['watch.way'], after['watch.duty']]).toEqual([[], []]);
	const open = (await other((tx) => listShifts(tx, 400))).find(({ who }) => who === null);
	expect(open).toMatchObject({ called: '', answers: false });
	const { db } = house.owner;
	const old = await house.as('job', async (tx) => new Date(tx.now.getTime() - 401 * 86_400_000));
	const ends = new Date(old.getTime() + 3_600_000);
	await db.insertInto('watch.duty').values({ org_id: house.orgId, turn: 1, starts_at: old, ends_at: ends }).execute();
	await house.as('job', letShiftsGo);
	expect(await db.selectFrom('watch.duty').select('id').where('ends_at', '=', ends).execute()).toEqual([]);
	expect(await other((tx) => listShifts(tx, 400))).not.toEqual([]);
});
