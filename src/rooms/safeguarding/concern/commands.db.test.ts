import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { connected } from '#platform/db/connected.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { eraseFor } from '#rooms/people/own-data.server.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { alerted, concernScene as scene, traces } from '#cast/concern.ts';
import { test } from '../../../../tests/support/database.ts';
import { raiseConcern } from '../worry/commands.server.ts';
import { whoHears } from '../worry/queries.server.ts';
import { closeConcern, openConcernInDanger, takeConcern, writeEntry } from './commands.server.ts';
import { findConcerns, getConcern, listClosedConcerns, listConcerns } from './queries.server.ts';
import { alertOfConcern } from './jobs.server.ts';
import { alertLetter } from './mail.server.ts';

test('a worry reaches the lead, is taken once, written down and closed with a reason', async ({ database }) => {
	const { people, as, close } = await scene(database);
	const [facilitator, lead, deputy] = [await as(people.facilitator), await as(people.lead), await as(people.deputy)];
	const worry = { who: '', person: people.parent, words: 'She cried all morning. 🌧 لا تنام' };
	expect(await facilitator((tx) => raiseConcern(tx, worry))).toMatchObject({ ok: true });
	const [concern, ...others] = await lead(listConcerns);
	expect(others).toEqual([]);
	const id = concern?.id ?? '';
	expect(await lead((tx) => closeConcern(tx, id, 'too early'))).toMatchObject({ reason: 'not-taken' });
	expect(await lead((tx) => takeConcern(tx, id))).toMatchObject({ ok: true });
	expect(await deputy((tx) => takeConcern(tx, id))).toMatchObject({ reason: 'already-taken' });
	const entry = { id: uuidv7(), kind: 'contact', words: 'We spoke.' };
	await lead((tx) => writeEntry(tx, id, entry));
	expect((await lead((tx) => getConcern(tx, id))).entries).toHaveLength(1);
	expect(await lead((tx) => closeConcern(tx, id, 'Her GP knows.'))).toMatchObject({ ok: true });
	expect(await lead((tx) => writeEntry(tx, id, { ...entry, id: uuidv7() }))).toMatchObject({ reason: 'closed' });
	expect(await lead((tx) => takeConcern(tx, id))).toMatchObject({ reason: 'closed' });
	await close();
});

test('outside her hours no number comes with a concern; where she may be in danger it does, which is kept on record', async ({
	database
}) => {
	const { people, orgId, as, close } = await scene(database);
	const [facilitator, lead] = [await as(people.facilitator), await as(people.lead)];
	await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	const id = (await lead(listConcerns))[0]?.id ?? '';
	const numbers = async () => (await lead((tx) => getConcern(tx, id))).reaching?.person.addresses;
	const today = await lead(async (tx) => tx.now.getUTCDay());
	await connected(database.ownerUrl, async (owner) => {
		const her = [orgId, people.parent];
		await owner.query(
			"insert into people.address (org_id, person_id, kind, value) values ($1, $2, 'phone', '+447700900175')",
			her
		);
		await owner.query('insert into people.safe_contact (org_id, person_id, days) values ($1, $2, $3)', [
			...her,
			[((today + 2) % 7) + 1]
		]);
		expect(await numbers()).toEqual([]);
		const opened = await lead((tx) => openConcernInDanger(tx, id));
		expect(opened.addresses).toEqual([{ kind: 'phone', value: '+447700900175' }]);
		await expect(facilitator((tx) => openConcernInDanger(tx, id))).rejects.toThrow(NotFound);
		const { rows } = await owner.query('select actor_id from platform.audit where org_id = $1 and action = $2', [
			orgId,
			'safeguarding.concern.opened-in-danger'
		]);
		expect(rows).toEqual([{ actor_id: people.lead }]);
		await owner.query(
			"update people.safe_contact set days = '{1,2,3,4,5,6,7}' where org_id = $1 and person_id = $2",
			her
		);
	});
	expect(await numbers()).toEqual([{ kind: 'phone', value: '+447700900175' }]);
	await close();
});

