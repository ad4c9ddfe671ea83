import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { connected } from '#platform/db/connected.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { alerted, concernScene as scene, traces, type Speaks } from '#cast/concern.ts';
import { test } from '../../../../tests/support/database.ts';
import { raiseConcern } from '../worry/commands.server.ts';
import { listReaders, whoHears } from '../worry/queries.server.ts';
import { closeConcern, reopenConcern, setMyselfApart, takeConcern } from './commands.server.ts';
import { getConcern, listConcerns } from './queries.server.ts';
import { alertOfConcern } from './jobs.server.ts';

type Scene = Awaited<ReturnType<typeof scene>>;
const last = async (job: Speaks) => {
	const { rows } = await job((tx) =>
		sql<{ id: string; wall: string }>`select id, wall from safeguarding.concern order by id`.execute(tx.db)
	);
	return rows.at(-1) ?? { id: '', wall: '' };
};
const reads = async (speaks: Speaks, id: string) => (await speaks(listConcerns)).some((one) => one.id === id);

/** Who of these has a row of a concern. */
async function readersOf({ people, as }: Scene, id: string, among = ['lead', 'deputy', 'conduct'] as const) {
	const found: string[] = [];
	for (const name of among) if (await reads(await as(people[name]), id)) found.push(name);
	return found;
}

test('what is about somebody who works or helps here is read by conduct leads alone, whoever she is called', async ({
	database
}) => {
	const of = await scene(database);
	const { people, as, job, orgId } = of;
	const coordinator = await as(people.coordinator);
	const raise = async (worry: Parameters<typeof raiseConcern>[1]) => {
		expect(await coordinator((tx) => raiseConcern(tx, worry))).toMatchObject({ ok: true });
		return last(job);
	};
	const chosen = await raise({ person: people.facilitator, who: '', words: 'She shouted.' });
	const typed = await raise({ person: '', who: 'the driver of the bus', words: 'He shouted.', isConduct: true });
	const hers = await raise({ person: people.conduct, who: '', words: 'She shouted.' });
	const safe = await raise({ person: people.parent, who: '', words: 'She cried.' });
	expect([chosen, typed, hers, safe].map(({ wall }) => wall)).toEqual(['conduct', 'conduct', 'conduct', 'safe']);
	for (const { id } of [chosen, typed]) expect(await readersOf(of, id)).toEqual(['conduct']);
	expect(await readersOf(of, hers.id)).toEqual([]);
	expect(await readersOf(of, safe.id)).toEqual(['lead', 'deputy']);
	await alertOfConcern({ orgId, payload: { concern: typed.id, step: 0 }, tx: job });
	expect((await alerted(job)).map(({ account_id }) => account_id)).toEqual([people.conduct]);
	for (const name of ['lead', 'deputy'] as const) expect(await traces(await as(people[name]), chosen.id)).toEqual([]);
	expect(await traces(await as(people.conduct), safe.id)).toEqual([]);
	const hears = (worry: object) => coordinator((tx) => whoHears(tx, null, worry));
	expect([await hears({}), await hears({ isConduct: true })]).toEqual(['lead', 'conduct']);
	await of.close();
});

