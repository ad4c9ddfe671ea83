import { sql } from 'kysely';
import { expect } from 'vitest';
import { rooms } from '#rooms';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { agreesTo } from '#rooms/people/consent/queries.server.ts';
import { answerConsent } from '#rooms/people/consent/commands.server.ts';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { findAlike } from '#rooms/people/likeness/queries.server.ts';
import { findDoubleChildren, findKept, listMerged } from '#rooms/people/merge/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { getSafeContact } from '#rooms/people/safe-contact/queries.server.ts';
import { listRegistrationsOf } from '#rooms/programmes/joining/registration/queries.server.ts';
import { fatou, nadia } from '#rooms/programmes/joining/registration/examples.ts';
import { instant } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { test, type House } from '../tests/support/house.ts';
import { courseWith, lettersLeave, lettersTo, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { bringChildTogether, bringTogether, takeApart } from './merging.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';

const leo = { firstName: 'Leo', ageBand: 'two', allergies: 'Milk', needs: '' } as const;

/** Somebody who joined two courses by e-mail and later one of them again, and another, by phone: two records of one person, and Leo twice. */
async function twice(house: House) {
	const [one, other] = [await courseWith(house, { places: 3 }), await courseWith(house, { places: 3 })];
	const { safe } = nadia();
	const phone = fatou().reach;
	const number = phone.value.slice(-6);
	const kept = await one.joins({
		called: `Nádia ${number}`,
		children: [leo],
		consents: { ...nadia().consents, photos: false }
	});
	const gone = await one.joins({
		called: `nadia ${number}`,
		reach: phone,
		children: [{ ...leo, firstName: 'leo', allergies: 'Egg' }],
		consents: { ...nadia().consents, photos: true },
		safe: { ...safe, mayEmail: false, mayText: true, fromHour: 11, toHour: 13 }
	});
	await other.joins({ called: `nadia ${number}`, reach: phone });
	const { coordinator } = one;
	return { one, other, kept: kept.person, gone: gone.person, coordinator };
}

/** Everything written down in the organisation but the trail and what merges keep of themselves, as one text a table. */
async function everything(house: House): Promise<Record<string, string>> {
	const { rows } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname in (${sql.join(rooms.map(({ name }) => name))}) order by 1`.execute(house.owner.db);
	const told: Record<string, string> = {};
	for (const { name } of rows.filter(
		({ name }) => !/audit|access|merge|handed_row|unlooked|\.session$|seal|tally/.test(name)
	)) {
		const all = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t order by 1`.execute(
			house.owner.db
		);
		told[name] = all.rows.map(({ row }) => row).join('\n');
	}
	return told;
}

test('two records of one person become one: courses, children, letters and answers of both, the stricter of two', async ({
	house
}) => {
	const { one, other, kept, gone, coordinator } = await twice(house);
	expect((await coordinator((tx) => findAlike(tx, kept))).map(({ id, why }) => [id, why])).toEqual([
		[gone, 'name-and-child']
	]);
	expect(await coordinator((tx) => bringTogether(tx, kept, gone))).toMatchObject({ ok: true });
	await coordinator(async (tx) => {
		const registrations = await listRegistrationsOf(tx, kept);
		expect(registrations.map(({ cohortId }) => cohortId).toSorted()).toEqual(
			[one.course.id, other.course.id].toSorted()
		);
		expect(await listRegistrationsOf(tx, gone)).toEqual([]);
		const [child, ...more] = await listChildren(tx, kept);
		expect(more).toEqual([]);
		expect(child?.allergies).toMatch(/Egg/);
		expect(child?.allergies).toMatch(/Milk/);
		expect(await agreesTo(tx, kept, 'photos')).toBe(false);
		expect(await agreesTo(tx, kept, 'contact')).toBe(true);
		expect(await getSafeContact(tx, kept)).toMatchObject({
			// one allows e-mail alone and the other texts alone: the ways of the one that stays hold
			mayEmail: true,
			mayText: false,
			fromHour: 11,
			toHour: 13
		});
		expect((await getPerson(tx, kept)).addresses.map(({ kind }) => kind)).toEqual(['email', 'phone']);
		expect(await findKept(tx, gone)).toBe(kept);
		expect(await findAlike(tx, kept)).toEqual([]);
		expect(await listMerged(tx, kept)).toMatchObject([{ called: expect.stringMatching(/^nadia/), isChild: false }]);
	});
	expect((await lettersTo(house, gone)).length).toBe(0);
	expect((await lettersTo(house, kept)).length).toBeGreaterThan(2);
	const trail = house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('org_id', '=', house.orgId)
		.where('action', 'like', 'people.merge.%');
	expect(await trail.execute()).toEqual([{ action: 'people.merge.made' }]);
});

test('taken apart within 30 days, every row of every room stands as it stood; later, or once built on, it does not', async ({
	house
}) => {
	const { kept, gone, coordinator, one } = await twice(house);
	const before = await everything(house);
	const merge = async () => {
		await coordinator((tx) => bringTogether(tx, kept, gone));
		return (await coordinator((tx) => listMerged(tx, kept)))[0]?.id ?? '';
	};
	const first = await merge();
	expect(await everything(house)).not.toEqual(before);
	expect(await coordinator((tx) => takeApart(tx, kept, first))).toMatchObject({ ok: true });
	expect(await everything(house)).toEqual(before);
	expect(await coordinator((tx) => takeApart(tx, kept, first))).toMatchObject({ ok: true });
	const second = await merge();
	const late = (tx: Parameters<Parameters<typeof coordinator>[0]>[0]) =>
		asOf(tx, new Date(tx.now.getTime() + 31 * 864e5));
	expect(await coordinator((tx) => listMerged(late(tx), kept))).toEqual([]);
	const her = await signIn(house, kept);
	await her((tx) => answerConsent(tx, kept, 'group-chat', true, 'en'));
	expect(await coordinator((tx) => takeApart(tx, kept, second))).toEqual({ ok: false, reason: 'built-on' });
	expect((await coordinator((tx) => listRegistrationsOf(tx, kept))).length).toBe(2);
	expect(await one.states()).toHaveLength(1);
});

