import { createHash } from 'node:crypto';
import pg from 'pg';
import { wordOf } from '#platform/db/word.ts';
import { exampleKey } from '../support/example-key.ts';
import { tokenOf, type Ids } from './scene/cast.ts';
import type { Scene, Shape } from './scene/write.ts';
import type { Command } from './who-sees.ts';

/** What the database answered: the keys of the rows reached, or the error that was no plain refusal. */
export type Answer = { keys: string[] } | { error: string };

const refusal = '42501';

// Tries to add exact copies one by one. The policy is asked before the key is: a copy that is refused for being there
// already was let through by the policy. The copies are made as the owner, whoever tries to add them.
const tries = `
	create schema trial;
	grant usage on schema trial to kith_app;
	create function trial.originals(named text, key text, out keys text[], out copies jsonb[]) language plpgsql security definer as $$
	begin
		execute format('select array_agg(%s), array_agg(to_jsonb(t)) from %s t', key, named) into keys, copies;
	end $$;
	create function trial.adds(named text, key text, columns text) returns setof text language plpgsql as $$
	declare
		ours record := trial.originals(named, key);
	begin
		for at in 1 .. coalesce(cardinality(ours.copies), 0) loop
			begin
				execute format('insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, $1)', named, columns) using ours.copies[at];
				return next ours.keys[at];
			exception
				when insufficient_privilege then null;
				when unique_violation then return next ours.keys[at];
			end;
		end loop;
	end $$;
	grant execute on all functions in schema trial to kith_app;`;

/** Makes ready for trials in this database. */
export async function prepareTrials(owner: pg.Client): Promise<void> {
	await owner.query(tries);
}

/** One transaction in which somebody speaks as the app; everything in it is undone. */
export class Trial {
	readonly scene: Scene;
	readonly ids: Ids;
	readonly name: string;
	private began = '0';
	/** The organisation she is in, if she is in one. */
	private home: string | null = null;
	/** The login she speaks through. */
	private get login(): string {
		return this.name === 'job' ? 'kith_worker' : this.name === 'host' ? 'kith_host' : 'kith_app';
	}
	constructor(scene: Scene, ids: Ids, name: string) {
		this.scene = scene;
		this.ids = ids;
		this.name = name;
	}

	/** Opens the transaction, lets a fault be planted, and speaks through the functions the app speaks through. */
	async within<T>(work: () => Promise<T>, plant?: string, triggers = false): Promise<T> {
		const { owner } = this.scene;
		await owner.query('begin');
		try {
			if (plant) await owner.query(plant);
			// Policies alone are on trial: no key and no trigger stands in for one.
			if (!triggers) await owner.query('set local session_replication_role = replica');
			await this.speak();
			return await work();
		} finally {
			await owner.query('rollback');
		}
	}

	private async speak(): Promise<void> {
		const { owner } = this.scene;
		await owner.query(`set local role ${this.login}`);
		if (['visitor', 'door', 'link', 'job', 'host'].includes(this.name)) {
			await owner.query(...opening(this.name, this.ids.org.ours));
		} else {
			const hash = createHash('sha256').update(tokenOf(this.name, this.ids)).digest();
			await owner.query('select platform.open_session($1)', [hash]);
		}
		const { rows } = await owner.query<{ began: string; home: string | null }>(
			'select pg_current_xact_id()::text as began, platform.org()::text as home'
		);
		if (rows[0]) ({ began: this.began, home: this.home } = rows[0]);
	}

	/** What this speaker reaches in a table with a command. Changing and removing look at nothing first. */
	async reach(table: string, command: Command): Promise<Answer> {
		const shape = this.scene.shapes.get(table);
		if (!shape) return { error: 'no such table' };
		return this.answer(this.statements(table, shape, command), (keys) => {
			if (command !== 'remove') return keys;
			const left = new Set(keys);
			return this.scene.rows.filter((row) => row.table === table && !left.has(row.key)).map((row) => row.key);
		});
	}

	/** Tries to hand every row it may change to an organisation; returns the rows that went. */
	async giveAway(table: string, org: string): Promise<Answer> {
		const shape = this.scene.shapes.get(table);
		if (!shape?.tenant) return { keys: [] };
		return this.answer(this.changing(table, shape, org), (keys) => keys);
	}

	/** Sends the statements at once, reads the keys that the last one finds, and undoes them all. */
	private async answer(statements: string[], told: (keys: string[]) => string[]): Promise<Answer> {
		const { owner } = this.scene;
		const undo = ['rollback to savepoint trial', 'release savepoint trial'];
		try {
			const all = ['savepoint trial', ...statements, ...undo].join(';\n');
			const results = (await owner.query(all)) as unknown as pg.QueryResult<{ key: string }>[];
			const found = results[statements.length]?.rows ?? [];
			return { keys: told(found.map(({ key }) => key)).sort() };
		} catch (error) {
			await owner.query(undo.join(';'));
			const { code, message } = error as pg.DatabaseError;
			return code === refusal ? { keys: [] } : { error: `${code} ${message}` };
		}
	}

	private statements(table: string, shape: Shape, command: Command): string[] {
		if (command === 'see') return [keysOf(table, shape)];
		if (command === 'change') return this.changing(table, shape, this.home ?? this.ids.org.ours);
		if (command === 'remove') return [`delete from ${table}`, 'reset role', keysOf(table, shape)];
		const columns = shape.columns.map(({ name }) => `"${name}"`).join(', ');
		return [`select trial.adds('${table}', ${pg.escapeLiteral(shape.key)}, ${pg.escapeLiteral(columns)}) as key`];
	}

	private changing(table: string, shape: Shape, org: string): string[] {
		return [
			...this.lendTenant(table, shape),
			`update ${table} set ${assignment(shape, org)}`,
			'reset role',
			keysOf(table, shape, `xmin::text::bigint >= ${this.began}`)
		];
	}

	// Which columns may be changed stands in the matrix on its own; here rows are on trial, and the organisation is what is set.
	private lendTenant(table: string, shape: Shape): string[] {
		if (!shape.tenant) return [];
		return [
			'reset role',
			`do $$ begin if has_any_column_privilege('kith_app', '${table}', 'update') then
			grant update (${shape.tenant}) on ${table} to kith_app; end if; end $$`,
			`set local role ${this.login}`
		];
	}
}

const keysOf = (table: string, shape: Shape, where = 'true') =>
	`select ${shape.key} as key from ${table} where ${where}`;

function opening(name: string, org: string): [string, string[]] {
	if (name === 'job' || name === 'host') return [`select platform.open_as_${name}($1)`, [org]];
	return ['select platform.open_as($1, $2, $3)', [org, name, wordOf(exampleKey)]];
}

// A statement that reads nothing: reading would need the right to see as well, and hide what may be changed unseen.
function assignment(shape: Shape, org: string): string {
	return shape.tenant ? `${shape.tenant} = '${org}'` : `"${shape.columns.at(-1)?.name}" = default`;
}
