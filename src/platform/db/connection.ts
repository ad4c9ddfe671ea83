import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { begin, isPipelined, sendTogether } from './one-packet.ts';
import type { DB } from './tables.generated.ts';

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool of connections as one login; `close` waits for the work under way. */
export interface Connection {
	db: Kysely<DB>;
	close(): Promise<void>;
}

/** A pool of connections as the app's own unprivileged role. Statements are prepared once a connection. */
export function connect(appUrl: string, size = 10): Connection {
	const pool = new pg.Pool({
		connectionString: appUrl,
		max: size,
		pipeline: isPipelined,
		connectionTimeoutMillis: 10_000
	} as pg.PoolConfig);
	pool.on('error', () => undefined); // an idle connection that PostgreSQL closed; the pool opens another
	// one that is cut while it works: the statement under way fails and says so; without this the whole process would end
	pool.on('connect', (client) => client.on('error', () => undefined));
	const names = new Map<string, string>();
	const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool, names) }) });
	return { db, close: () => db.destroy() };
}

function preparing(pool: pg.Pool, names: Map<string, string>) {
	return {
		options: {},
		connect: async () => prepared(await pool.connect(), names),
		end: () => pool.end()
	};
}

function prepared(client: pg.PoolClient, names: Map<string, string>): PostgresPoolClient {
	return {
		processID: null,
		query(text: string | object, values?: readonly unknown[]) {
			if (typeof text !== 'string') throw new Error('cursors do not go through a pipelined connection');
			sendTogether(client);
			if (text === 'begin') return begin(client);
			return client.query({ name: nameOf(text, names), text, values: values as unknown[] });
		},
		release: () => client.release()
	} as unknown as PostgresPoolClient;
}

function nameOf(text: string, names: Map<string, string>): string {
	let name = names.get(text);
	if (!name) {
		name = createHash('sha1').update(text).digest('base64url');
		if (names.size < 2000) names.set(text, name);
	}
	return name;
}
