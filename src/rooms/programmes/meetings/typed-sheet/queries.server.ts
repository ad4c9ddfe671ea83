import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { TypedSheet } from './form.ts';

/** A printed register. `people` is who stands on it, by the numbers of its lines, from 1. */
export interface Sheet {
	id: string;
	number: number;
	people: string[];
	printedAt: Date;
	typedAt: Date | null;
}

/** The sheets of a meeting, the one that was printed last first. */
export async function listSheets(tx: Tx, sessionId: string): Promise<Sheet[]> {
	return tx.db
		.selectFrom('programmes.sheet')
		.select(['id', 'number', 'people', 'printed_at as printedAt', 'typed_at as typedAt'])
		.where('session_id', '=', sessionId)
		.orderBy('number', 'desc')
		.execute();
}

/** One sheet of a meeting, by its number. Throws NotFound. */
export async function getSheet(tx: Tx, sessionId: string, number: number): Promise<Sheet> {
	const found = (await listSheets(tx, sessionId)).find((sheet) => sheet.number === number);
	if (!found) throw new NotFound();
	return found;
}

/** The heads counted at a meeting: the last count, on a sheet that was typed in or on a phone, and those who came and have no name any more; nothing where nobody counted. */
export async function findHeads(tx: Tx, sessionId: string): Promise<Omit<TypedSheet, 'lines'> | undefined> {
	const { rows } = await sql<Omit<TypedSheet, 'lines'>>`
		with counts as (
			select typed_at as at, walk_ins, adults, children from programmes.sheet
				where session_id = ${sessionId} and typed_at is not null and (walk_ins > 0 or adults is not null)
			union all select counted_at, 0, adults, children from programmes.head_count where session_id = ${sessionId} and not nameless
		), gone as (select count(*)::int as many from programmes.head_count where session_id = ${sessionId} and nameless)
		select coalesce(c.walk_ins, 0) + gone.many as "walkIns", c.adults, c.children
			from gone left join (select * from counts order by at desc limit 1) c on true
			where c.at is not null or gone.many > 0`.execute(tx.db);
	return rows[0];
}
