import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { hashOfReceipt } from '../note/policy.ts';

/** One thing that became of what somebody said: that it came, a theme it belongs to, what was decided, what is done. */
export interface Became {
	kind: 'note' | 'theme' | 'decision' | 'promise';
	/** Null for the note itself: nothing leads to it. */
	id: string | null;
	projectId: string;
	/** What it is called; of the note, what was asked. Never what she said. */
	words: Words;
	state: string;
	why: Words;
	day: string | null;
	isPublic: boolean;
}

/** What became of one thing that somebody said. */
export interface WhatBecame {
	/** Where it is on her own page: how she takes it off. */
	teller: string | null;
	wantsWord: boolean;
	became: Became[];
}

async function becameOf(tx: Tx, receipt: Buffer): Promise<Became[]> {
	const { rows } = await sql<Became>`
		select kind, id, project_id as "projectId", words, state, why, day, is_public as "isPublic"
		from coproduction.became(${receipt}) order by array_position(array['note', 'theme', 'decision', 'promise'], kind), day, id`.execute(
		tx.db
	);
	return rows;
}

/** What became of the note of a code, for whoever has the code; undefined where there is none. */
export async function findByReceipt(tx: Tx, code: string): Promise<WhatBecame | undefined> {
	const became = await becameOf(tx, hashOfReceipt(code));
	return became.length ? { teller: null, wantsWord: false, became } : undefined;
}

/** What became of all that she put on her own page. */
export async function listMine(tx: Tx): Promise<WhatBecame[]> {
	if (!tx.actor.id) return [];
	const rows = await tx.db
		.selectFrom('coproduction.note_teller')
		.select(['id', 'receipt_hash as receipt', 'wants_word as wantsWord'])
		.where('person_id', '=', tx.actor.id)
		.orderBy('id')
		.execute();
	const all: WhatBecame[] = [];
	for (const { id, receipt, wantsWord } of rows)
		all.push({ teller: id, wantsWord, became: await becameOf(tx, receipt) });
	return all;
}

/** Whether she put anything on her own page that she said. */
export async function hasMine(tx: Tx): Promise<boolean> {
	if (!tx.actor.id) return false;
	const row = await tx.db
		.selectFrom('coproduction.note_teller')
		.select('id')
		.where('person_id', '=', tx.actor.id)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
