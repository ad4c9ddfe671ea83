import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PromptWords } from './form.ts';
import type { Band } from './policy.ts';

/** A few questions that a project asks many people. */
export interface Campaign {
	id: string;
	projectId: string;
	name: Words;
	opensOn: string;
	closesOn: string;
	link: string;
	closedAt: Date | null;
	version: number;
}

/** One question of a campaign, at its place. */
export interface Prompt extends PromptWords {
	place: number;
}

/** A group that a campaign has to hear. */
export interface Target {
	id: string;
	place: number;
	label: Words;
	aim: number;
	askNext: Words;
	whyNobody: string | null;
}

const campaigns = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.campaign')
		.select(['id', 'project_id as projectId', 'name', 'opens_on as opensOn', 'closes_on as closesOn', 'link'])
		.select(['closed_at as closedAt', 'version'])
		.$narrowType<{ name: Words }>();

/** The campaigns of a project that the speaker may know of, the newest first. */
export async function listCampaigns(tx: Tx, projectId: string): Promise<Campaign[]> {
	return campaigns(tx).where('project_id', '=', projectId).orderBy('opens_on', 'desc').orderBy('id').execute();
}

/** One campaign. Throws NotFound. */
export async function getCampaign(tx: Tx, id: string): Promise<Campaign> {
	const campaign = isId(id) ? await campaigns(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!campaign) throw new NotFound();
	return campaign;
}

/** The campaign behind an address that anybody may answer by. Throws NotFound. */
export async function getCampaignByLink(door: Tx, link: string): Promise<Campaign> {
	const campaign = await campaigns(door).where('link', '=', link.slice(0, 40)).executeTakeFirst();
	if (!campaign) throw new NotFound();
	return campaign;
}

/** The campaigns for which the speaker was named to listen, and which nobody has closed. */
export async function listOwnCampaigns(tx: Tx): Promise<Campaign[]> {
	return campaigns(tx)
		.where('id', 'in', sql<string>`(select coproduction.own_campaigns())`)
		.where('closed_at', 'is', null)
		.orderBy('opens_on')
		.orderBy('id')
		.execute();
}

/** The questions of a campaign in their order. */
export async function listPrompts(tx: Tx, campaignId: string): Promise<Prompt[]> {
	return tx.db
		.selectFrom('coproduction.prompt')
		.select(['place', 'asks', 'probe'])
		.where('campaign_id', '=', campaignId)
		.orderBy('place')
		.$narrowType<{ asks: Words; probe: Words }>()
		.execute();
}

/** The groups that a campaign has to hear. */
export async function listTargets(tx: Tx, campaignId: string): Promise<Target[]> {
	return tx.db
		.selectFrom('coproduction.target')
		.select(['id', 'place', 'label', 'aim', 'ask_next as askNext', 'why_nobody as whyNobody'])
		.where('campaign_id', '=', campaignId)
		.orderBy('place')
		.$narrowType<{ label: Words; askNext: Words }>()
		.execute();
}

/** How well each group was heard, by its id; nobody gets a number by this. */
export async function bandsOf(tx: Tx, campaignId: string): Promise<Record<string, Band>> {
	const { rows } = await sql<{ target_id: string; band: Band }>`
		select target_id, band from coproduction.bands(${campaignId}::uuid)`.execute(tx.db);
	return Object.fromEntries(rows.map((row) => [row.target_id, row.band]));
}

/** A number of notes and people by something that tells them apart. */
export interface HeardBy {
	key: string;
	notes: number;
	people: number;
}

/** How many were heard of each group, by its id; for those who may read the notes. */
export async function heardByTarget(tx: Tx, campaignId: string): Promise<HeardBy[]> {
	const { rows } = await sql<HeardBy>`
		select nt.target_id as key, count(*)::int as notes, sum(n.people)::int as people
		from coproduction.note_target nt join coproduction.note n on n.org_id = nt.org_id and n.id = nt.note_id
		where n.campaign_id = ${campaignId}::uuid and n.state = 'handed-in' group by nt.target_id`.execute(tx.db);
	return rows;
}

/** How many were heard in each language, or in each setting, most first; for those who may read the notes. */
export async function heardBy(tx: Tx, campaignId: string, what: 'language' | 'setting'): Promise<HeardBy[]> {
	return tx.db
		.selectFrom('coproduction.note')
		.select(({ fn }) => [`${what} as key`, fn.countAll<number>().as('notes'), fn.sum<number>('people').as('people')])
		.where('campaign_id', '=', campaignId)
		.where('state', '=', 'handed-in')
		.groupBy(what)
		.orderBy('people', 'desc')
		.orderBy('key')
		.$narrowType<HeardBy>()
		.execute();
}

/** How many notes and people a campaign has heard, and how many notes were taken back; for those who may read the notes. */
export async function countHeard(
	tx: Tx,
	campaignId: string
): Promise<{ notes: number; people: number; takenBack: number; languages: number }> {
	const { rows } = await sql<{ notes: number; people: number; takenBack: number; languages: number }>`
		select count(*) filter (where state = 'handed-in')::int as notes, coalesce(sum(people) filter (where state = 'handed-in'), 0)::int as people,
			count(*) filter (where state = 'withdrawn')::int as "takenBack", count(distinct language) filter (where state = 'handed-in')::int as languages
		from coproduction.note where campaign_id = ${campaignId}::uuid and state <> 'draft'`.execute(tx.db);
	return rows[0] ?? { notes: 0, people: 0, takenBack: 0, languages: 0 };
}
