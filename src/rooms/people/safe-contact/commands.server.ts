import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { type SafeContact, mayKeepOwnDetails } from './policy.ts';

/** She changes how and when it is safe to reach her; every sender obeys from now on. */
export async function changeSafeContact(tx: Tx, personId: string, rules: SafeContact): Promise<Outcome<never>> {
	if (!mayKeepOwnDetails(tx.actor, personId)) throw new Forbidden();
	await writeSafeContact(tx, personId, rules);
	return done;
}

/** Writes down how and when it is safe to reach somebody; whoever calls this has asked whether it may be. */
export async function writeSafeContact(tx: Tx, personId: string, rules: SafeContact): Promise<void> {
	const columns = columnsOf(rules);
	await tx.db
		.insertInto('people.safe_contact')
		.values({ org_id: tx.actor.orgId, person_id: personId, ...columns })
		.onConflict((conflict) => conflict.columns(['org_id', 'person_id']).doUpdateSet({ ...columns, changed_at: tx.now }))
		.execute();
	await record(tx, 'people.safe-contact.changed', { person: personId });
}

/** The rules as the table keeps them. */
export function columnsOf(rules: SafeContact) {
	return {
		may_email: rules.mayEmail,
		may_text: rules.mayText,
		may_call: rules.mayCall,
		may_leave_message: rules.mayLeaveMessage,
		from_hour: rules.fromHour,
		to_hour: rules.toHour,
		days: [...rules.days],
		note: rules.note || null
	};
}
