import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { mayRunCampaign } from '../campaign/policy.ts';
import { getCampaign, type Campaign } from '../campaign/queries.server.ts';
import type { ListenerFields } from './form.ts';
import { accountMeant } from './queries.server.ts';

async function runs(tx: Tx, campaignId: string): Promise<Campaign> {
	const campaign = await getCampaign(tx, campaignId);
	if (!mayRunCampaign(tx.actor, campaign)) throw new Forbidden();
	return campaign;
}

/** Names somebody to listen for a campaign, until a day; naming her again changes the days. */
export async function nameListener(tx: Tx, campaignId: string, fields: ListenerFields): Promise<Outcome<'no-page'>> {
	await runs(tx, campaignId);
	const account = await accountMeant(tx, fields);
	if (!account) return refused('no-page');
	const days = { until: fields.until, briefed_on: fields.briefedOn || null };
	await tx.db
		.insertInto('coproduction.listener')
		.values({ org_id: tx.actor.orgId, campaign_id: campaignId, account_id: account, named_by: tx.actor.id, ...days })
		.onConflict((conflict) => conflict.columns(['org_id', 'campaign_id', 'account_id']).doUpdateSet(days))
		.execute();
	await record(tx, 'coproduction.listener.named', { campaign: campaignId, account });
	return done;
}

/** Somebody listens for a campaign no longer. What she handed in stays. Throws NotFound. */
export async function endListener(tx: Tx, campaignId: string, accountId: string): Promise<Outcome<never>> {
	await runs(tx, campaignId);
	const gone = await tx.db
		.deleteFrom('coproduction.listener')
		.where('campaign_id', '=', campaignId)
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	if (!gone.numDeletedRows) throw new NotFound();
	await record(tx, 'coproduction.listener.ended', { campaign: campaignId, account: accountId });
	return done;
}
