import type { Tx } from '../db/tx.ts';

/** Whether somebody is on the team now, or will be by a role that was given and begins later. */
export async function isGivenRole(tx: Tx, accountId: string): Promise<boolean> {
	const role = await tx.db
		.selectFrom('platform.role_given')
		.select('id')
		.where('account_id', '=', accountId)
		.where('role', '<>', 'outside_contact')
		.executeTakeFirst();
	return role !== undefined;
}

/** Whether somebody is on the team now. An outside contact is not: she hears by letter, and nothing opens to her. */
export async function holdsRoleNow(tx: Tx, accountId: string): Promise<boolean> {
	const role = await tx.db
		.selectFrom('platform.role_now')
		.select('id')
		.where('account_id', '=', accountId)
		.where('role', '<>', 'outside_contact')
		.executeTakeFirst();
	return role !== undefined;
}
