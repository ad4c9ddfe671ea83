import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayBar } from './policy.ts';

/** A child, with who must not collect it. For the safeguarding lead. */
export interface ChildWithBars {
	id: string;
	firstName: string;
	parent: string;
	bars: { id: string; called: string }[];
	/** How often somebody who is barred collected it all the same, because a facilitator decided so. */
	letPast: { called: string; decidedBy: string; at: Date }[];
}

/** Every child whom somebody must not collect, or with `who` those of that name or with a parent of it. Not her own. Throws Forbidden. */
export async function listChildrenWithBars(tx: Tx, who?: string): Promise<ChildWithBars[]> {
	if (!mayBar(tx.actor)) throw new Forbidden();
	const like = `%${(who ?? '').replace(/[\\%_]/g, '\\$&')}%`;
	const { rows } = await sql<
		Omit<ChildWithBars, 'letPast'> & { letPast: { called: string; decidedBy: string; at: string }[] }
	>`
		with bars as (select b.child_id, json_agg(json_build_object('id', b.id, 'called', b.called) order by b.written_at, b.id) as bars
			from creche.barred b where b.lifted_at is null group by b.child_id),
		past as (select l.child_id, json_agg(json_build_object('called', l.called, 'decidedBy', l.decided_by, 'at', l.noted_at) order by l.noted_at desc) as past
			from creche.let_past l group by l.child_id)
		select k.id, k.first_name as "firstName", coalesce(p.called, '') as parent, coalesce(b.bars, '[]') as bars, coalesce(l.past, '[]') as "letPast"
		from people.child_card k left join people.card p on p.id = k.person_id left join bars b on b.child_id = k.id left join past l on l.child_id = k.id
		where k.person_id is distinct from ${tx.actor.id}::uuid
			and case when ${who ?? ''} = '' then b.child_id is not null else k.first_name ilike ${like} or p.called ilike ${like} end
		order by lower(k.first_name), k.id limit 40`.execute(tx.db);
	return rows.map((row) => ({ ...row, letPast: row.letPast.map((one) => ({ ...one, at: new Date(one.at) })) }));
}

/** What the facilitators of a sitting are called: one of them decides about somebody who is barred. */
export async function listLeaders(tx: Tx, sittingId: string): Promise<string[]> {
	const { rows } = await sql<{
		called: string;
	}>`select called from creche.leaders(${sittingId}::uuid) as called`.execute(tx.db);
	return rows.map(({ called }) => called);
}
