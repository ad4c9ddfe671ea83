import { expect } from 'vitest';
import type pg from 'pg';
import { test, type SetScene } from './set-scene.ts';
import { Trial } from './trial.ts';
import { matrix } from './who-sees.ts';

const changeable = `select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attname) as columns
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'public')
		and has_column_privilege('kith_app', c.oid, a.attnum, 'update')
	group by 1`;

/** Tables of which the app may change other columns than the matrix names; where it names none, all may be changed. */
async function strangeColumns(client: pg.Client): Promise<string[]> {
	const { rows } = await client.query<{ table: string; columns: string[] }>(changeable);
	const may = new Map(rows.map((row) => [row.table, row.columns.join(', ')]));
	return Object.entries(matrix.tables)
		.filter(([, row]) => row.columns)
		.filter(([table, row]) => may.get(table) !== row.columns?.toSorted().join(', '))
		.map(([table]) => table);
}

test('of a table whose columns the matrix names, these alone may be changed', async ({ set }) => {
	expect(await strangeColumns(set.scene.owner)).toEqual([]);
	expect(Object.values(matrix.tables).filter((row) => row.columns).length).toBeGreaterThan(15);
	await set.scene.owner.query('begin');
	await set.scene.owner.query('grant update (strong) on platform.session to kith_app');
	expect(await strangeColumns(set.scene.owner)).toEqual(['platform.session']);
	await set.scene.owner.query('rollback');
});

type Attack = (of: SetScene['ids']) => string;
const role =
	(who: string, what: string): Attack =>
	(of) =>
		`update platform.role_grant set ${what} where account_id = '${of.person[who]}'`;

/** What somebody who can speak SQL as the app would try, and no screen does: who she is, and what she says. */
const attacks: Record<string, { who: string; says: Attack }> = {
	'a coordinator makes her role the lead\u2019s': {
		who: 'coordinator',
		says: role('coordinator', "role = 'safeguarding_lead'")
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

for (const [what, { who, says }] of Object.entries(attacks))
	test(`refused: ${what}`, async ({ set: { scene, ids } }) => {
		const trial = new Trial(scene, ids, who);
		const tried = () => expect(scene.owner.query(says(ids))).rejects.toMatchObject({ code: '42501' });
		await trial.within(tried, undefined, true);
	});
