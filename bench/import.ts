// What it costs to bring in a list of 5,000 people, to bring in a register of 5,000 lines, and to take both back, by the clock:
// node --conditions=source bench/import.ts. Ends with 1 when one of the two takes more than 20 seconds from the file to the last row.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../src/platform/db/connection.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDatabase } from '../src/platform/db/open.ts';
import { tellWord } from '../src/platform/db/word.ts';
import { inTransaction, type Tx } from '../src/platform/db/tx.ts';
import { makeAccount, makeOrganisation } from '../src/platform/identity/examples.ts';
import { hashOf, openSession } from '../src/platform/identity/session.ts';
import { settle } from '../src/platform/runtime.ts';
import { readTable } from '../src/platform/sheets/read.ts';
import { workbookOf } from '../src/platform/sheets/write.ts';
import { makeCohort } from '../src/rooms/programmes/courses/cohort/examples.ts';
import { carryOutImport, planImport, undoImport } from '../src/rooms/programmes/desk/import/commands.server.ts';
import type { ImportKind } from '../src/rooms/programmes/desk/import/form.ts';
import { machine } from './machine.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kith-import-'));
const database = await openDatabase({ dataDir, forTests: true });
const installationKey = Buffer.alloc(32, 'bench').toString('base64url');
const place = {
	dataDir,
	origin: 'http://localhost',
	demonstration: true,
	mailFrom: 'a@example.org',
	trustProxy: false
};
settle({ ...database, ...place, installationKey });
await migrate(database.ownerUrl);
await tellWord(database.ownerUrl, installationKey);
const [app, owner] = [connect(database.appUrl), connect(database.ownerUrl)];
const orgId = await makeOrganisation(owner.db);
const coordinator = await makeAccount(owner.db, orgId, 'ruth@example.org', ['coordinator']);
const { token } = await inTransaction(app.db, { orgId, kind: 'door' }, (door) => openSession(door, coordinator, true));
const speaks = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(app.db, { session: hashOf(token) }, work);
const run = await speaks((tx) => makeCohort(tx, {}));

const people = [
	['Name', 'E-mail', 'Mobile', 'Language'],
	...Array.from({ length: 5000 }, (_, n) => [
		`Ána Nº ${n}`,
		`ana${n}@example.org`,
		`07700 9${String(n).padStart(5, '0')}`,
		n % 3 ? 'en' : 'Español'
	])
];
const register = [
	['Name', 'Date', 'Attended'],
	...Array.from({ length: 5000 }, (_, n) => [
		`Bea Nº ${n % 500}`,
		`2024-0${1 + (Math.floor(n / 500) % 9)}-1${Math.floor(n / 4500)}`,
		n % 4 ? 'came' : 'no'
	])
];

/** Seconds from the bytes of a file to the last row, and those in which it is all taken back. */
async function take(kind: ImportKind, rows: string[][]): Promise<{ seconds: number; back: number }> {
	const bytes = await workbookOf(rows);
	const began = performance.now();
	const earlier = { run: run.id, earlier: kind === 'register', named: kind === 'register' ? 'Tuesdays' : '' };
	const what = { kind, table: await readTable(bytes, 'list.xlsx'), area: null, said: {}, register: earlier };
	const { digest } = await speaks((tx) => planImport(tx, what));
	const done = await speaks((tx) => carryOutImport(tx, what, digest));
	const seconds = (performance.now() - began) / 1000;
	const again = performance.now();
	const undone = done.ok ? await speaks((tx) => undoImport(tx, done.value)) : done;
	if (!done.ok || !undone.ok) throw new Error(`${kind}: ${JSON.stringify([done, undone])}`);
	return { seconds, back: (performance.now() - again) / 1000 };
}

console.log(machine());
let isOver = false;
for (const [kind, rows] of [['people', people] as const, ['register', register] as const]) {
	const { seconds, back } = await take(kind, rows);
	isOver ||= seconds > 20;
	console.log(
		`${kind}: ${rows.length - 1} rows brought in within ${seconds.toFixed(1)} s, taken back within ${back.toFixed(1)} s`
	);
}
await app.close();
await owner.close();
await database.stop();
rmSync(dataDir, { recursive: true });
process.exitCode = isOver ? 1 : 0;
