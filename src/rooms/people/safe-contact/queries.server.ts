import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { alertReachOf, noRules, reachOf, signInReachOf, type Reach, type SafeContact, type Ways } from './policy.ts';

/**
 * Which way, and from when, a message may reach this person: every sender asks here and obeys. `by-hand` means that
 * somebody rings or texts her. `sign-in` is for the letter she asked for on the sign-in page and for no other, `alert` for
 * concerns that wait for a safeguarding lead.
 */
export async function reachable(
	tx: Tx,
	personId: string,
	at: Date,
	why: 'news' | 'sign-in' | 'alert' = 'news'
): Promise<Reach> {
	const { ways, zone } = await waysTo(tx, personId);
	if (why === 'alert') return alertReachOf(ways, at);
	return why === 'sign-in' ? signInReachOf(ways, at) : reachOf(ways, at, zone);
}

/** Whether this person may be reached now through this channel, whatever the hour. */
export async function mayReach(tx: Tx, personId: string, channel: 'email' | 'text' | 'call'): Promise<boolean> {
	const { ways } = await waysTo(tx, personId);
	if (ways.closed || !ways.agreed || !ways.rules.days.length) return false;
	if (channel === 'email') return ways.rules.mayEmail && (ways.email ?? ways.signInEmail) !== null;
	return ways.phone !== null && (channel === 'text' ? ways.rules.mayText : ways.rules.mayCall);
}

/** How and when it is safe to reach this person; the rules of somebody who set none when she set none. */
export async function getSafeContact(tx: Tx, personId: string): Promise<SafeContact> {
	const row = await tx.db
		.selectFrom('people.safe_contact')
		.selectAll()
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row ? safeContactOf(row) : noRules;
}

async function waysTo(tx: Tx, personId: string): Promise<{ ways: Ways; zone: string }> {
	const account = await tx.db
		.selectFrom('platform.account as account')
		.innerJoin('platform.organisation as organisation', 'organisation.id', 'account.org_id')
		.leftJoin('platform.sign_in_name as name', 'name.account_id', 'account.id')
		.select(['account.closed_at', 'organisation.time_zone', 'name.email'])
		.where('account.id', '=', personId)
		.executeTakeFirst();
	if (!account) throw new NotFound();
	const addresses = await tx.db
		.selectFrom('people.address')
		.select(['kind', 'value'])
		.where('person_id', '=', personId)
		.execute();
	const of = (kind: string) => addresses.find((address) => address.kind === kind)?.value ?? null;
	const ways = {
		email: of('email'),
		signInEmail: account.email,
		phone: of('phone'),
		rules: await getSafeContact(tx, personId),
		agreed: await agreedToContact(tx, personId),
		closed: account.closed_at !== null
	};
	return { ways, zone: account.time_zone };
}

// The newest answer counts. Nobody asked, nobody refused: staff and those a facilitator wrote down are not asked by a form.
async function agreedToContact(tx: Tx, personId: string): Promise<boolean> {
	const newest = await tx.db
		.selectFrom('people.consent')
		.select('given')
		.where('person_id', '=', personId)
		.where('purpose', '=', 'contact')
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return newest?.given ?? true;
}

interface Row {
	may_email: boolean;
	may_text: boolean;
	may_call: boolean;
	may_leave_message: boolean;
	from_hour: number;
	to_hour: number;
	days: number[];
	note: string | null;
}

function safeContactOf(row: Row): SafeContact {
	return {
		mayEmail: row.may_email,
		mayText: row.may_text,
		mayCall: row.may_call,
		mayLeaveMessage: row.may_leave_message,
		fromHour: row.from_hour,
		toHour: row.to_hour,
		days: row.days,
		note: row.note ?? ''
	};
}