test('whoever is struck out has no row, no letter and no trail of it; who is named in it is struck out for conduct leads to read', async ({
	database
}) => {
	const of = await scene(database);
	const { people, as, job, orgId } = of;
	const facilitator = await as(people.facilitator);
	const about = { person: people.parent, who: '', words: 'Somebody frightens her.' };
	const raise = async (apart: string[], words = about.words) => {
		await facilitator((tx) => raiseConcern(tx, { ...about, words, apart }));
		return (await last(job)).id;
	};
	const said = await raise([people.lead]);
	expect(await readersOf(of, said)).toEqual(['deputy']);
	const deputy = await as(people.deputy);
	await deputy((tx) => takeConcern(tx, said));
	expect((await deputy((tx) => getConcern(tx, said))).apart).toEqual(['lead']);
	const named = await raise([people.lead], 'It was the Lead who frightened her.');
	expect(await readersOf(of, named)).toEqual(['deputy', 'conduct']);
	await alertOfConcern({ orgId, payload: { concern: named, step: 0 }, tx: job });
	expect((await alerted(job)).map(({ account_id }) => account_id).sort()).toEqual(
		[people.deputy, people.conduct].sort()
	);
	const nobody = await raise([people.lead, people.deputy]);
	expect(await readersOf(of, nobody)).toEqual(['conduct']);
	const lead = await as(people.lead);
	for (const id of [said, named, nobody]) expect(await traces(lead, id)).toEqual([]);
	const all = [people.lead, people.deputy, people.conduct];
	const hears = (apart: string[], words = '') => facilitator((tx) => whoHears(tx, people.parent, { apart, words }));
	expect([await hears([people.lead]), await hears([people.lead], 'The lead.')]).toEqual(['lead', 'both']);
	expect([await hears(all.slice(0, 2)), await hears(all)]).toEqual(['conduct', 'coordinator']);
	await expect(raise([people.coordinator])).rejects.toThrow(/not for this speaker/);
	await of.close();
});

test('whoever sets herself apart has no row of it from then on, and what she had taken waits for the others; the last one stays', async ({
	database
}) => {
	const of = await scene(database);
	const { people, as, job } = of;
	const [facilitator, lead, deputy] = [await as(people.facilitator), await as(people.lead), await as(people.deputy)];
	await facilitator((tx) => raiseConcern(tx, { person: people.parent, who: '', words: 'Worried.' }));
	const { id } = await last(job);
	await lead((tx) => takeConcern(tx, id));
	expect(await lead((tx) => setMyselfApart(tx, id, 'family'))).toEqual({ ok: true });
	expect([await reads(lead, id), await traces(lead, id)]).toEqual([false, []]);
	await expect(lead((tx) => getConcern(tx, id))).rejects.toThrow(NotFound);
	await expect(lead((tx) => setMyselfApart(tx, id, 'family'))).rejects.toThrow(NotFound);
	const waiting = await deputy((tx) => getConcern(tx, id));
	expect(waiting).toMatchObject({ taken_by: null, apart: ['lead'] });
	expect(waiting.alerts).toHaveLength(6);
	expect(await deputy((tx) => setMyselfApart(tx, id, 'conflict'))).toEqual({ ok: false, reason: 'only-one' });
	expect(await reads(deputy, id)).toBe(true);
	for (const speaks of [facilitator, await as(people.conduct), await as(people.coordinator)]) {
		await expect(speaks((tx) => setMyselfApart(tx, id, 'conflict'))).rejects.toThrow(NotFound);
		await expect(
			speaks((tx) => sql`select safeguarding.set_myself_apart(${id}::uuid, 'conflict')`.execute(tx.db))
		).rejects.toThrow(/step aside/);
		expect((await speaks((tx) => tx.db.selectFrom('safeguarding.apart').select('id').execute())).length).toBe(0);
	}
	await expect(facilitator(listConcerns)).rejects.toThrow(Forbidden);
	await of.close();
});

