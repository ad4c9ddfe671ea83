import type { Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import { doneWith, Forbidden, refused, type Outcome } from '../outcome.ts';
import { rolesOf } from './appointment/commands.server.ts';
import { isAppointed } from './appointment/policy.ts';
import { mintProof } from './proof.ts';
import { hasSetUp } from './set-up.ts';
import { mayKeepTeam } from './staff.ts';

/**
 * The path of the page where somebody new on the team sets both factors, for a coordinator to hand over where no letter can go.
 * The link is as good as she is, so it is shown only for whoever has never set them up, and who has and is to have no role to which
 * a second person says yes: otherwise whoever coordinates could open the safeguarding records in her name.
 */
export async function setUpLinkFor(atDoor: Tx, accountId: string): Promise<Outcome<'host-alone', string>> {
	if (!mayKeepTeam(atDoor.actor)) throw new Forbidden();
	const asked = await atDoor.db
		.selectFrom('platform.appointment')
		.select('id')
		.where('account_id', '=', accountId)
		.where('answer', 'is', null)
		.executeTakeFirst();
	const isMore = asked !== undefined || (await rolesOf(atDoor, accountId)).some(isAppointed);
	if (isMore || (await hasSetUp(atDoor, accountId))) return refused('host-alone');
	await record(atDoor, 'platform.staff.link-shown', { account: accountId });
	return doneWith(`/staff/set-up/${await mintProof(atDoor, accountId, 'staff-invitation')}`);
}
