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
// already was let through by the policy.
const tries = `
	create schema trial;
	grant usage on schema trial to kith_app;
	create function trial.adds(named text, columns text, originals jsonb[]) returns integer[] language plpgsql as $$
	declare
		let_through integer[] := '{}';
	begin
		for at in 1 .. cardinality(originals) loop
			begin
				execute format('insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, $1)', named, columns) using originals[at];
				let_through := let_through || at;
			exception
				when insufficient_privilege then null;
				when unique_violation then let_through := let_through || at;
			end;
		end loop;
		return let_through;
	end $$;
	grant execute on function trial.adds to kith_app;`;

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
			this.began = (await owner.query<{ xid: string }>('select pg_current_xact_id()::text as xid')).rows[0]?.xid ?? '0';
			await owner.query(`set local role ${this.login}`);
			await this.speak();
			return await work();
		} finally {
			await owner.query('rollback');
		}
	}

	private async speak(): Promise<void> {
		const { owner } = this.scene;
		if (['visitor', 'door', 'link', 'job', 'host'].includes(this.name)) {
			await owner.query(...opening(this.name, this.ids.org.ours));
			return;
		}
		const hash = createHash('sha256').update(tokenOf(this.name, this.ids)).digest();
		await owner.query('select platform.open_session($1)', [hash]);
	}

	/** What this speaker reaches in a table with a command. Changing and removing look at nothing first. */
	async reach(table: string, command: Command): Promise<Answer> {
		const shape = this.scene.shapes.get(table);
		if (!shape) return { error: 'no such table' };
		await this.scene.owner.query('savepoint trial');
		try {
			return { keys: (await this.attempt(table, shape, command)).sort() };
		} catch (error) {
			const { code, message } = error as pg.DatabaseError;
			return code === refusal ? { keys: [] } : { error: `${code} ${message}` };
		} finally {
			await this.scene.owner.query('rollback to savepoint trial');
		}
	}

	private attempt(table: string, shape: Shape, command: Command): Promise<string[]> {
		if (command === 'see') return this.keys(table, shape);
		if (command === 'add') return this.added(table, shape);
		if (command === 'change') return this.changed(table, shape, this.ids.org.ours);
		return this.removed(table, shape);
	}

	private async keys(table: string, shape: Shape, where = 'true'): Promise<string[]> {
		const { rows } = await this.scene.owner.query<{ key: string }>(
			`select ${shape.key} as key from ${table} where ${where}`
		);
		return rows.map(({ key }) => key);
	}

	private async added(table: string, shape: Shape): Promise<string[]> {
		const { owner } = this.scene;
		await owner.query('reset role');
		const { rows } = await owner.query<{ key: string; original: string }>(
			`select ${shape.key} as key, to_jsonb(t)::text as original from ${table} t`
		);
		await owner.query(`set local role ${this.login}`);
		const columns = shape.columns.map(({ name }) => `"${name}"`).join(', ');
		const originals = rows.map(({ original }) => original);
		const answer = await owner.query<{ adds: number[] }>('select trial.adds($1, $2, $3::jsonb[]) as adds', [
			table,
			columns,
			originals
		]);
		return (answer.rows[0]?.adds ?? []).map((at) => rows[at - 1]?.key ?? '');
	}

	private async changed(table: string, shape: Shape, org: string): Promise<string[]> {
		const { owner } = this.scene;
		const home = (await owner.query<{ org: string | null }>('select platform.org()::text as org')).rows[0]?.org ?? org;
		await this.lendTenant(table, shape);
		await owner.query(`update ${table} set ${assignment(shape, org === this.ids.org.ours ? home : org)}`);
		await owner.query('reset role');
		return this.keys(table, shape, `xmin::text::bigint >= ${this.began}`);
	}

	// Which columns may be changed stands in the matrix on its own; here rows are on trial, and the organisation is what is set.
	private async lendTenant(table: string, shape: Shape): Promise<void> {
		if (!shape.tenant) return;
		const { owner } = this.scene;
		await owner.query('reset role');
		await owner.query(`do $$ begin if has_any_column_privilege('kith_app', '${table}', 'update') then
			grant update (${shape.tenant}) on ${table} to kith_app; end if; end $$`);
		await owner.query(`set local role ${this.login}`);
	}

	private async removed(table: string, shape: Shape): Promise<string[]> {
		const { owner } = this.scene;
		await owner.query(`delete from ${table}`);
		await owner.query('reset role');
		const left = new Set(await this.keys(table, shape));
		return this.scene.rows.filter((row) => row.table === table && !left.has(row.key)).map((row) => row.key);
	}

	/** Tries to hand every row it may change to an organisation; returns the rows that went. */
	async giveAway(table: string, org: string): Promise<Answer> {
		const shape = this.scene.shapes.get(table);
		if (!shape?.tenant) return { keys: [] };
		await this.scene.owner.query('savepoint trial');
		try {
			return { keys: await this.changed(table, shape, org) };
		} catch (error) {
			const { code, message } = error as pg.DatabaseError;
			return code === refusal ? { keys: [] } : { error: `${code} ${message}` };
		} finally {
			await this.scene.owner.query('rollback to savepoint trial');
		}
	}
}

function opening(name: string, org: string): [string, string[]] {
	if (name === 'job' || name === 'host') return [`select platform.open_as_${name}($1)`, [org]];
	return ['select platform.open_as($1, $2, $3)', [org, name, wordOf(exampleKey)]];
}

// A statement that reads nothing: reading would need the right to see as well, and hide what may be changed unseen.
function assignment(shape: Shape, org: string): string {
	return shape.tenant ? `${shape.tenant} = '${org}'` : `"${shape.columns.at(-1)?.name}" = default`;
}
