import { sql } from 'kysely';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { soughtFor, type Filter, type Order, type Search } from './form.ts';

/** Somebody on the list of all people: what tells her from others called the same, and where she comes. */
export interface Listed {
	id: string;
	called: string;
	language: string;
	/** Since when she is written down. */
	since: Date;
	children: string[];
	courses: { id: string; label: Words; state: 'place' | 'offered' | 'waiting' }[];
}

/** One page of the people of all courses who fit what is looked for. Staff who come to no course are left out. */
export async function listPeople(tx: Tx, search: Search, page = 1): Promise<Page<Listed>> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { limit, offset } = rowsOf(page);
	const { rows } = await sql<Listed>`
		with listed as materialized (
			select d.org_id, d.id, d.called, d.name_key, d.language, d.created_at from people.directory d
			where ${sought(tx, search.typed)} and ${narrowed(tx, search.filter)}
				and exists (${everAsked})
			order by ${inOrder(search.order)} limit ${limit} offset ${offset}
		)
		select d.id, d.called, d.language, d.created_at as since,
			coalesce((select json_agg(k.first_name order by k.created_at, k.id) from people.child_card k
				where k.org_id = d.org_id and k.person_id = d.id and k.put_away_at is null), '[]') as children,
			coalesce((select json_agg(json_build_object('id', c.id, 'label', c.label, 'state', r.state) order by r.joined_at desc)
				from programmes.registration r join programmes.course_card c on c.org_id = r.org_id and c.id = r.cohort_id
				where r.org_id = d.org_id and r.person_id = d.id and r.state <> 'left'), '[]') as courses
		from listed d order by ${inOrder(search.order)}`.execute(tx.db);
	return pageOf(rows, pageLength);
}

// asked of one person after another in their order: of two conditions joined by "or" everybody's would be read first
const everAsked = sql`select from programmes.registration r where r.org_id = d.org_id and r.person_id = d.id
	union all select from programmes.attendance a where a.org_id = d.org_id and a.person_id = d.id
	union all select from programmes.imported i where i.org_id = d.org_id and i.row_id = d.id and i.part = 'person'`;

const inOrder = (order: Order) =>
	order === 'newest' ? sql`d.created_at desc, d.id desc` : sql`d.name_key collate "C", d.id`;

function sought(tx: Tx, typed: string) {
	if (!typed.trim()) return sql`true`;
	const { words, address, digits } = soughtFor(typed, tx.zone);
	return sql`d.id in (select people.found(${words}::text[], ${address}::text, ${digits}::text))`;
}

function narrowed(tx: Tx, filter: Filter) {
	const which = { waiting, 'no-word': noWord, new: isNew, creche };
	return filter === 'all' ? sql`true` : which[filter](tx);
}

const running = (tx: Tx) => sql`select s.cohort_id from programmes.meeting s where s.ends_at > ${tx.now}::timestamptz`;
const waiting = (
	tx: Tx
) => sql`exists (select from programmes.registration r where r.org_id = d.org_id and r.person_id = d.id
	and r.state = 'waiting' and r.cohort_id in (${running(tx)}))`;
const creche = (tx: Tx) => sql`exists (select from creche.asked c where c.org_id = d.org_id and c.person_id = d.id
	and c.state <> 'left' and c.circle_id in (${running(tx)}))`;
const isNew = (tx: Tx) => sql`d.created_at > ${tx.now}::timestamptz - interval '30 days'`;
/** She has a place in a course that goes on, and at its last meeting there was no word from her. */
const noWord = (tx: Tx) => sql`exists (select from programmes.registration r
	join lateral (select s.id, s.starts_at from programmes.meeting s where s.org_id = r.org_id and s.cohort_id = r.cohort_id
		and s.ends_at <= ${tx.now}::timestamptz and (r.session_id is null or r.session_id = s.id) order by s.starts_at desc limit 1) met on true
	left join programmes.attendance a on a.org_id = r.org_id and a.session_id = met.id and a.person_id = r.person_id
	where r.org_id = d.org_id and r.person_id = d.id and r.state = 'place' and r.place_at < met.starts_at
		and r.cohort_id in (${running(tx)}) and coalesce(a.state, 'no-word') = 'no-word')`;
