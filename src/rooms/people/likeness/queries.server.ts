import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import { pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import type { Tx } from '#platform/db/tx.ts';
import { spellingsOfPhone } from '#platform/forms/phone.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayBeTold, maySayTwo, mostAlike, mostSharers, type Alike, type WhyAlike } from './policy.ts';

/** Whom somebody is like, at most three records, among those that whoever asks may see: nobody of the team, and nobody of whom it was said that they are two. */
export async function findAlike(tx: Tx, personId: string): Promise<Alike[]> {
	if (!isId(personId)) return [];
	return (await findAlikeOf(tx, [personId])).get(personId) ?? [];
}

/** The same of several people at once. */
export async function findAlikeOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Alike[]>> {
	if (!mayBeTold(tx.actor)) return new Map();
	const pairs = await comparePeople(tx, personIds);
	const of = Map.groupBy(pairs, ({ personId }) => personId);
	return new Map(
		[...of].map(([id, all]) => [id, all.slice(0, mostAlike).map(({ personId: _, sameName: __, ...one }) => one)])
	);
}

interface Compared extends Alike {
	personId: string;
	sameName: boolean;
}

/** The records that these people are like, as far as whoever asks sees them: the likeliest first. Numbers are compared in their international form, however each was kept. */
export async function comparePeople(tx: Tx, personIds: readonly string[]): Promise<Compared[]> {
	if (!personIds.length) return [];
	const ways = await waysOf(tx, personIds);
	const { rows } = await sql<Compared>`
		with mine as (select * from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as w(person uuid, kind text, value text)),
		alike as (
			select distinct mine.person as id, other.person_id as other, other.kind as why, case other.kind when 'email' then 1 else 2 end as rank
				from mine join people.address other on other.value = mine.value and other.kind = mine.kind and other.person_id <> mine.person
			union all
			select one.id, other.id, 'name-and-child', 3 from people.person one
				join people.person other on other.org_id = one.org_id and other.name_key collate "C" = one.name_key collate "C" and other.id <> one.id
			where one.id = any (${personIds}::uuid[]) and exists (select from people.child hers
				join people.child same on same.org_id = hers.org_id and people.name_key(same.first_name) = people.name_key(hers.first_name)
				where hers.person_id = one.id and same.person_id = other.id and hers.put_away_at is null and same.put_away_at is null)
		),
		counted as (select *, count(*) over (partition by id, why) as sharers from alike)
		select me.id as "personId", p.id, p.called, p.created_at as since, (array_agg(a.why order by a.rank))[1] as why,
			split_part(p.name_key, ' ', 1) = split_part(me.name_key, ' ', 1) as "sameName"
		from counted a join people.person p on p.id = a.other join people.person me on me.id = a.id
		where case when a.why = 'name-and-child' or a.sharers <= ${mostSharers} or split_part(p.name_key, ' ', 1) = split_part(me.name_key, ' ', 1)
			then people.may_be_one(me.id, p.id) else false end -- asked last, for it looks at much
		group by me.id, me.name_key, p.id, p.called, p.created_at, p.name_key
		order by me.id, "sameName" desc, min(a.rank), p.created_at desc, p.id`.execute(tx.db);
	return rows;
}

/** How these people are reached, each number in every way in which it may have been kept. */
async function waysOf(tx: Tx, personIds: readonly string[]) {
	const rows = await tx.db
		.selectFrom('people.address')
		.select(['person_id as person', 'kind', 'value'])
		.where('person_id', '=', sql<string>`any(${personIds}::uuid[])`)
		.execute();
	return rows.flatMap(({ person, kind, value }) =>
		(kind === 'phone' ? spellingsOfPhone(value, tx.zone) : [value]).map((spelled) => ({ person, kind, value: spelled }))
	);
}

/** Two records that may be of one person, or of which it was said that they are of two. */
export interface Pair {
	why: WhyAlike;
	foundAt: Date;
	one: PairSide;
	other: PairSide;
}

/** One of two records, as far as it tells them apart at one look. */
export interface PairSide {
	id: string;
	called: string;
	since: Date;
}

const sides = sql`json_build_object('id', one.id, 'called', one.called, 'since', one.created_at) as one,
	json_build_object('id', other.id, 'called', other.called, 'since', other.created_at) as other
	from people.likeness l join people.person one on one.org_id = l.org_id and one.id = l.one_id
		join people.person other on other.org_id = l.org_id and other.id = l.other_id`;

const most = 20;

/** The pairs of which nobody has said anything yet, the latest first, a page at a time; both records are there for whoever asks. */
export async function listLikenesses(tx: Tx, page = 1): Promise<Page<Pair>> {
	if (!mayListLikenesses(tx)) throw new Forbidden();
	const { limit, offset } = rowsOf(page, most);
	const { rows } = await sql<Pair>`select l.why, l.found_at as "foundAt", ${sides}
		where l.answer is null and people.may_be_one(l.one_id, l.other_id)
		order by l.found_at desc, l.one_id, l.other_id limit ${limit} offset ${offset}`.execute(tx.db);
	return pageOf(rows.map(withDays), most);
}

/** The pairs of which it was said that they are two people, the latest first: so that a slip can be taken back. */
export async function listSaidTwo(tx: Tx): Promise<Pair[]> {
	if (!mayListLikenesses(tx)) throw new Forbidden();
	const { rows } = await sql<Pair>`select l.why, l.found_at as "foundAt", ${sides}
		where l.answer = 'not-same' order by l.answered_at desc, l.one_id, l.other_id limit ${most}`.execute(tx.db);
	return rows.map(withDays);
}

/** How many pairs wait for a word, for a coordinator's first page; a hundred are many. */
export async function countLikenesses(tx: Tx): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (select from people.likeness l
		where l.answer is null and people.may_be_one(l.one_id, l.other_id) limit 100) waiting`.execute(tx.db);
	return rows[0]?.count ?? 0;
}

/** What is kept of two records that are alike, the one with the lower id first. */
export async function findLikeness(
	tx: Tx,
	oneId: string,
	otherId: string
): Promise<{ why: WhyAlike; answer: string | null } | undefined> {
	const row = await tx.db
		.selectFrom('people.likeness')
		.select(['why', 'answer'])
		.where('one_id', '=', oneId)
		.where('other_id', '=', otherId)
		.executeTakeFirst();
	return row && { why: row.why as WhyAlike, answer: row.answer };
}

const mayListLikenesses = (tx: Tx) => maySayTwo(tx.actor, '', '');

// what comes as JSON has its moments as text
const withDays = (pair: Pair): Pair => ({ ...pair, one: sideOf(pair.one), other: sideOf(pair.other) });
const sideOf = (side: PairSide): PairSide => ({ ...side, since: new Date(side.since) });
