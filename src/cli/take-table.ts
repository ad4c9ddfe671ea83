import { writeFileSync } from 'node:fs';
import { connect } from '../platform/db/connection.ts';
import { inTransaction, type Tx } from '../platform/db/tx.ts';
import { record } from '../platform/audit/record.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { endSession, hashOf, openSession } from '../platform/identity/session.ts';
import { Forbidden } from '../platform/outcome.ts';
import { csvOf, workbookOf, type Rows } from '../platform/sheets/write.ts';
import { takeAttendance } from '#rooms/programmes/desk/attendance-table/commands.server.ts';
import { columnChoices, type Column } from '#rooms/programmes/desk/attendance-table/form.ts';
import { takeAllCosts } from '#rooms/programmes/desk/cost/commands.server.ts';
import { takeAllRosters } from '#rooms/programmes/desk/roster/commands.server.ts';
import { takeClaims } from '#rooms/programmes/taking-part/claim/commands.server.ts';
import { m } from '#messages';
import { Misuse } from './misuse.ts';
import { addressOf } from './read.ts';
import { answer, type Out } from './out.ts';
import { dataDirThere, withHouse } from './place.ts';
import type { TableName } from './table-names.ts';

interface Given {
	name: TableName;
	csv?: true;
	xlsx?: true;
	out: string;
	as: string;
	organisation?: string;
	data?: string;
	json: boolean;
}

/** Writes a table as somebody of the team would take it from its page: what she may not see is not in it. Exit 1 where it is not hers. */
export async function takeTable(given: Given, out: Out): Promise<number> {
	if (Boolean(given.csv) === Boolean(given.xlsx)) throw new Misuse(m.shell_csv_or_xlsx());
	const email = addressOf(given.as);
	return withHouse(dataDirThere(given.data), async ({ settled }) => {
		const [app, host] = [connect(settled.appUrl, 1), connect(settled.hostUrl, 1)];
		try {
			const { id: orgId } = await findOrganisation(host.db, { slug: given.organisation });
			const rows = await takeAs({ app: app.db, host: host.db }, { orgId, email, name: given.name });
			if (!rows) {
				out.stderr(`${m.shell_not_hers({ email })}\n`);
				return 1;
			}
			writeFileSync(given.out, given.csv ? csvOf(rows) : await workbookOf(rows), { mode: 0o600 });
			const count = rows.length - 1;
			answer(out, given.json, { table: given.name, out: given.out, rows: count }, `${given.out}: ${count}`);
			return 0;
		} finally {
			await app.close();
			await host.close();
		}
	});
}

type Database = Parameters<typeof inTransaction>[0];

/** A table as somebody takes it who signs in with this address; nothing where there is nobody, or it is not hers. */
export async function takeAs(
	{ app, host }: { app: Database; host: Database },
	{ orgId, email, name }: { orgId: string; email: string; name: TableName }
): Promise<Rows | null> {
	const account = await inTransaction(host, { orgId, kind: 'host' }, (tx) => accountOf(tx, email, name));
	return account ? rowsAs(app, { orgId, account }, name) : null;
}

/** Whose address it is; that a table is taken as her is written down. */
async function accountOf(host: Tx, email: string, table: TableName): Promise<string | undefined> {
	const row = await host.db
		.selectFrom('platform.sign_in_name')
		.select('account_id')
		.where('email', '=', email)
		.executeTakeFirst();
	if (row) await record(host, 'programmes.table.taken', { account: row.account_id, table });
	return row?.account_id;
}

/** The rows as she sees them, in a session of hers that is ended at once; nothing where the table is not for her. */
async function rowsAs(
	db: Database,
	{ orgId, account }: { orgId: string; account: string },
	name: TableName
): Promise<Rows | null> {
	const { token } = await inTransaction(db, { orgId, kind: 'door' }, (door) => openSession(door, account, true));
	try {
		return await inTransaction(db, { session: hashOf(token) }, (tx) => takers[name](tx));
	} catch (problem) {
		if (problem instanceof Forbidden) return null;
		throw problem;
	} finally {
		await inTransaction(db, { orgId, kind: 'door' }, (door) => endSession(door, token));
	}
}

const attendanceBy = (by: Column) => (tx: Tx) =>
	takeAttendance(tx, { by: [by], period: 'twelve-months', forReaders: false });

/** What takes each table. */
const takers: Record<TableName, (tx: Tx) => Promise<Rows>> = {
	...(Object.fromEntries(columnChoices.map((by) => [`attendance-by-${by}`, attendanceBy(by)])) as Record<
		`attendance-by-${Column}`,
		(tx: Tx) => Promise<Rows>
	>),
	claims: takeClaims,
	rosters: takeAllRosters,
	costs: takeAllCosts
};
