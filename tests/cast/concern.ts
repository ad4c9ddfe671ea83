import { sql } from 'kysely';
import { connect } from '#platform/db/connection.ts';
import { connected } from '#platform/db/connected.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { inTransaction, type Role, type Tx } from '#platform/db/tx.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import type { TestDatabase } from '../support/database.ts';

export type Speaks = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A charity with a lead, a deputy, a conduct lead, a facilitator and a parent; and how each of them speaks. */
export async function concernScene(database: TestDatabase) {
	const orgId = uuidv7();
	const [lead, deputy, conduct] = [uuidv7(), uuidv7(), uuidv7()];
	const people = { lead, deputy, conduct, facilitator: uuidv7(), coordinator: uuidv7(), parent: uuidv7() };
	const circle = uuidv7();
	const [app, worker] = [connect(database.appUrl, 4), connect(database.workerUrl, 2)];
	await connected(database.ownerUrl, async (owner) => {
		await owner.query('insert into platform.organisation (id, slug, name) values ($1, $2, $3)', [
			orgId,
			`c-${orgId.slice(-10)}`,
			'Willow Lane'
		]);
		for (const [called, id] of Object.entries(people)) {
			await owner.query("insert into platform.account (org_id, id, language) values ($1, $2, 'en')", [orgId, id]);
			await owner.query('insert into people.person (org_id, id, called) values ($1, $2, $3)', [orgId, id, called]);
		}
		const grant = (id: string, role: Role, circleId: string | null) =>
			owner.query(
				"insert into platform.role_grant (org_id, account_id, role, circle_id, until, why) values ($1, $2, $3, $4, platform.now() + interval '1 day', 'test')",
				[orgId, id, role, circleId]
			);
		for (const id of [lead, deputy, conduct, people.facilitator, people.coordinator])
			await owner.query(
				'insert into platform.credential (org_id, account_id, totp_confirmed_at) values ($1, $2, platform.now())',
				[orgId, id]
			);
		await grant(lead, 'safeguarding_lead', null);
		await grant(deputy, 'safeguarding_lead', null);
		await grant(conduct, 'conduct_lead', null);
		await grant(people.coordinator, 'coordinator', null);
		await grant(people.facilitator, 'facilitator', circle);
		await owner.query('insert into people.membership (org_id, circle_id, person_id) values ($1, $2, $3)', [
			orgId,
			circle,
			people.parent
		]);
	});
	const as = async (id: string, strong = true): Promise<Speaks> => {
		const { token } = await inTransaction(app.db, { orgId, kind: 'door' }, (door) => openSession(door, id, strong));
		return (work) => inTransaction(app.db, { session: hashOf(token) }, work);
	};
	const job: Speaks = (work) => inTransaction(worker.db, { orgId, kind: 'job' }, work);
	const endRoleOf = (id: string) =>
		connected(database.ownerUrl, (owner) =>
			owner.query('update platform.role_grant set ended_at = platform.now() where account_id = $1', [id])
		);
	const close = () => Promise.all([app.close(), worker.close()]);
	return { orgId, people, as, job, close, endRoleOf };
}

/** The alerts that are in the outbox of the charity. */
export const alerted = (job: Speaks) =>
	job((tx) =>
		tx.db
			.selectFrom('platform.letter')
			.select(['account_id', 'data'])
			.where('kind', '=', 'safeguarding.alert')
			.execute()
	);

/** The rows in which somebody could read of this concern, wherever she may look. */
export const traces = (speaks: Speaks, concern: string) =>
	speaks(async (tx) => {
		const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name
			from pg_policies where cmd = 'SELECT' and schemaname not in ('graphile_worker')`.execute(tx.db);
		const found: string[] = [];
		for (const { name } of tables) {
			const rows = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(name)} t`.execute(tx.db);
			found.push(...rows.rows.filter(({ row }) => row.includes(concern)).map(({ row }) => `${name} ${row}`));
		}
		return found;
	});
