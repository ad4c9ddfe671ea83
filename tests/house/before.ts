import { copyFile, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { connected } from '#platform/db/connected.ts';
import { migrate } from '#platform/db/migrate.ts';
import { root } from './sources.ts';

/**
 * A demonstration filled by an earlier release, and the last migration that it had. Each table stands on a line with how many rows follow, one JSON a
 * line; seals, sessions and proofs are left out. A release adds a file of its own and keeps the others.
 */
export const earlier = [{ last: '0033-programmes-kinds.sql', file: '0033-demonstration.gz' }] as const;

/** Tables that have another name today, or lie in another room: what counted their rows before finds them here. */
export const movedTables: Record<string, string> = {
	'programmes.creche_band': 'creche.band',
	'programmes.creche_place': 'creche.place',
	'programmes.creche_visit': 'creche.visit'
};

/** Brings an empty database to where an earlier release left it, and fills it with the rows that it held. Returns how many rows each table has. */
export async function asItWas(url: string, { last, file }: (typeof earlier)[number]): Promise<Map<string, number>> {
	const folder = await mkdtemp(join(tmpdir(), 'kith-before-'));
	try {
		const from = join(root, 'db/migrations');
		for (const name of (await readdir(from)).filter((name) => name <= last))
			await copyFile(join(from, name), join(folder, name));
		await migrate(url, folder);
		return await connected(url, (client) => putRows(client, file));
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** The columns of a table that are written, and not reckoned from others. */
const written = `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
	where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;

async function putRows(client: pg.Client, file: string): Promise<Map<string, number>> {
	const lines = gunzipSync(await readFile(join(root, 'tests/house/before', file)))
		.toString()
		.trimEnd()
		.split('\n');
	const counts = new Map<string, number>();
	await client.query(`set session_replication_role = 'replica'`); // the rows went by every trigger and key when they were written
	for (let at = 0; at < lines.length;) {
		const [table = '', count = '0'] = lines[at]?.split('\t') ?? [];
		const rows = `[${lines.slice(at + 1, at + 1 + Number(count)).join(',')}]`;
		const columns = (await client.query<{ names: string }>(written, [table])).rows[0]?.names ?? '';
		await client.query(
			`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
			[rows]
		);
		counts.set(table, Number(count));
		at += 1 + Number(count);
	}
	await client.query(`set session_replication_role = 'origin'`);
	return counts;
}
