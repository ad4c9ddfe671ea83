import { sql } from 'kysely';
import { rooms } from '#rooms';
import { expect } from 'vitest';
import { inTransaction } from '#platform/db/tx.ts';
import { makeOrganisation } from '#platform/identity/examples.ts';
import { lookForLikenesses } from '#rooms/people/likeness/jobs.server.ts';
import { letOldNewsGo } from '#platform/jobs/tidy.server.ts';
import { test } from '../tests/support/house.ts';

const works = rooms.flatMap((room) => room.everyMinute);

async function dueIn(db: Parameters<typeof makeOrganisation>[0], orgId: string): Promise<string[]> {
	const due: string[] = [];
	for (const one of works) {
		const { rows } = await sql<{ id: string }>`select id from ${sql.id(...one.due.split('.'))}() as id`.execute(db);
		if (rows.some(({ id }) => id === orgId)) due.push(one.name);
	}
	return due;
}

test('an idle organisation has nothing due; one with something to let go has that due alone', async ({ house }) => {
	const { worker, owner, orgId } = house;
	const neighbour = await makeOrganisation(owner.db);
	expect(await dueIn(worker.db, orgId)).toEqual([]);
	await sql`insert into platform.account (org_id, id, language) values (${orgId}, ${orgId}, 'en')`.execute(owner.db);
	await sql`insert into platform.session (token_hash, org_id, account_id, strong, expires_at)
		values ('\\x01', ${orgId}, ${orgId}, false, platform.now() - interval '25 hours')`.execute(owner.db);
	expect(await dueIn(worker.db, orgId)).toEqual(['identity']);
	expect(await dueIn(worker.db, neighbour)).toEqual([]);
});

test('work is due for a meeting ahead and for a place that somebody waits for, and not for those that are over', async ({
	house
}) => {
	const { worker, owner, orgId } = house;
	const busy = await makeOrganisation(owner.db);
	const compare = () => inTransaction(worker.db, { orgId: busy, kind: 'job' }, lookForLikenesses);
	await meeting(owner.db, busy, '-3 days');
	expect(await dueIn(worker.db, busy)).toEqual(['records alike']); // whoever was written down is compared once
	await compare();
	expect(await dueIn(worker.db, busy)).toEqual([]);
	await meeting(owner.db, busy, '1 day');
	await compare();
	expect(await dueIn(worker.db, busy)).toEqual(['offers', 'reminders']);
	expect(await dueIn(worker.db, orgId)).not.toContain('offers');
});

test('news of 30 days and letters of 90 days are let go, and nothing younger', async ({ house }) => {
	const { worker, owner } = house;
	const org = await makeOrganisation(owner.db);
	await sql`with person as (insert into platform.account (org_id, language) values (${org}, 'en') returning id),
		letters as (insert into platform.letter (org_id, account_id, kind, once, sent_at, created_at) select ${org}, id, 'programmes.place', age::text, platform.now(),
			platform.now() - make_interval(days => age) from person, unnest(array[89, 91]) as age returning id)
		insert into platform.event (org_id, name, payload, at) select ${org}, 'programmes.place.freed', to_json(age),
			platform.now() - make_interval(days => age) from unnest(array[29, 31]) as age, letters`.execute(owner.db);
	expect(await dueIn(worker.db, org)).toEqual(['old news']);
	await inTransaction(worker.db, { orgId: org, kind: 'job' }, letOldNewsGo);
	expect(await dueIn(worker.db, org)).toEqual([]);
	const { rows } = await sql`select payload::text as kept from platform.event where org_id = ${org}
		union select once from platform.letter where org_id = ${org} order by kept`.execute(owner.db);
	expect(rows).toEqual([{ kept: '29' }, { kept: '89' }]);
});

test('whatever a table says is kept for days has work of the minute that lets it go', async ({ house }) => {
	const { rows } = await sql<{
		name: string;
	}>`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname in (${sql.join(rooms.map(({ name }) => name))})
			and obj_description(c.oid) ~* '(kept|deleted)( after)? (a|[0-9]+|two) days?' order by 1`.execute(house.owner.db);
	const kept = rooms.flatMap((room) => Object.keys(room.keeps));
	expect(kept).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
});

/** A course of one meeting so long from now, and somebody who waits for it. */
async function meeting(db: Parameters<typeof makeOrganisation>[0], org: string, ahead: string): Promise<void> {
	await sql`with venue as (insert into programmes.venue (org_id, name, area) values (${org}, 'Hall', 'Peckham') returning id),
		programme as (insert into programmes.programme (org_id, kind, name, template) values (${org}, 'course', '{}', ${ahead}) returning id),
		cohort as (insert into programmes.cohort (org_id, programme_id, slug, label, venue_id, places)
			select ${org}, p.id, 'one-' || substr(md5(${ahead}), 1, 6), '{}', v.id, 1 from venue v, programme p returning id),
		person as (insert into platform.account (org_id, language) values (${org}, 'en') returning id),
		named as (insert into people.person (org_id, id, called) select ${org}, id, 'Nadia' from person returning id),
		waits as (insert into programmes.registration (org_id, cohort_id, person_id, state) select ${org}, c.id, n.id, 'waiting' from cohort c, named n)
		insert into programmes.session (org_id, cohort_id, week, title, starts_at, ends_at)
		select ${org}, id, 1, '{}', platform.now() + ${ahead}::interval, platform.now() + ${ahead}::interval + interval '2 hours' from cohort`.execute(
		db
	);
}
