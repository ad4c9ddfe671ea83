import type { Tx } from '#platform/db/tx.ts';

/** Somebody who listens for a campaign. */
export interface NamedListener {
	accountId: string;
	/** Null where the reader may not see what she is called. */
	called: string | null;
	until: string;
	briefedOn: string | null;
}

/** Who listens for a campaign, for those who run it. */
export async function listListeners(tx: Tx, campaignId: string): Promise<NamedListener[]> {
	return tx.db
		.selectFrom('coproduction.listener as listener')
		.leftJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'listener.org_id').onRef('card.id', '=', 'listener.account_id')
		)
		.select(['listener.account_id as accountId', 'card.called', 'listener.until', 'listener.briefed_on as briefedOn'])
		.where('listener.campaign_id', '=', campaignId)
		.orderBy('card.called')
		.orderBy('listener.account_id')
		.execute();
}

/** The account meant: a person of the project, or whoever signs in with an address; undefined where nobody does. */
export async function accountMeant(
	tx: Tx,
	{ person, email }: { person: string; email: string }
): Promise<string | undefined> {
	if (!person) {
		const named = await tx.db
			.selectFrom('platform.sign_in_name')
			.select('account_id')
			.where('email', '=', email)
			.executeTakeFirst();
		return named?.account_id;
	}
	const known = await tx.db.selectFrom('people.card').select('id').where('id', '=', person).executeTakeFirst();
	return known?.id ?? undefined;
}
