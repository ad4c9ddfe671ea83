import { randomBytes } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lockCampaign } from '../locks.ts';
import { getProject } from '../project/queries.server.ts';
import type { CampaignFields, TargetFields } from './form.ts';
import { mayRunCampaign } from './policy.ts';
import { bandsOf, getCampaign, listTargets, type Campaign } from './queries.server.ts';

/** How many groups a campaign can have to hear. */
export const mostTargets = 30;

/** A project begins to ask: a name, its days, its questions, and an address of its own that anybody may answer by. */
export async function startCampaign(
	tx: Tx,
	projectId: string,
	{ id, name, opensOn, closesOn, prompts }: CampaignFields & { id: string }
): Promise<Outcome<never, string>> {
	await getProject(tx, projectId);
	if (!mayRunCampaign(tx.actor, { projectId })) throw new Forbidden();
	const link = randomBytes(15).toString('base64url');
	const days = { opens_on: opensOn, closes_on: closesOn };
	const who = { org_id: tx.actor.orgId, created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.campaign')
		.values({ ...who, ...days, id, project_id: projectId, name: JSON.stringify(name), link })
		.execute();
	const rows = prompts.map(({ asks, probe }, at) => ({
		...{ org_id: tx.actor.orgId, campaign_id: id, place: at + 1 },
		...{ asks: JSON.stringify(asks), probe: JSON.stringify(probe) }
	}));
	await tx.db.insertInto('coproduction.prompt').values(rows).execute();
	await record(tx, 'coproduction.campaign.started', { project: projectId, campaign: id });
	return doneWith(id);
}

/** A campaign whom the speaker runs, held until this is done. Throws NotFound, Forbidden. */
async function toRun(tx: Tx, id: string): Promise<Campaign> {
	const campaign = await getCampaign(tx, id);
	if (!mayRunCampaign(tx.actor, campaign)) throw new Forbidden();
	await lockCampaign(tx, id);
	return getCampaign(tx, id);
}

/** One group more that the campaign has to hear. */
export async function addTarget(
	tx: Tx,
	campaignId: string,
	{ id, label, aim, askNext }: TargetFields & { id: string }
): Promise<Outcome<'enough' | 'closed', string>> {
	const { closedAt } = await toRun(tx, campaignId);
	if (closedAt) return refused('closed');
	const place = (await listTargets(tx, campaignId)).length + 1;
	if (place > mostTargets) return refused('enough');
	const words = { label: JSON.stringify(label), ask_next: JSON.stringify(askNext) };
	await tx.db
		.insertInto('coproduction.target')
		.values({ org_id: tx.actor.orgId, id, campaign_id: campaignId, place, aim, ...words })
		.execute();
	await record(tx, 'coproduction.target.added', { campaign: campaignId, target: id });
	return doneWith(id);
}

/** Says why nobody of a group was heard, and what was done instead. It is kept as it was when the campaign is closed. */
export async function sayWhyNobody(
	tx: Tx,
	campaignId: string,
	targetId: string,
	why: string
): Promise<Outcome<'closed'>> {
	const { closedAt } = await toRun(tx, campaignId);
	if (closedAt) return refused('closed');
	const target = (await listTargets(tx, campaignId)).find(({ id }) => id === targetId);
	if (!target) throw new NotFound();
	await tx.db.updateTable('coproduction.target').set({ why_nobody: why }).where('id', '=', targetId).execute();
	await record(tx, 'coproduction.target.explained', { campaign: campaignId, target: targetId });
	return done;
}

/** Closes a campaign. While nobody spoke for one of its groups and nobody said why, it stays open. Twice is once. */
export async function closeCampaign(tx: Tx, campaignId: string): Promise<Outcome<'say-why'>> {
	const { closedAt } = await toRun(tx, campaignId);
	if (closedAt) return done;
	const heard = await bandsOf(tx, campaignId);
	const targets = await listTargets(tx, campaignId);
	if (targets.some(({ id, whyNobody }) => heard[id] === 'nobody' && !whyNobody)) return refused('say-why');
	await tx.db
		.updateTable('coproduction.campaign')
		.set({ closed_at: tx.now, closed_by: tx.actor.id })
		.where('id', '=', campaignId)
		.execute();
	await record(tx, 'coproduction.campaign.closed', { campaign: campaignId });
	return done;
}
