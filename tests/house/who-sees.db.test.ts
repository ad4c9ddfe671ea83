import { expect } from 'vitest';
import { test, type SetScene } from './set-scene.ts';
import type { Ids } from './scene/cast.ts';
import type { Placed } from './scene/write.ts';
import { Trial, type Answer } from './trial.ts';
import { commands, expected, matrix, slips, strays, type Command } from './who-sees.ts';

/** Where the database and the matrix disagree, said so that a person can mend it. */
function differences(
	{ scene, ids }: SetScene,
	name: string,
	table: string,
	command: Command,
	answer: Answer
): string[] {
	if ('error' in answer) return [`${name} ${command} ${table}: ${answer.error}`];
	const wanted = new Set(expected(scene.rows, table, command, name, ids));
	const told = (key: string) =>
		said(
			ids,
			scene.rows.find((row) => row.table === table && row.key === key)
		);
	const wide = answer.keys
		.filter((key) => !wanted.has(key))
		.map((key) => `${name} may ${command} ${table}${told(key)}, and must not`);
	const narrow = [...wanted]
		.filter((key) => !answer.keys.includes(key))
		.map((key) => `${name} may not ${command} ${table}${told(key)}, and must`);
	return [...wide, ...narrow];
}

/** A row of the scene in words: whose it is, in which course, and what the matrix calls it. */
function said(ids: Ids, row: Placed | undefined): string {
	if (!row) return ', a row the scene did not write';
	const names = new Map(
		Object.values(ids).flatMap((group) => Object.entries(group).map(([name, id]) => [String(id), name]))
	);
	const { org = 'no organisation', of, by, circle, marks = [] } = row;
	const parts = {
		of: org && names.get(org),
		about: of && names.get(of),
		by: by && names.get(by),
		course: circle && names.get(circle)
	};
	return ` (${[...Object.entries(parts).flatMap(([what, name]) => (name ? [`${what} ${name}`] : [])), ...marks].join(', ')})`;
}

test('every table stands in the matrix, beside its own room, and nothing else does', ({ set }) => {
	expect(slips()).toEqual([]);
	expect(strays()).toEqual([]);
	expect(Object.keys(matrix.tables).sort()).toEqual([...set.scene.shapes.keys()].sort());
});

test('every way of speaking stands in the matrix', async ({ set }) => {
	const { rows } = await set.scene.owner.query<{ kind: string }>(
		`select regexp_substr(pg_get_functiondef(oid), 'open_unattended\\(org, ''([a-z]+)''', 1, 1, '', 1) as kind from pg_proc where proname ~ '^open_as_'
		union select (regexp_matches(prosrc, '''(visitor|door|link|[a-z]+)''', 'g'))[1] from pg_proc where proname = 'open_as'`
	);
	const kinds = rows.map(({ kind }) => kind).filter((kind) => kind !== 'link,door');
	expect(kinds.length).toBeGreaterThan(4);
	expect(kinds.filter((kind) => !(kind in matrix.speakers))).toEqual([]);
});

test('the scene holds rows of both organisations in every table, and knows every row', async ({
	set: { scene, ids }
}) => {
	for (const [table, shape] of scene.shapes) {
		const rows = scene.rows.filter((row) => row.table === table);
		const { rows: kept } = await scene.owner.query<{ key: string }>(`select ${shape.key} as key from ${table}`);
		expect(kept.map(({ key }) => key).sort(), table).toEqual(rows.map(({ key }) => key).sort());
		if (!shape.tenant) continue;
		expect(new Set(rows.map((row) => row.org)), table).toEqual(new Set(Object.values(ids.org)));
		const said = JSON.stringify(matrix.tables[table]);
		if (said.includes('"own')) expect(new Set(rows.map((row) => row.of)).size, table).toBeGreaterThan(2);
		if (said.includes('circle')) expect(new Set(rows.map((row) => row.circle)).size, table).toBeGreaterThan(2);
	}
});

for (const name of Object.keys(matrix.speakers)) {
	test(`${name}: every table, every command, exactly the rows the matrix says`, async ({ set }) => {
		const trial = new Trial(set.scene, set.ids, name);
		const found: string[] = [];
		await trial.within(async () => {
			for (const table of set.scene.shapes.keys()) {
				for (const command of commands)
					found.push(...differences(set, name, table, command, await trial.reach(table, command)));
				const gone = await trial.giveAway(table, set.ids.org.theirs);
				if (!name.endsWith('-elsewhere') || !set.ids.person[name])
					expect(gone, `${name} gives ${table} away`).toEqual({ keys: [] });
			}
		});
		expect(found).toEqual([]);
	});
}

const privilege: Record<Command, string> = { see: 'select', add: 'insert', change: 'update', remove: 'delete' };
const wide: Record<Command, string> = {
	see: 'using (true)',
	add: 'with check (true)',
	change: 'using (true) with check (true)',
	remove: 'using (true)'
};
const policy: Record<Command, string> = { see: 'sees', add: 'adds', change: 'changes', remove: 'removes' };

test('a policy that was opened wide is found, in every table and for every command', async ({ set }) => {
	let planted = 0;
	for (const table of set.scene.shapes.keys()) {
		for (const command of commands) {
			const fault = `drop policy if exists ${policy[command]} on ${table};
				create policy ${policy[command]} on ${table} for ${privilege[command]} to kith_app ${wide[command]};
				grant ${privilege[command]} on ${table} to kith_app`;
			const trial = new Trial(set.scene, set.ids, 'bystander');
			const answer = await trial.within(() => trial.reach(table, command), fault);
			expect(differences(set, 'bystander', table, command, answer), `${command} ${table}`).not.toEqual([]);
			planted++;
		}
	}
	expect(planted).toBe(set.scene.shapes.size * 4);
});

test('a policy that was shut is found, wherever somebody may do something', async ({ set }) => {
	for (const table of set.scene.shapes.keys()) {
		for (const command of commands) {
			const name = Object.keys(matrix.speakers).find(
				(speaker) => expected(set.scene.rows, table, command, speaker, set.ids).length > 0
			);
			if (!name) continue;
			const trial = new Trial(set.scene, set.ids, name);
			const answer = await trial.within(
				() => trial.reach(table, command),
				`drop policy ${policy[command]} on ${table}`
			);
			expect(differences(set, name, table, command, answer), `${command} ${table}`).not.toEqual([]);
		}
	}
});
