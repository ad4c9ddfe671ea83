import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { mayRunCampaign } from '../campaign/policy.ts';
import { getCampaign } from '../campaign/queries.server.ts';
import { lockNote } from '../locks.ts';
import { readNote } from '../note/commands.server.ts';
import { getNote } from '../note/queries.server.ts';
import { getTheme } from '../theme/queries.server.ts';
import { stretchIn } from './fold.ts';

/**
 * Marks a stretch of a note for a theme: its words as they stand in the answer, or all of the answer. With it the note counts as read. Marked
 * twice is marked once.
 */
export async function markPassage(
	tx: Tx,
	noteId: string,
	{ place, theme, stretch }: { place: number; theme: string; stretch: string }
): Promise<Outcome<'not-there' | 'taken-back' | 'joined'>> {
	const { campaignId } = await getNote(tx, noteId);
	const campaign = await getCampaign(tx, campaignId);
	if (!mayRunCampaign(tx.actor, campaign)) throw new Forbidden();
	await lockNote(tx, noteId);
	const note = await getNote(tx, noteId);
	const { id, projectId, mergedInto } = await getTheme(tx, theme);
	if (projectId !== campaign.projectId) throw new NotFound();
	if (mergedInto) return refused('joined');
	if (note.state !== 'handed-in') return refused('taken-back');
	const words = note.answers[place];
	const found = words ? stretchIn(words, stretch) : undefined;
	if (!found) return refused('not-there');
	await tx.db
		.insertInto('coproduction.passage')
		.values({ org_id: tx.actor.orgId, note_id: noteId, place, ...found, theme_id: id, marked_by: tx.actor.id })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'coproduction.passage.marked', { note: noteId, theme: id });
	return readNote(tx, noteId);
}

/** A mark is taken away again. Throws NotFound. */
export async function unmarkPassage(tx: Tx, noteId: string, passageId: string): Promise<Outcome<never>> {
	const { campaignId } = await getNote(tx, noteId);
	if (!mayRunCampaign(tx.actor, await getCampaign(tx, campaignId))) throw new Forbidden();
	const gone = await tx.db
		.deleteFrom('coproduction.passage')
		.where('id', '=', passageId)
		.where('note_id', '=', noteId)
		.executeTakeFirst();
	if (!gone.numDeletedRows) throw new NotFound();
	await record(tx, 'coproduction.passage.unmarked', { note: noteId });
	return done;
}
