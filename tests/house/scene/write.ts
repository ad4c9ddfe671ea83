import { instant } from '#platform/clock.ts';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from '#platform/db/ids.ts';

/** What a row is to the people of the scene. */
export interface About {
	org?: string;
	/** Whom it is about. */
	of?: string;
	/** Who wrote it. */
	by?: string;
	/** The course it belongs to. */
	circle?: string;
	/** Words of the matrix that are true of it: day, open, draft … */
	marks?: readonly string[];
}

/** A row of the scene: where it stands, its key, and what it is. */
export interface Placed extends About {
	table: string;
	key: string;
}

interface Column {
	name: string;
	type: string;
	required: boolean;
}

export interface Shape {
	columns: Column[];
	/** SQL that says a row's primary key as one text. */
	key: string;
	/** A column that a statement may set without reading anything. */
	tenant: string | null;
}

/** Puts rows into every table and remembers what each of them is. */
export class Scene {
	readonly rows: Placed[] = [];
	readonly owner: pg.Client;
	readonly shapes: Map<string, Shape>;
	constructor(owner: pg.Client, shapes: Map<string, Shape>) {
		this.owner = owner;
		this.shapes = shapes;
	}

	/** Adds one row; what must be there and was not said is filled in. Returns its id. */
	async put(table: string, values: Record<string, unknown>, about: About): Promise<string> {
		const shape = this.shapes.get(table);
		if (!shape) throw new Error(`There is no table ${table}.`);
		const row = filled(shape.columns, {
			...(about.org && shape.tenant ? { [shape.tenant]: about.org } : {}),
			...values
		});
		const names = Object.keys(row);
		const { rows } = await this.owner.query<{ key: string }>(
			`insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning ${shape.key} as key`,
			Object.values(row)
		);
		this.rows.push({ table, key: rows[0]?.key ?? '', ...about });
		return typeof row.id === 'string' ? row.id : '';
	}

	/** Remembers a row that the database wrote by itself when another was put. */
	noteWritten(table: string, key: string, about: About): void {
		this.rows.push({ table, key, ...about });
	}
}

function filled(columns: Column[], given: Record<string, unknown>): Record<string, unknown> {
	for (const name of Object.keys(given))
		if (!columns.some((column) => column.name === name)) throw new Error(`No column ${name}.`);
	const row = { ...given };
	for (const { name, type, required } of columns) {
		if (name === 'id' && row.id === undefined) row.id = uuidv7();
		else if (required && row[name] === undefined) row[name] = plain(type);
	}
	return row;
}

function plain(type: string): unknown {
	if (/int|numeric/.test(type)) return 1;
	if (/bool/.test(type)) return false;
	if (/json|words/.test(type)) return '{}';
	if (/bytea/.test(type)) return randomBytes(32);
	if (/date|time/.test(type)) return new Date(instant() + 864e5);
	if (/\[\]/.test(type)) return '{}';
	return 'Willow';
}

const tables = `
	select n.nspname || '.' || c.relname as name,
		(select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
				'required', a.attnotnull and not a.atthasdef) order by a.attnum)
			from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
		(select string_agg(format('t.%I::text', a.attname), ' || ''/'' || ' order by array_position(i.indkey::smallint[], a.attnum))
			from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[])
			where i.indrelid = c.oid and i.indisprimary) as key
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'pg_toast', 'public')
	order by 1`;

/** Every table of the house as the database itself describes it. */
export async function shapesOf(owner: pg.Client): Promise<Map<string, Shape>> {
	const { rows } = await owner.query<{ name: string; columns: Column[]; key: string }>(tables);
	return new Map(
		rows.map(({ name, columns, key }) => [
			name,
			{ columns, key: key.replaceAll('t.', ''), tenant: tenantOf(name, columns) }
		])
	);
}

function tenantOf(table: string, columns: Column[]): string | null {
	if (table === 'platform.organisation') return 'id';
	return columns.some(({ name }) => name === 'org_id') ? 'org_id' : null;
}
