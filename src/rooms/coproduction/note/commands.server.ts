import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { campaignStands, mayRunCampaign, todayOf } from '../campaign/policy.ts';
import { getCampaign, getCampaignByLink, listPrompts, listTargets, type Campaign } from '../campaign/queries.server.ts';
import { lockNote } from '../locks.ts';
import type { LinkNote, NoteFields } from './form.ts';
import { hashOfReceipt, idOfLinkNote, mayListen, receiptOfNote, type ListeningRefusal } from './policy.ts';
import { getNote, isListener, type HeardNote } from './queries.server.ts';

/** A campaign for which the speaker may write notes. Throws NotFound, Forbidden. */
async function toHear(tx: Tx, campaignId: string): Promise<Campaign> {
	const campaign = await getCampaign(tx, campaignId);
	if (!mayListen(tx.actor, campaign, await isListener(tx, campaignId))) throw new Forbidden();
	return campaign;
}

function obstacle(tx: Tx, campaign: Campaign, heardOn: string): ListeningRefusal | undefined {
	const stands = campaignStands(campaign, todayOf(tx));
	if (stands === 'closed') return 'closed';
	if (stands === 'coming') return 'not-yet';
	return heardOn > todayOf(tx) ? 'day-ahead' : undefined;
}

/** Writes down what somebody said: as a draft that its writer alone sees, or handed in. */
export async function writeNote(
	tx: Tx,
	campaignId: string,
	{ id, isDraft, ...fields }: NoteFields & { id: string; isDraft: boolean }
): Promise<Outcome<ListeningRefusal, string>> {
	const campaign = await toHear(tx, campaignId);
	const reason = obstacle(tx, campaign, fields.heardOn);
	if (reason) return refused(reason);
	const row = { org_id: tx.actor.orgId, id, campaign_id: campaignId, listener_id: tx.actor.id, ...columnsOf(fields) };
	await tx.db.insertInto('coproduction.note').values(row).execute();
	await writeContent(tx, campaign, id, fields);
	await record(tx, 'coproduction.note.written', { campaign: campaignId, note: id });
	if (!isDraft) await handOver(tx, id);
	return doneWith(id);
}

/** Goes on writing a draft, unless it was changed since the page was opened. */
export async function changeNote(
	tx: Tx,
	id: string,
	version: number,
	{ isDraft, ...fields }: NoteFields & { isDraft: boolean }
): Promise<Outcome<ListeningRefusal | 'changed-meanwhile' | 'handed-in', string>> {
	const note = await ownNote(tx, id);
	const campaign = await toHear(tx, note.campaignId);
	if (note.state !== 'draft') return refused('handed-in');
	if (note.version !== version) return refused('changed-meanwhile');
	const reason = obstacle(tx, campaign, fields.heardOn);
	if (reason) return refused(reason);
	await tx.db
		.updateTable('coproduction.note')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	for (const table of ['coproduction.answer', 'coproduction.note_target', 'coproduction.note_teller'] as const)
		await tx.db.deleteFrom(table).where('note_id', '=', id).execute();
	await writeContent(tx, campaign, id, fields);
	await record(tx, 'coproduction.note.changed', { note: id });
	if (!isDraft) await handOver(tx, id);
	return doneWith(id);
}

/** A draft is thrown away by whoever began it. */
export async function throwNoteAway(tx: Tx, id: string): Promise<Outcome<'handed-in'>> {
	const note = await ownNote(tx, id);
	if (note.state !== 'draft') return refused('handed-in');
	await tx.db.deleteFrom('coproduction.note').where('id', '=', id).execute();
	await record(tx, 'coproduction.note.thrown-away', { note: id });
	return done;
}

/** Takes a note back: its words are deleted, and that there was one is still known. By who wrote it down, within seven days, and by those who run the project. */
export async function takeNoteBack(tx: Tx, id: string): Promise<Outcome<never>> {
	await getNote(tx, id);
	await lockNote(tx, id);
	const note = await getNote(tx, id);
	if (!note.isOwn && !mayRunCampaign(tx.actor, await getCampaign(tx, note.campaignId))) throw new Forbidden();
	if (note.state !== 'handed-in') return done;
	await tx.db.deleteFrom('coproduction.answer').where('note_id', '=', id).execute();
	await tx.db.updateTable('coproduction.note').set({ state: 'withdrawn' }).where('id', '=', id).execute();
	await record(tx, 'coproduction.note.taken-back', { note: id });
	return done;
}

