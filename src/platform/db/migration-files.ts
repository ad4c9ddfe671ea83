// The migrations as they stand in the code: plain SQL, numbered, forward only.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One step of the database's history. */
export type Migration = { name: string; checksum: string; sql: string };

// a letter where one change touches two rooms, such as 0008-programmes-x and 0008b-people-x
const NAME = /^(\d{4}[a-z]?)-[a-z0-9-]+\.sql$/;

function refuseOddNames(names: readonly string[]): void {
	const odd = names.find((name) => !NAME.test(name));
	if (odd) throw new Error(`db/migrations/${odd} is not named like 0001-what-it-does.sql.`);
	const numberOf = (name: string) => name.split('-')[0] ?? '';
	const twice = names.find((name, at) => at > 0 && numberOf(names[at - 1] ?? '') === numberOf(name));
	if (twice) throw new Error(`Two migrations have the number ${numberOf(twice)}: give the newer one the next number.`);
}

/** Reads the migrations in the order they are to run. */
export async function readMigrations(folder: string): Promise<Migration[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	refuseOddNames(names);
	return Promise.all(
		names.map(async (name) => {
			// a checkout on Windows may turn line ends; that is no change of the migration
			const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
			return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
		})
	);
}
