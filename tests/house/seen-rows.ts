// Every row that somebody sees, table by table, as one word each: two worlds are compared by it.
import type { World } from './worlds.ts';
import { Trial } from './trial.ts';

const logins = { job: 'kith_worker', host: 'kith_host' } as Record<string, string>;

/** For each table that a login may read, its columns that it may read. */
const readable = `
	select table_schema || '.' || table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
	from information_schema.columns
	where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'public', 'trial')
		and has_schema_privilege($1, table_schema, 'usage')
		and has_column_privilege($1, quote_ident(table_schema) || '.' || quote_ident(table_name), column_name, 'select')
	group by 1 order by 1`;

export type Seen = Map<string, string>;

/** What somebody sees of every table and view, after a fault was planted. */
export async function seenBy({ set }: World, name: string, fault?: string): Promise<Seen> {
	const { owner } = set.scene;
	const trial = new Trial(set.scene, set.ids, name);
	return trial.within(async () => {
		const { rows: tables } = await owner.query<{ name: string; columns: string }>(readable, [
			logins[name] ?? 'kith_app'
		]);
		const each = tables.map(
			(table) =>
				`select '${table.name}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as rows
				from (select ${table.columns} from ${table.name}) t`
		);
		const { rows } = await owner.query<{ name: string; rows: string }>(each.join('\nunion all\n'));
		return new Map(rows.map((row) => [row.name, row.rows]));
	}, fault);
}