test('a concern follows her, is no obstacle to taking it back, and whoever brings the records together learns nothing', async ({
	house
}) => {
	const { kept, gone, coordinator } = await twice(house);
	const lead = await staffOf(house, 'safeguarding_lead');
	await coordinator((tx) =>
		sql`select safeguarding.raise_concern(${gone}::uuid, null, null, 'She seemed afraid.', false, '{}', '{}')`.execute(
			tx.db
		)
	);
	const about = async () =>
		(await lead((tx) => tx.db.selectFrom('safeguarding.concern').select('person_id').execute())).map(
			(row) => row.person_id
		);
	const apart = async () =>
		(await lead((tx) => tx.db.selectFrom('safeguarding.apart').select('account_id').execute())).map(
			(row) => row.account_id
		);
	await sql`insert into safeguarding.apart (org_id, concern_id, account_id, why)
		select org_id, id, person_id, 'said' from safeguarding.concern`.execute(house.owner.db);
	expect([await about(), await apart()]).toEqual([[gone], [gone]]);
	await coordinator((tx) => bringTogether(tx, kept, gone));
	expect([await about(), await apart()]).toEqual([[kept], [kept]]);
	await lead((tx) =>
		tx.db.updateTable('safeguarding.concern').set({ taken_by: tx.actor.id, taken_at: tx.now }).execute()
	);
	await expect(coordinator((tx) => tx.db.selectFrom('people.handed_row').selectAll().execute())).rejects.toThrow(
		/denied/
	);
	const [merged] = await coordinator((tx) => listMerged(tx, kept));
	expect(await coordinator((tx) => takeApart(tx, kept, merged?.id ?? ''))).toMatchObject({ ok: true });
	expect([await about(), await apart()]).toEqual([[gone], [gone]]);
});

test('nobody but a coordinator brings together, never the team or herself, never somebody of another organisation', async ({
	house
}) => {
	const { kept, gone, coordinator, one } = await twice(house);
	const before = await everything(house);
	await expect(one.facilitator((tx) => bringTogether(tx, kept, gone))).rejects.toThrow(Forbidden);
	const her = await signIn(house, kept);
	await expect(her((tx) => bringTogether(tx, kept, gone))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => bringTogether(tx, kept, uuidv7()))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => bringTogether(tx, kept, kept))).toEqual({ ok: false, reason: 'not-these' });
	const until = new Date(instant() + 864e5);
	const granted = { org_id: house.orgId, account_id: gone, role: 'facilitator', until, why: 'test' };
	const { id } = await house.owner.db
		.insertInto('platform.role_grant')
		.values(granted)
		.returning('id')
		.executeTakeFirstOrThrow();
	expect(await coordinator((tx) => findAlike(tx, kept))).toEqual([]);
	expect(await coordinator((tx) => bringTogether(tx, kept, gone))).toEqual({ ok: false, reason: 'not-these' });
	await expect(
		coordinator((tx) => sql`select people.bring_together(${kept}::uuid, ${gone}::uuid)`.execute(tx.db))
	).rejects.toThrow(/not brought together/);
	await house.owner.db.deleteFrom('platform.role_grant').where('id', '=', id).execute();
	expect(await everything(house)).toEqual(before);
});

test('a child that was written down twice is one, with what is known of either, and two again when that was a mistake', async ({
	house
}) => {
	const { one, kept, coordinator } = await twice(house);
	await lettersLeave(house);
	const [child] = await coordinator((tx) => listChildren(tx, kept));
	const older = {
		org_id: house.orgId,
		id: '01900000-0000-7000-8000-000000000001',
		person_id: kept,
		first_name: 'LEO',
		age_band: 'two'
	};
	await house.owner.db.insertInto('people.child').values(older).execute();
	await house.owner.db
		.insertInto('people.child_care')
		.values({ org_id: house.orgId, child_id: older.id, allergies: 'Nuts' })
		.execute();
	const before = await everything(house);
	const [double] = await coordinator((tx) => findDoubleChildren(tx, kept));
	expect(double).toMatchObject({ keptId: child?.id, goneId: older.id });
	expect(
		await coordinator((tx) => bringChildTogether(tx, kept, { keptId: child?.id ?? '', goneId: older.id }))
	).toMatchObject({ ok: true });
	const children = await coordinator((tx) => listChildren(tx, kept));
	expect(children).toHaveLength(1);
	expect(children[0]?.allergies).toMatch(/Nuts/);
	const [merged] = await coordinator((tx) => listMerged(tx, kept));
	expect(merged?.isChild).toBe(true);
	await expect(one.facilitator((tx) => takeApart(tx, kept, merged?.id ?? ''))).rejects.toThrow(Forbidden);
	expect(await coordinator((tx) => takeApart(tx, kept, merged?.id ?? ''))).toMatchObject({ ok: true });
	expect(await everything(house)).toEqual(before);
});
