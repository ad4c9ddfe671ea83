// Writes down what the migrations add up to: db/schema.sql for people, src/platform/db/tables.generated.ts for the compiler.
// Run it after changing db/migrations; with --check it only says whether the two files still tell the truth.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { dumpSchema } from '../src/platform/db/dump.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { readMigrations } from '../src/platform/db/migration-files.ts';
import { openDatabase } from '../src/platform/db/open.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

const SCHEMA = 'db/schema.sql';
const TABLES = 'src/platform/db/tables.generated.ts';
const FROZEN = 'db/frozen.json';

// as src/platform/db/connection.ts reads them: days as text, whole and decimal numbers as numbers
const TYPES = ['--date-parser', 'string', '--numeric-parser', 'number', '--type-mapping', '{"int8":"number"}'];
const OTHERS = ['--exclude-pattern', '{graphile_worker,migrations}.*'];

async function tableTypes(ownerUrl: string, folder: string): Promise<string> {
	const out = join(folder, 'tables.ts');
	const codegen = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js');
	const args = [codegen, '--dialect', 'postgres', '--out-file', out, '--log-level', 'error', ...TYPES, ...OTHERS];
	await run(process.execPath, args, { cwd: folder, env: { ...process.env, DATABASE_URL: ownerUrl } });
	return format(await readFile(out, 'utf8'), { ...(await resolveConfig(join(root, TABLES))), parser: 'typescript' });
}

async function generate(): Promise<Record<string, string>> {
	const [dataDir, folder] = [
		await mkdtemp(join(tmpdir(), 'kith-schema-')),
		await mkdtemp(join(tmpdir(), 'kith-tables-'))
	];
	try {
		const database = await openDatabase({ dataDir, forTests: true });
		try {
			await migrate(database.ownerUrl);
			return { [SCHEMA]: await dumpSchema(database.ownerUrl), [TABLES]: await tableTypes(database.ownerUrl, folder) };
		} finally {
			await database.stop();
		}
	} finally {
		for (const made of [dataDir, folder]) await rm(made, { recursive: true, force: true });
	}
}

async function difference(file: string, wanted: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'kith-drift-'));
	const fresh = join(folder, 'as-migrated');
	await writeFile(fresh, wanted);
	const args = ['diff', '--no-index', '--no-color', '--', file, fresh];
	const shown = await run('git', args, { cwd: root }).catch((error: { stdout?: string }) => error);
	await rm(folder, { recursive: true });
	return shown.stdout ?? '';
}

async function check(file: string, wanted: string): Promise<boolean> {
	const committed = await readFile(join(root, file), 'utf8').catch(() => undefined);
	if (committed === wanted) return true;
	console.error(`${file} no longer tells what the migrations do. Run: node_modules/.bin/node scripts/schema.ts`);
	console.error(committed === undefined ? 'The file is missing.' : await difference(file, wanted));
	return false;
}

/** Writes down the checksum of every migration that has none yet: from then on it is never edited (tests/house/frozen.test.ts). */
async function freeze(): Promise<void> {
	const frozen = JSON.parse(await readFile(join(root, FROZEN), 'utf8')) as Record<string, string>;
	for (const { name, checksum } of await readMigrations(join(root, 'db/migrations'))) frozen[name] ??= checksum;
	await writeFile(join(root, FROZEN), `${JSON.stringify(frozen, null, '\t')}\n`);
}

const files = Object.entries(await generate());
if (process.argv.includes('--check')) {
	const verdicts = await Promise.all(files.map(([file, text]) => check(file, text)));
	process.exitCode = verdicts.every(Boolean) ? 0 : 1;
} else {
	for (const [file, text] of files) await writeFile(join(root, file), text);
	await freeze();
	console.log(`Written: ${files.map(([file]) => file).join(', ')}`);
}