/** Somebody of the team has read a note. Twice is once. */
export async function readNote(tx: Tx, id: string): Promise<Outcome<never>> {
	const note = await getNote(tx, id);
	if (!mayRunCampaign(tx.actor, await getCampaign(tx, note.campaignId))) throw new Forbidden();
	if (note.readOn || note.state !== 'handed-in') return done;
	await tx.db
		.updateTable('coproduction.note')
		.set({ read_on: todayOf(tx) })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.note.read', { note: id });
	return done;
}

/**
 * Whoever has the link answers for herself. Nobody is looked up, no account stands in any row, and the same form sent twice is one note. Returns
 * the code on her receipt where she wants to hear what becomes of it.
 */
export async function hearByLink(
	door: Tx,
	link: string,
	{ id: formId, language, quoted, told, targets, answers }: Omit<LinkNote, 'machine'>
): Promise<Outcome<ListeningRefusal, string | null>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	const campaign = await getCampaignByLink(door, link);
	const stands = campaignStands(campaign, todayOf(door));
	if (stands !== 'asking') return refused(stands === 'coming' ? 'not-yet' : 'closed');
	const day = todayOf(door);
	const fields = { setting: 'link' as const, people: 1, heardOn: day, language, quoted, told, targets, answers };
	const id = idOfLinkNote(formId, [campaign.id, fields]);
	const row = { org_id: door.actor.orgId, id, campaign_id: campaign.id, listener_id: null, ...columnsOf(fields) };
	const written = await door.db
		.insertInto('coproduction.note')
		.values({ ...row, state: 'handed-in', handed_in_on: day })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (written.numInsertedOrUpdatedRows) {
		await writeContent(door, campaign, id, fields);
		await record(door, 'coproduction.note.by-link', { campaign: campaign.id });
	}
	return doneWith(told === 'receipt' ? receiptOfNote(id) : null);
}

/** Every minute: notes go two years after their campaign was closed unless they may be quoted, and drafts after thirty days. */
export async function letOldNotesGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const closedBefore = (days: number) =>
		job.db
			.selectFrom('coproduction.campaign')
			.select('id')
			.where('closed_at', '<', new Date(job.now.getTime() - days * 864e5));
	const gone = await job.db
		.deleteFrom('coproduction.note')
		.where((by) =>
			by.or([
				by.and([by('state', '=', 'draft'), by('campaign_id', 'in', closedBefore(30))]),
				by.and([by('quoted', '=', 'nowhere'), by('campaign_id', 'in', closedBefore(731))])
			])
		)
		.executeTakeFirstOrThrow();
	if (gone.numDeletedRows) await record(job, 'coproduction.note.let-go', { count: Number(gone.numDeletedRows) });
}

const columnsOf = ({ setting, people, heardOn, language, quoted }: NoteFields) => ({
	...{ setting, people, heard_on: heardOn, language, quoted }
});

/** Her words to the questions that there are, the groups that there are, and the receipt she wants. */
async function writeContent(tx: Tx, campaign: Campaign, note: string, fields: NoteFields): Promise<void> {
	const own = { org_id: tx.actor.orgId, note_id: note };
	const asked = (await listPrompts(tx, campaign.id)).map(({ place }) => place);
	const answers = asked.flatMap((place) => {
		const words = fields.answers[place];
		return words ? [{ ...own, place, words }] : [];
	});
	if (answers.length) await tx.db.insertInto('coproduction.answer').values(answers).execute();
	const known = (await listTargets(tx, campaign.id)).filter(({ id }) => fields.targets.includes(id));
	const targets = known.map(({ id }) => ({ ...own, target_id: id }));
	if (targets.length) await tx.db.insertInto('coproduction.note_target').values(targets).execute();
	if (fields.told === 'nothing') return;
	const receipt = { ...own, receipt_hash: hashOfReceipt(receiptOfNote(note)) };
	await tx.db.insertInto('coproduction.note_teller').values(receipt).execute();
}

async function handOver(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('coproduction.note')
		.set({ state: 'handed-in', handed_in_on: todayOf(tx) })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.note.handed-in', { note: id });
}

/** A note that the speaker wrote down, held until this is done. Throws NotFound. */
async function ownNote(tx: Tx, id: string): Promise<HeardNote> {
	if (!(await getNote(tx, id)).isOwn) throw new NotFound();
	await lockNote(tx, id);
	return getNote(tx, id);
}
