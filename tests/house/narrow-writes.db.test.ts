import { expect } from 'vitest';
import type pg from 'pg';
import { test, type SetScene } from './set-scene.ts';
import { Trial } from './trial.ts';
import { expected, matrix } from './who-sees.ts';

const changeable = `select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attname) as columns
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'public')
		and has_column_privilege('kith_app', c.oid, a.attnum, 'update')
	group by 1`;

/** Tables of which the app may change other columns than the matrix names; where it names none, none may be changed. */
async function strangeColumns(client: pg.Client): Promise<string[]> {
	const { rows } = await client.query<{ table: string; columns: string[] }>(changeable);
	const may = new Map(rows.map((row) => [row.table, row.columns.join(', ')]));
	return Object.entries(matrix.tables)
		.filter(([table, row]) => (may.get(table) ?? '') !== (row.columns ?? []).toSorted().join(', '))
		.map(([table]) => table);
}

test('of every table the columns that the matrix names may be changed, and no other', async ({ set }) => {
	expect(await strangeColumns(set.scene.owner)).toEqual([]);
	expect(Object.values(matrix.tables).filter((row) => row.columns).length).toBeGreaterThan(25);
	await set.scene.owner.query('begin');
	await set.scene.owner.query('grant update (strong) on platform.session to kith_app');
	expect(await strangeColumns(set.scene.owner)).toEqual(['platform.session']);
	await set.scene.owner.query('rollback');
});

/** Columns of a table that this speaker can set in some row, each tried on its own and undone. */
async function columnsChanged(
	{ scene, ids }: SetScene,
	who: string,
	plant?: string
): Promise<Record<string, string[]>> {
	const changed: Record<string, string[]> = {};
	const { owner } = scene;
	const sets = async (table: string, column: string, value: string) => {
		await owner.query('savepoint attempt');
		const { rowCount } = await owner
			.query(`update ${table} set "${column}" = ${value}`)
			.catch((error: pg.DatabaseError) => ({ rowCount: error.code === '42501' ? 0 : 1 })); // what a check or key refuses, the policy let through
		await owner.query('rollback to savepoint attempt');
		return (rowCount ?? 0) > 0;
	};
	// where a policy takes some values only, what stands there is one of them
	const attempt = async (table: string, column: string) => {
		if ((await sets(table, column, 'default')) || (await sets(table, column, `"${column}"`)))
			(changed[table] ??= []).push(column);
	};
	await new Trial(scene, ids, who).within(async () => {
		// a column that the app may not change at all is refused before any row is looked at
		const { rows } = await owner.query<{ table: string; columns: string[] }>(changeable);
		for (const { table, columns } of rows) for (const column of columns) await attempt(table, column);
	}, plant);
	return changed;
}

/** What the matrix says: the columns it names, where it gives her a row to change. */
function columnsExpected({ scene, ids }: SetScene, who: string): Record<string, string[]> {
	const may = Object.entries(matrix.tables).filter(([table]) => expected(scene.rows, table, 'change', who, ids).length);
	return Object.fromEntries(may.map(([table, row]) => [table, row.columns ?? []]));
}

const sorted = (of: Record<string, string[]>) =>
	Object.fromEntries(Object.entries(of).map(([table, columns]) => [table, columns.toSorted()]));

for (const who of Object.keys(matrix.speakers))
	test(`each column of each table: ${who} changes what the matrix says`, async ({ set }) => {
		expect(sorted(await columnsChanged(set, who))).toEqual(sorted(columnsExpected(set, who)));
	});

test('planted: a column too many is found', async ({ set }) => {
	const plant = 'grant update (welcome_loss, person_id) on programmes.registration to kith_app';
	const found = await columnsChanged(set, 'coordinator', plant);
	expect(found['programmes.registration']).toContain('person_id');
});

type Attack = (of: SetScene['ids']) => string;
const role =
	(who: string, what: string): Attack =>
	(of) =>
		`update platform.role_grant set ${what} where account_id = '${of.person[who]}'`;

const given =
	(role: string, by?: string, to = 'bystander'): Attack =>
	(of) =>
		`insert into platform.role_grant (org_id, account_id, role, until, why, granted_by) values ('${of.org.ours}', '${of.person[to]}', '${role}', '2099-01-01', 'x', ${by ? `'${of.person[by]}'` : 'null'})`;
const asked = (of: SetScene['ids'], by = '', to = '') =>
	`insert into platform.appointment (org_id, account_id, role, until, why, asked_by) values ('${of.org.ours}', '${to}', 'safeguarding_lead', '2099-01-01', 'x', '${by}')`;