test('nobody else learns that a concern exists, nor may raise one about somebody she may not see', async ({
	database
}) => {
	const { people, as, close } = await scene(database);
	const [facilitator, coordinator, parent] = [
		await as(people.facilitator),
		await as(people.coordinator),
		await as(people.parent, false)
	];
	await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	const id = (await (await as(people.lead))(listConcerns))[0]?.id ?? '';
	for (const speaks of [facilitator, coordinator, parent]) {
		await expect(speaks(listConcerns)).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => getConcern(tx, id))).rejects.toThrow(NotFound);
		await expect(speaks((tx) => takeConcern(tx, id))).rejects.toThrow(NotFound);
		const { rows } = await speaks((tx) =>
			sql<{ n: number }>`select count(*)::int as n from safeguarding.concern`.execute(tx.db)
		);
		expect(rows).toEqual([{ n: 0 }]);
	}
	await expect(parent((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'x' }))).rejects.toThrow(
		Forbidden
	);
	expect(
		await facilitator((tx) => raiseConcern(tx, { who: '', person: people.coordinator, words: 'x' }))
	).toMatchObject({
		reason: 'not-known'
	});
	await close();
});

test('every lead is told at each step until somebody takes it, and once', async ({ database }) => {
	const { orgId, people, as, job, close } = await scene(database);
	const [facilitator, lead] = [await as(people.facilitator), await as(people.lead)];
	await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	const id = (await lead(listConcerns))[0]?.id ?? '';
	const alert = (step: number) => alertOfConcern({ orgId, payload: { concern: id, step }, tx: job });
	const letters = () =>
		job(
			async (tx) =>
				(await tx.db.selectFrom('platform.letter').select('once').where('kind', '=', 'safeguarding.alert').execute())
					.length
		);
	await alert(0);
	await alert(0);
	expect(await letters()).toBe(2);
	await alert(15);
	expect(await letters()).toBe(4);
	await lead((tx) => takeConcern(tx, id));
	await alert(60);
	expect(await letters()).toBe(4);
	await connected(database.ownerUrl, async (owner) => {
		const { rows } = await owner.query<{ minutes: number }>(
			"select round(extract(epoch from run_at - (platform.now() - platform.clock())) / 60)::int as minutes from graphile_worker.jobs where task_identifier = 'concern-alert' and id in (select id from graphile_worker._private_jobs where payload ->> 'concern' = $1) order by run_at",
			[id]
		);
		expect(rows.map((row) => row.minutes)).toEqual([0, 15, 60]);
	});
	await close();
});

test('whoever it is about has no row of it, the lead too, nor has her deputy; a conduct lead has, and alone is told', async ({
	database
}) => {
	const { orgId, people, as, job, close } = await scene(database);
	const [coordinator, lead, conduct] = [await as(people.coordinator), await as(people.lead), await as(people.conduct)];
	const worry = { who: '', person: people.lead, words: 'I am worried about our lead.' };
	expect(await coordinator((tx) => raiseConcern(tx, worry))).toMatchObject({ ok: true });
	const id = (await conduct(listConcerns))[0]?.id ?? '';
	expect(id).not.toBe('');
	const deputy = await as(people.deputy);
	for (const speaks of [lead, deputy]) expect(await speaks(listConcerns)).toEqual([]);
	await expect(deputy((tx) => getConcern(tx, id))).rejects.toThrow(NotFound);
	await expect(lead((tx) => getConcern(tx, id))).rejects.toThrow(NotFound);
	await expect(lead((tx) => takeConcern(tx, id))).rejects.toThrow(NotFound);
	await alertOfConcern({ orgId, payload: { concern: id, step: 0 }, tx: job });
	await conduct((tx) => takeConcern(tx, id));
	await conduct((tx) => writeEntry(tx, id, { id: uuidv7(), kind: 'note', words: 'Noted.' }));
	const read = await conduct((tx) => getConcern(tx, id));
	expect(read).toMatchObject({ called: 'lead', raisedBy: 'coordinator', entries: [{ written_by: 'conduct' }] });
	expect(read.reaching).toBeUndefined();
	expect(await alerted(job)).toEqual([{ account_id: people.conduct, data: { step: '0', to: 'lead' } }]);
	for (const speaks of [lead, deputy]) expect(await traces(speaks, id)).toEqual([]);
	await close();
});

