import { instant } from '../clock.ts';
import type { Kysely } from 'kysely';
import { uuidv7 } from '../db/ids.ts';
import type { DB } from '../db/tables.generated.ts';
import type { Role } from '../db/tx.ts';

/** A new charity, known by nothing but its id. */
export async function makeOrganisation(owner: Kysely<DB>): Promise<string> {
	const id = uuidv7();
	const values = { id, slug: `house-${id.slice(-12)}`, name: 'Willow Lane' };
	await owner.insertInto('platform.organisation').values(values).execute();
	return id;
}

/** An account that signs in with this address, and the roles it holds for a year from yesterday on. */
export async function makeAccount(owner: Kysely<DB>, orgId: string, email: string, roles: readonly Role[] = []) {
	const id = uuidv7();
	await owner.insertInto('platform.account').values({ org_id: orgId, id, language: 'en' }).execute();
	await owner.insertInto('platform.sign_in_name').values({ org_id: orgId, account_id: id, email }).execute();
	for (const role of roles) await grant(owner, orgId, id, role);
	return id;
}

/** A role in the whole organisation, from yesterday on for a year; returns the grant's id. */
export async function grant(owner: Kysely<DB>, orgId: string, accountId: string, role: Role): Promise<string> {
	const id = uuidv7();
	const [since, until] = [new Date(instant() - 864e5), new Date(instant() + 365 * 864e5)];
	const values = { org_id: orgId, id, account_id: accountId, role, since, until, why: 'example' };
	await owner.insertInto('platform.role_grant').values(values).execute();
	return id;
}
