import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { QuotedIn, Setting } from './form.ts';

/** What somebody said when she was asked. */
export interface HeardNote {
	id: string;
	campaignId: string;
	setting: Setting;
	people: number;
	heardOn: string;
	language: string;
	quoted: QuotedIn;
	state: 'draft' | 'handed-in' | 'withdrawn';
	handedInOn: string | null;
	readOn: string | null;
	version: number;
	/** Whether the reader wrote it down. */
	isOwn: boolean;
	/** Her words to each question, by its place. */
	answers: Record<number, string>;
	/** The groups she belongs to, by their ids. */
	targets: string[];
}

const notes = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.note as note')
		.select(['note.id', 'note.campaign_id as campaignId', 'note.setting', 'note.people', 'note.heard_on as heardOn'])
		.select(['note.language', 'note.quoted', 'note.state', 'note.handed_in_on as handedInOn', 'note.read_on as readOn'])
		.select('note.version')
		.select(
			sql<boolean>`note.listener_id is not distinct from ${tx.actor.id}::uuid and note.listener_id is not null`.as(
				'isOwn'
			)
		)
		.select(
			sql<Record<number, string>>`(select coalesce(jsonb_object_agg(a.place, a.words), '{}') from coproduction.answer a
				where a.org_id = note.org_id and a.note_id = note.id)`.as('answers')
		)
		.select(
			sql<
				string[]
			>`array(select nt.target_id from coproduction.note_target nt join coproduction.target t on t.org_id = nt.org_id and t.id = nt.target_id
				where nt.org_id = note.org_id and nt.note_id = note.id order by t.place)`.as('targets')
		)
		.$narrowType<{ setting: Setting; quoted: QuotedIn; state: HeardNote['state'] }>();

/** One note. Throws NotFound. */
export async function getNote(tx: Tx, id: string): Promise<HeardNote> {
	const note = isId(id) ? await notes(tx).where('note.id', '=', id).executeTakeFirst() : undefined;
	if (!note) throw new NotFound();
	return note;
}

/** What the speaker wrote down for a campaign: drafts, and what she handed in within seven days. */
export async function listOwnNotes(tx: Tx, campaignId: string): Promise<HeardNote[]> {
	return notes(tx)
		.where('note.campaign_id', '=', campaignId)
		.where('note.listener_id', '=', tx.actor.id)
		.where('note.state', '<>', 'withdrawn')
		.where(sql<boolean>`(note.state = 'draft' or note.handed_in_on > ${tx.now}::date - 7)`)
		.orderBy(sql`note.state = 'draft'`, 'desc')
		.orderBy('note.heard_on', 'desc')
		.orderBy('note.id')
		.execute();
}

/** The notes of a campaign that the speaker may read, those nobody has read first; a page of them. */
export async function listNotes(tx: Tx, campaignId: string, offset = 0, most = 50): Promise<HeardNote[]> {
	return notes(tx)
		.where('note.campaign_id', '=', campaignId)
		.where('note.state', '=', 'handed-in')
		.orderBy(sql`note.read_on is not null`)
		.orderBy('note.heard_on')
		.orderBy('note.id')
		.offset(offset)
		.limit(most)
		.execute();
}

/** Whether the speaker was named to listen for a campaign, and still does. */
export async function isListener(tx: Tx, campaignId: string): Promise<boolean> {
	const { rows } = await sql<{ is: boolean }>`
		select ${campaignId}::uuid in (select coproduction.own_campaigns()) as is`.execute(tx.db);
	return rows[0]?.is ?? false;
}

/** Whether whoever said it wants to hear what becomes of it; for who wrote it down. */
export async function hasReceipt(tx: Tx, noteId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('coproduction.note_teller')
		.select('note_id')
		.where('note_id', '=', noteId)
		.executeTakeFirst();
	return row !== undefined;
}

/** What this noun holds about a person: for which campaigns she listens, what she still sees of what she wrote down, and what she said under her account. */
export async function copyOfListening(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const own = notes(tx).where('note.listener_id', '=', personId);
	return {
		'coproduction.listener': await tx.db
			.selectFrom('coproduction.listener')
			.select(['campaign_id', 'until', 'briefed_on', 'named_at'])
			.where('account_id', '=', personId)
			.execute(),
		'coproduction.note': await own.execute(),
		'coproduction.note_teller': await tx.db
			.selectFrom('coproduction.note_teller')
			.select(['note_id', 'wants_word'])
			.where('person_id', '=', personId)
			.execute()
	};
}