test('a concern about the only lead, where nobody leads on conduct, reaches the coordinators, who learn that something waits and nothing else', async ({
	database
}) => {
	const { orgId, people, as, job, close, endRoleOf } = await scene(database);
	await endRoleOf(people.conduct);
	const coordinator = await as(people.coordinator);
	await coordinator((tx) => raiseConcern(tx, { who: '', person: people.lead, words: 'Worried.' }));
	const { rows } = await job((tx) => sql<{ id: string }>`select id from safeguarding.concern`.execute(tx.db));
	const concern = rows.at(-1)?.id ?? '';
	await alertOfConcern({ orgId, payload: { concern, step: 0 }, tx: job });
	expect(await alerted(job)).toEqual([{ account_id: people.coordinator, data: { step: '0', to: 'coordinator' } }]);
	expect(await traces(coordinator, concern)).toEqual([]);
	await close();
});

test('a concern about the only lead who is the only coordinator reaches the outside contact, who is told whom to ring', async ({
	database
}) => {
	const { orgId, people, as, job, close, endRoleOf } = await scene(database);
	const [facilitator, outside] = [await as(people.facilitator), people.parent];
	const about = people.lead;
	const hears = () => facilitator((tx) => whoHears(tx, about));
	expect([await hears(), await facilitator((tx) => whoHears(tx, people.parent))]).toEqual(['conduct', 'lead']);
	await endRoleOf(people.conduct);
	expect(await hears()).toBe('coordinator');
	await endRoleOf(people.coordinator);
	await connected(database.ownerUrl, async (owner) => {
		const grant = (id: string, role: string) =>
			owner.query(
				"insert into platform.role_grant (org_id, account_id, role, until, why) values ($1, $2, $3, platform.now() + interval '1 day', 'test')",
				[orgId, id, role]
			);
		const joins =
			'insert into people.membership (org_id, circle_id, person_id) select org_id, circle_id, $1 from platform.role_grant where account_id = $2';
		await owner.query(joins, [about, people.facilitator]);
		await grant(about, 'coordinator');
		expect(await hears()).toBe('nobody');
		await grant(outside, 'outside_contact');
	});
	expect(await hears()).toBe('outside');
	await facilitator((tx) => raiseConcern(tx, { who: '', person: about, words: 'Worried about her.' }));
	const { rows } = await job((tx) =>
		sql<{ id: string }>`select id from safeguarding.concern order by raised_at`.execute(tx.db)
	);
	const concern = rows.at(-1)?.id ?? '';
	await alertOfConcern({ orgId, payload: { concern, step: 0 }, tx: job });
	const data = { step: '0', to: 'outside', ring: people.facilitator };
	expect(await alerted(job)).toEqual([{ account_id: outside, data }]);
	const letter = await job((tx) => inLanguage('en', () => alertLetter(tx, outside, data)));
	const said = JSON.stringify(letter);
	expect(said).toContain('ring facilitator');
	for (const secret of ['Worried about her', about, concern]) expect(said).not.toContain(secret);
	expect(letter.act).toBeUndefined();
	expect(await traces(await as(about), concern)).toEqual([]);
	await close();
});

