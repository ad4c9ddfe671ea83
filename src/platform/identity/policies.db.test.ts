import { sql } from 'kysely';
import { beforeEach, describe, expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { inTransaction, type Role, type Speaker, type Tx } from '../db/tx.ts';
import { makeAccount, makeOrganisation } from './examples.ts';
import { newToken, hashOf } from './session.ts';

// Who sees, adds, changes and removes somebody else's (or, for herself, her own) row in each table of this room.
const may: Record<string, Record<string, string>> = {
	account: {
		herself: 'sc',
		coordinator: 'sa',
		lead: 's',
		door: 'sac',
		job: 's'
	},
	sign_in_name: { herself: 'sc', coordinator: 'sa', door: 'a', job: 's' },
	credential: {},
	role_grant: { herself: 's', coordinator: 'sac', lead: 's', job: 's' },
	session: { herself: 'sc', door: 'a', job: 'sr' },
	proof: { door: 'a', job: 'sar' },
	tally: { job: 'sr' }
};
const speakers = [
	'herself',
	'parent',
	'facilitator',
	'coordinator',
	'lead',
	'evaluator',
	'visitor',
	'door',
	'job'
] as const;
const roleOf: Record<string, Role> = {
	facilitator: 'facilitator',
	coordinator: 'coordinator',
	lead: 'safeguarding_lead',
	evaluator: 'evaluator'
};

const tables: Record<string, { where: string; change: string; add: string }> = {
	account: { where: `id = '$id'`, change: `language = 'es'`, add: `(org_id, language) values ('$org', 'en')` },
	sign_in_name: {
		where: `account_id = '$id'`,
		change: `confirmed_at = platform.now()`,
		add: `(org_id, account_id, email) values ('$org', '$bare', 'new@example.org')`
	},
	credential: {
		where: `account_id = '$id'`,
		change: `totp_used_steps = '{}'`,
		add: `(org_id, account_id) values ('$org', '$bare')`
	},
	role_grant: {
		where: `account_id = '$id'`,
		change: `ended_at = platform.now()`,
		add: `(org_id, account_id, role, until, why, granted_by) values ('$org', '$bare', 'coordinator', platform.now() + interval '1 day', 'x', platform.actor())`
	},
	session: {
		where: `account_id = '$id'`,
		change: `ended_at = platform.now()`,
		add: `(token_hash, org_id, account_id, strong, expires_at) values ('\\x01', '$org', '$bare', true, platform.now() + interval '1 day')`
	},
	proof: {
		where: `account_id = '$id'`,
		change: `used_at = null`,
		add: `(org_id, account_id, purpose, token_hash, expires_at) values ('$org', '$bare', 'sign-in', '\\x02', platform.now() + interval '1 day')`
	},
	tally: { where: `key = '\\x03'`, change: `count = 0`, add: `values ('\\x04', platform.now(), 1)` }
};

let subject: { id: string; bare: string };
const sessionOf = async (house: House, orgId: string, accountId: string, strong: boolean): Promise<Speaker> => {
	const token = newToken();
	await sql`insert into platform.session (token_hash, org_id, account_id, strong, expires_at) values (${hashOf(token)}, ${orgId}, ${accountId}, ${strong}, platform.now() + interval '1 day')`.execute(
		house.owner.db
	);
	return { session: hashOf(token) };
};

async function speakerFor(house: House, who: string, orgId: string): Promise<Speaker> {
	if (who === 'visitor' || who === 'door' || who === 'job') return { orgId, kind: who };
	if (who === 'herself') return sessionOf(house, orgId, subject.id, false);
	const role = roleOf[who];
	const id = await makeAccount(house.owner.db, orgId, `${newToken().toLowerCase()}@example.org`, role ? [role] : []);
	return sessionOf(house, orgId, id, role !== undefined);
}

beforeEach<{ house: House }>(async ({ house }) => {
	const email = () => `${newToken().toLowerCase()}@example.org`;
	const id = await makeAccount(house.owner.db, house.orgId, email(), ['facilitator']);
	const bare = await makeAccount(house.owner.db, house.orgId, email());
	await sql`delete from platform.sign_in_name where account_id = ${bare}`.execute(house.owner.db);
	await sql`insert into platform.credential (org_id, account_id) values (${house.orgId}, ${id})`.execute(
		house.owner.db
	);
	await sql`insert into platform.proof (org_id, account_id, purpose, token_hash, expires_at) values (${house.orgId}, ${id}, 'sign-in', ${hashOf(newToken())}, platform.now() + interval '1 day')`.execute(
		house.owner.db
	);
	await sql`insert into platform.tally values ('\\x03', platform.now(), 1) on conflict do nothing`.execute(
		house.owner.db
	);
	await sessionOf(house, house.orgId, id, false);
	subject = { id, bare };
});

/** What a speaker manages to do, each tried in a transaction that is then undone. */
async function reach(house: House, speaker: Speaker, table: string): Promise<string> {
	const { where, change, add } = tables[table]!;
	const place = (text: string) =>
		text.replaceAll('$id', subject.id).replaceAll('$bare', subject.bare).replaceAll('$org', house.orgId);
	const count = async (tx: Tx, statement: string) => {
		const result = await sql.raw(place(statement)).execute(tx.db);
		return Number(result.numAffectedRows ?? result.rows.length) > 0;
	};
	const deeds = {
		s: `select 1 from platform.${table} where ${where}`,
		a: `insert into platform.${table} ${add}`,
		c: `update platform.${table} set ${change} where ${where}`,
		r: `delete from platform.${table} where ${where}`
	};
	let done = '';
	for (const [letter, statement] of Object.entries(deeds))
		if (await undone(house, speaker, (tx) => count(tx, statement))) done += letter;
	return done;
}

class Undo extends Error {}

async function undone(house: House, speaker: Speaker, work: (tx: Tx) => Promise<boolean>): Promise<boolean> {
	let worked = false;
	const way = 'kind' in speaker && speaker.kind === 'job' ? house.worker : house.app;
	const trial = inTransaction(way.db, speaker, async (tx) => {
		worked = await work(tx);
		throw new Undo();
	});
	await trial.catch((error: unknown) => {
		const refusal = error instanceof Error && /permission denied|row-level security/.test(error.message);
		if (!(error instanceof Undo) && !refusal && !/violates foreign key/.test(String(error))) throw error;
		if (/violates foreign key/.test(String(error))) worked = true; // the policy let it through; the key did not
	});
	return worked;
}

describe.for(Object.keys(may))('platform.%s', (table) => {
	test.for(speakers)('%s', async (who, { house }) => {
		expect(await reach(house, await speakerFor(house, who, house.orgId), table)).toBe(may[table]![who] ?? '');
	});

	test.for(['coordinator', 'facilitator', 'parent', 'visitor', 'door', 'job'] as const)(
		'%s of another organisation',
		async (who, { house }) => {
			const elsewhere = await makeOrganisation(house.owner.db);
			const reached = await reach(house, await speakerFor(house, who, elsewhere), table);
			expect(reached).toBe(table === 'tally' && who === 'job' ? 'sr' : '');
		}
	);
});

test('nobody speaks, nothing is seen', async ({ house }) => {
	for (const table of Object.keys(may)) {
		const rows = await house.app.db
			.transaction()
			.execute((trx) => sql.raw(`select 1 from platform.${table}`).execute(trx));
		expect(rows.rows).toEqual([]);
	}
});
