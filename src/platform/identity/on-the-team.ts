import type { Tx } from '../db/tx.ts';

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
