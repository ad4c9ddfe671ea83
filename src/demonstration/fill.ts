import pg from 'pg';
import { connect } from '../platform/db/connection.ts';
import { inTransaction, type Role } from '../platform/db/tx.ts';
import { makeDemonstrationLink } from '../platform/identity/demonstration.ts';
import { runtime } from '../platform/runtime.ts';

const staff: Record<string, Role> = { coordinator: 'coordinator', facilitator: 'facilitator', creche: 'creche_worker', safeguardingLead: 'safeguarding_lead', evaluator: 'evaluator' };

/** Fills the demonstration charity, if it is empty, and says where everything is. */
export async function fillDemonstration(origin: string): Promise<Record<string, unknown>> {
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	const { rows } = await owner.query<{ id: string }>("insert into platform.organisation (slug, name) values ('willow-lane', 'Willow Lane') on conflict (slug) do update set name = excluded.name returning id");
	const orgId = rows[0]?.id ?? '';
	const connection = connect(runtime().appUrl, 2);
	const signIn: Record<string, string> = {};
	for (const who of [...Object.keys(staff), 'parent']) {
		const { rows: made } = await owner.query<{ id: string }>("insert into platform.account (org_id, language) values ($1, 'en') returning id", [orgId]);
		const id = made[0]?.id ?? '';
		await owner.query('insert into people.person (org_id, id, called) values ($1, $2, $3)', [orgId, id, who]);
		if (staff[who]) await owner.query("insert into platform.role_grant (org_id, account_id, role, until, why) values ($1, $2, $3, now() + interval '1 year', 'demonstration')", [orgId, id, staff[who]]);
		const token = await inTransaction(connection.db, { orgId, kind: 'door' }, (door) => makeDemonstrationLink(door, id));
		signIn[who] = `${origin}/demo/${token}`;
	}
	await connection.close();
	await owner.end();
	return { url: origin, signIn };
}
