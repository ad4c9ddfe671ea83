import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** A count of the heads in the room. */
export interface HeadSums {
	adults: number | null;
	children: number | null;
}

/** The heads of a meeting: the count that stands, how many walked in whose names nobody wrote down, and who counted what where two did and do not agree. */
export interface HeadsOfMeeting extends HeadSums {
	walkIns: number;
	differs: (HeadSums & { called: string; at: Date })[];
}

// sheets that were typed in and taps alike; whose record was erased meanwhile stands beside them
const countsOf = (sessions: RawBuilder<unknown>) => sql`
	select session_id, typed_at as at, 0 as seq, typed_by as who, walk_ins, adults, children from programmes.sheet
		where session_id = any (${sessions}) and typed_at is not null and (walk_ins > 0 or adults is not null)
	union all select session_id, counted_at, seq, counted_by, 0, adults, children from programmes.head_count
		where session_id = any (${sessions}) and not nameless`;

/** The heads counted at a meeting: the last count, on a sheet that was typed in or on a phone, and those who came and have no name any more; nothing where nobody counted. */
export async function findHeads(tx: Tx, sessionId: string): Promise<HeadsOfMeeting | undefined> {
	const { rows } = await sql<HeadSums & { walkIns: number }>`
		with counts as (${countsOf(sql`array[${sessionId}::uuid]`)}),
			gone as (select count(*)::int as many from programmes.head_count where session_id = ${sessionId} and nameless)
		select coalesce(c.walk_ins, 0) + gone.many as "walkIns", c.adults, c.children
			from gone left join (select * from counts order by at desc, seq desc limit 1) c on true
			where c.at is not null or gone.many > 0`.execute(tx.db);
	const [heads] = rows;
	return heads && { ...heads, differs: await listDiffering(tx, sessionId) };
}

/** The last count of each who counted, where two do not agree; empty where they do, or one counted alone. */
async function listDiffering(tx: Tx, sessionId: string): Promise<HeadsOfMeeting['differs']> {
	const { rows } = await sql<HeadsOfMeeting['differs'][number]>`
		with counts as (${countsOf(sql`array[${sessionId}::uuid]`)})
		select distinct on (c.who) coalesce(p.called, '') as called, c.at, c.adults, c.children
		from counts c left join people.card p on p.id = c.who where c.adults is not null order by c.who, c.at desc, c.seq desc`.execute(
		tx.db
	);
	const said = new Set(rows.map(({ adults, children }) => `${adults} ${children}`));
	return said.size > 1 ? rows.sort((one, other) => other.at.getTime() - one.at.getTime()) : [];
}

/** The grown-ups counted last at each of these meetings, by its id; a meeting at which nobody counted is not in it. */
export async function countedAt(tx: Tx, sessions: readonly string[]): Promise<Map<string, number>> {
	const { rows } = await sql<{ session: string; adults: number }>`
		with counts as (${countsOf(sql`${sessions}::uuid[]`)})
		select distinct on (session_id) session_id as session, adults from counts where adults is not null
		order by session_id, at desc, seq desc`.execute(tx.db);
	return new Map(rows.map(({ session, adults }) => [session, adults]));
}
