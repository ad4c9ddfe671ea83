import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMigrations } from '#platform/db/migration-files.ts';
import { root } from './sources.ts';

const frozen = JSON.parse(readFileSync(join(root, 'db/frozen.json'), 'utf8')) as Record<string, string>;
const now = Object.fromEntries(
	(await readMigrations(join(root, 'db/migrations'))).map(({ name, checksum }) => [name, checksum])
);

test('no migration is edited once it is written down: a change is a new migration, and scripts/schema.ts writes its checksum', () => {
	expect(Object.keys(now).length).toBeGreaterThan(6);
	expect(now).toEqual(frozen);
});

test('migrations are read in the order of their numbers, and a letter follows the number that it belongs to', () => {
	const names = Object.keys(now);
	expect(names).toEqual(names.toSorted());
	const numbers = new Set(names.filter((name) => /^\d{4}-/.test(name)).map((name) => name.slice(0, 4)));
	expect(names.filter((name) => !numbers.has(name.slice(0, 4)))).toEqual([]);
});