/** What somebody who can speak SQL as the app would try, and no screen does: who she is, and what she says. */
const attacks: Record<string, { who: string; says: Attack; fault?: string }> = {
	'a coordinator makes her role the lead\u2019s': {
		who: 'coordinator',
		says: role('coordinator', "role = 'safeguarding_lead'")
	},
	'a coordinator gives the lead\u2019s role': { who: 'coordinator', says: given('safeguarding_lead', 'coordinator') },
	'a coordinator gives the role of a conduct lead': { who: 'coordinator', says: given('conduct_lead', 'coordinator') },
	'a coordinator gives a role as if the host had': { who: 'coordinator', says: given('coordinator') },
	'a coordinator evaluates': { who: 'coordinator', says: given('evaluator', 'coordinator', 'coordinator') },
	'a coordinator asks in another\u2019s name': {
		who: 'coordinator',
		says: (of) => asked(of, of.person.weak, of.person.bystander)
	},
	'a coordinator asks for herself': {
		who: 'coordinator',
		says: (of) => asked(of, of.person.coordinator, of.person.coordinator)
	},
	'a coordinator asks and answers at once': {
		who: 'coordinator',
		says: (of) =>
			`insert into platform.appointment (org_id, account_id, role, until, why, asked_by, answer, answered_at) values ('${of.org.ours}', '${of.person.bystander}', 'safeguarding_lead', '2099-01-01', 'x', '${of.person.coordinator}', 'yes', platform.now())`,
		fault: 'drop trigger asks on platform.appointment'
	},
	'a coordinator says yes to what she asked': {
		who: 'coordinator',
		says: (of) =>
			`update platform.appointment set answer = 'yes' where asked_by = '${of.person.coordinator}' and role = 'outside_contact'`,
		fault: `create or replace function platform.may_answer(appointment uuid, person uuid) returns boolean language sql return true;
			drop trigger goes_together on platform.role_grant`
	},
	'a coordinator changes for whom she asked': {
		who: 'coordinator',
		says: (of) => `update platform.appointment set account_id = '${of.person.peer}'`,
		fault: 'grant update (account_id) on platform.appointment to kith_app; drop trigger answers on platform.appointment'
	},
	'a coordinator ends the only lead\u2019s role': {
		who: 'coordinator',
		says: role('safeguarding-lead', 'ended_at = platform.now()'),
		fault: 'drop trigger one_stays on platform.role_grant'
	},
	'a coordinator makes a role longer': { who: 'coordinator', says: role('coordinator', "until = '2099-01-01'") },
	'a coordinator takes up a role that was ended': { who: 'coordinator', says: role('ended', 'ended_at = null') },
	'somebody makes her session strong': { who: 'weak', says: () => 'update platform.session set strong = true' },
	'somebody makes her session longer': {
		who: 'weak',
		says: () => "update platform.session set expires_at = '2099-01-01'"
	},
	'a facilitator adds a stranger to her circle': {
		who: 'facilitator',
		says: (of) =>
			`insert into people.membership (org_id, circle_id, person_id) values ('${of.org.ours}', '${of.course.birch}', '${of.person.stranger}')`
	},
	'a facilitator expects a stranger\u2019s child': {
		who: 'facilitator',
		says: (of) =>
			`insert into people.creche_day (org_id, circle_id, child_id, day) values ('${of.org.ours}', '${of.course.birch}', '${of.person.stranger}', '2030-01-01')`
	},
	'a facilitator gives a place to somebody of her circle': {
		who: 'facilitator',
		says: (of) =>
			`insert into programmes.registration (org_id, cohort_id, person_id, state) values ('${of.org.ours}', '${of.course.birch}', '${of.person.bystander}', 'place')`
	},
	'a parent gives herself a place': {
		who: 'parent',
		says: () => "update programmes.registration set state = case state when 'place' then 'waiting' else 'place' end",
		fault: 'drop trigger she_lets_go on programmes.registration'
	},
	'a parent goes to the head of the queue': {
		who: 'parent',
		says: () => "update programmes.registration set joined_at = '2020-01-01'",
		fault: 'drop trigger she_lets_go on programmes.registration'
	},
	'a parent gives her child a crèche place': {
		who: 'parent',
		says: () => "update creche.place set state = case state when 'place' then 'waiting' else 'place' end",
		fault: 'drop trigger she_lets_go on creche.place'
	},
	'a facilitator gives a crèche place': {
		who: 'facilitator',
		says: (of) =>
			`insert into creche.place (org_id, circle_id, child_id, person_id, age_band, state) select org_id, '${of.course.birch}', id, person_id, 'two', 'place' from people.child`
	},
	'somebody says that somebody gave an answer of risk': {
		who: 'parent',
		says: (of) =>
			`insert into platform.event (org_id, name, payload) values ('${of.org.ours}', 'evaluation.risk.answered', '{}')`
	},
	'somebody writes a letter to another': {
		who: 'parent',
		says: (of) =>
			`insert into platform.letter (org_id, account_id, kind) values ('${of.org.ours}', '${of.person.peer}', 'platform.sign-in')`
	},
	'a coordinator sends an alert': {
		who: 'coordinator',
		says: (of) =>
			`insert into platform.letter (org_id, account_id, kind) values ('${of.org.ours}', '${of.person['safeguarding-lead']}', 'safeguarding.alert')`
	},
	'a lead writes in another\u2019s name': {
		who: 'safeguarding-lead',
		says: (of) =>
			`insert into safeguarding.entry (org_id, concern_id, written_by, kind, words) select org_id, id, '${of.person.coordinator}', 'note', 'x' from safeguarding.concern`
	}
};

for (const [what, { who, says, fault }] of Object.entries(attacks))
	test(`refused: ${what}`, async ({ set: { scene, ids } }) => {
		const trial = new Trial(scene, ids, who);
		const tried = () => expect(scene.owner.query(says(ids))).rejects.toMatchObject({ code: '42501' });
		await trial.within(tried, undefined, true);
		// without what refuses it, it is done: the test would see
		const done = async () => expect((await scene.owner.query(says(ids))).rowCount).toBeGreaterThan(0);
		if (fault) await trial.within(done, fault, true);
	});