test('whoever has a concern is forgotten like whoever has none, and the concern stays', async ({ database }) => {
	const { people, as, job, close } = await scene(database);
	const [facilitator, lead] = [await as(people.facilitator), await as(people.lead)];
	await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	for (const person of [people.parent, people.coordinator]) await job((tx) => eraseFor(tx, person));
	const [kept] = await lead(listConcerns);
	expect(kept).toMatchObject({ person_id: people.parent, called: null });
	expect((await lead((tx) => getConcern(tx, kept?.id ?? ''))).reaching).toBeUndefined();
	await connected(database.ownerUrl, async (owner) => {
		await owner.query('begin');
		await owner.query(
			'delete from safeguarding.apart; delete from safeguarding.entry; delete from safeguarding.alert; delete from safeguarding.concern'
		);
		await owner.query(
			`alter table safeguarding.concern add constraint planted foreign key (org_id, person_id) references people.person (org_id, id)`
		);
		const held =
			'insert into safeguarding.concern (org_id, person_id, source, about) select org_id, id, $1, $2 from people.person where id = $3';
		await owner.query(held, ['staff', '{}', people.facilitator]);
		await expect(owner.query('delete from people.person where id = $1', [people.facilitator])).rejects.toThrow(
			/planted/
		);
		await owner.query('rollback');
	});
	await close();
});

test('what is open is shown whole; what is closed in pages that begin where the one before ended, to leads alone', async ({
	database
}) => {
	const { people, as, close } = await scene(database);
	const [facilitator, lead] = [await as(people.facilitator), await as(people.lead)];
	for (let times = 0; times < 3; times++)
		await facilitator((tx) => raiseConcern(tx, { who: '', person: people.parent, words: 'Worried.' }));
	const [open, ...closing] = (await lead(listConcerns)).map((concern) => concern.id);
	for (const id of closing) {
		await lead((tx) => takeConcern(tx, id));
		await lead((tx) => closeConcern(tx, id, 'All is well.'));
	}
	expect((await lead(listConcerns)).map((concern) => concern.id)).toEqual([open]);
	const page = (number: number, length?: number) => lead((tx) => listClosedConcerns(tx, number, length));
	const all = (await page(1)).shown.map((concern) => concern.id);
	expect([...all].sort()).toEqual([...closing].sort());
	expect(await page(1, 1)).toMatchObject({ shown: [{ id: all[0] }], hasOlder: true });
	expect(await page(2, 1)).toMatchObject({ shown: [{ id: all[1] }], hasOlder: false });
	await expect(facilitator((tx) => listClosedConcerns(tx, 1))).rejects.toThrow(Forbidden);
	await close();
});

test('whoever looks for somebody finds her open and her closed concerns, and hers alone', async ({ database }) => {
	const { people, as, close } = await scene(database);
	const [coordinator, lead, deputy] = [await as(people.coordinator), await as(people.lead), await as(people.deputy)];
	const conduct = await as(people.conduct);
	const raise = (person: string, who: string) => coordinator((tx) => raiseConcern(tx, { person, who, words: 'x' }));
	for (const about of [people.parent, people.facilitator, people.lead]) await raise(about, '');
	await raise('', 'a man in a PARka');
	const named = async (speaks: typeof lead, who: string) =>
		(await speaks((tx) => findConcerns(tx, who))).shown.map(({ person_id, who }) => person_id ?? who);
	expect((await named(lead, 'PAR')).sort()).toEqual([people.parent, 'a man in a PARka'].sort());
	expect(await named(lead, 'lead')).toEqual([]);
	expect(await named(conduct, 'lead')).toEqual([people.lead]);
	expect(await named(conduct, 'PAR')).toEqual([]);
	for (const odd of ['%', '_', '\\', "'"]) expect(await named(lead, odd)).toEqual([]);
	await expect(coordinator((tx) => findConcerns(tx, 'par'))).rejects.toThrow(Forbidden);
	const [mine] = (await lead((tx) => findConcerns(tx, 'parka'))).shown;
	await lead((tx) => takeConcern(tx, mine?.id ?? ''));
	expect((await lead((tx) => listConcerns(tx, true))).map(({ id }) => id)).toEqual([mine?.id]);
	expect(await deputy((tx) => listConcerns(tx, true))).toEqual([]);
	await close();
});