test('whoever is to read concerns from tomorrow can be struck out today, and is not said to read them yet', async ({
	database
}) => {
	const of = await scene(database);
	const { orgId, people, as, job } = of;
	const coming = uuidv7();
	const begins = (when: string) =>
		connected(database.ownerUrl, (owner) =>
			owner.query(`update platform.role_grant set since = platform.now() ${when} where account_id = $1`, [coming])
		);
	await connected(database.ownerUrl, async (owner) => {
		await owner.query("insert into platform.account (org_id, id, language) values ($1, $2, 'en')", [orgId, coming]);
		await owner.query("insert into people.person (org_id, id, called) values ($1, $2, 'Aba')", [orgId, coming]);
		await owner.query(
			"insert into platform.role_grant (org_id, account_id, role, since, until, why) values ($1, $2, 'safeguarding_lead', platform.now() + interval '1 day', platform.now() + interval '9 days', 'test')",
			[orgId, coming]
		);
	});
	const facilitator = await as(people.facilitator);
	const aba = (await facilitator(listReaders)).find(({ id }) => id === coming);
	expect(aba).toMatchObject({ role: 'safeguarding_lead', reads: false });
	await facilitator((tx) =>
		raiseConcern(tx, { person: people.parent, who: '', words: 'Her neighbour.', apart: [coming] })
	);
	const { id } = await last(job);
	expect(await readersOf(of, id)).toEqual(['lead', 'deputy']);
	await begins("- interval '1 hour'");
	expect((await facilitator(listReaders)).find((one) => one.id === coming)?.reads).toBe(true);
	expect(await traces(await as(coming), id)).toEqual([]);
	await of.close();
});

test('a closed concern that is opened again is hers who opens it where whoever had taken it set herself apart since', async ({
	database
}) => {
	const of = await scene(database);
	const { people, as, job } = of;
	const [facilitator, lead, deputy] = [await as(people.facilitator), await as(people.lead), await as(people.deputy)];
	await facilitator((tx) => raiseConcern(tx, { person: people.parent, who: '', words: 'Worried.' }));
	const { id } = await last(job);
	await lead((tx) => takeConcern(tx, id));
	await lead((tx) => closeConcern(tx, id, 'Settled.'));
	await lead((tx) => reopenConcern(tx, id, 'More to say.'));
	expect(await deputy((tx) => getConcern(tx, id))).toMatchObject({ taken_by: people.lead });
	await lead((tx) => closeConcern(tx, id, 'Settled.'));
	await lead((tx) => setMyselfApart(tx, id, 'conflict'));
	await deputy((tx) => reopenConcern(tx, id, 'It goes on.'));
	expect(await deputy((tx) => getConcern(tx, id))).toMatchObject({ taken_by: people.deputy });
	await of.close();
});

test('those whom the one place names as handlers are exactly those who have a row, whatever the team and the concern', async ({
	database
}) => {
	const of = await scene(database);
	const { orgId, people, as, job } = of;
	const team = ['lead', 'deputy', 'conduct'] as const;
	const speaks = Object.fromEntries(
		await Promise.all(team.map(async (name) => [name, await as(people[name])] as const))
	);
	let seed = 7;
	const draw = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
	const ids: string[] = [];
	await connected(database.ownerUrl, async (owner) => {
		for (let times = 0; times < 40; times++) {
			const id = uuidv7();
			const about = [people.parent, people.lead, people.conduct, null][draw(4)] ?? null;
			await owner.query(
				"insert into safeguarding.concern (org_id, id, person_id, who, source, about, wall) values ($1, $2, $3, 'x', 'staff', '{}', $4)",
				[orgId, id, about, draw(2) ? 'safe' : 'conduct']
			);
			for (const name of team)
				if (!draw(3))
					await owner.query(
						'insert into safeguarding.apart (org_id, concern_id, account_id, why) values ($1, $2, $3, $4)',
						[orgId, id, people[name], draw(2) ? 'named' : 'said']
					);
			ids.push(id);
		}
	});
	const seen = new Map<string, string[]>(ids.map((id) => [id, []]));
	for (const name of team)
		for (const { id } of (await speaks[name]?.(listConcerns)) ?? []) seen.get(id)?.push(people[name]);
	let some = 0;
	for (const id of ids) {
		const { rows } = await job((tx) =>
			sql<{ account_id: string }>`select account_id from safeguarding.handlers(${id}::uuid)`.execute(tx.db)
		);
		const told = rows.map(({ account_id }) => account_id).sort();
		expect(told).toEqual(seen.get(id)?.sort());
		some += told.length;
	}
	expect(some).toBeGreaterThan(20);
	await of.close();
});
