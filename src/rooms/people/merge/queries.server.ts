import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { nameKey } from '#platform/forms/signs.ts';
import type { Merge } from '#platform/merging.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { listChildren } from '../child/queries.server.ts';
import { listConsents } from '../consent/queries.server.ts';
import { getPerson } from '../person/queries.server.ts';
import { mayMerge, daysToTakeApart, type MergeLook, type Side } from './policy.ts';

/** A child that its parent has written down twice. */
export interface DoubleChild {
	keptId: string;
	goneId: string;
	firstName: string;
}

/** The children of somebody that are written down twice: the newer stays. */
export async function findDoubleChildren(tx: Tx, personId: string): Promise<DoubleChild[]> {
	if (!mayMerge(tx.actor, personId)) return [];
	const { rows } = await sql<DoubleChild>`
		select distinct on (older.id) newer.id as "keptId", older.id as "goneId", older.first_name as "firstName"
		from people.child older join people.child newer on newer.org_id = older.org_id and newer.person_id = older.person_id
			and newer.id > older.id and people.name_key(newer.first_name) = people.name_key(older.first_name)
		where older.person_id = ${personId}::uuid and older.put_away_at is null and newer.put_away_at is null
		order by older.id, newer.id desc limit 3`.execute(tx.db);
	return rows;
}

/** Two records that were brought together and can still be taken apart. */
export interface Merged {
	id: string;
	madeAt: Date;
	until: Date;
	by: string | null;
	/** What the record that went was called, or the child that was written down twice. */
	called: string;
	isChild: boolean;
}

/** What was brought together into somebody's record and can still be taken apart, newest first. */
export async function listMerged(tx: Tx, personId: string): Promise<Merged[]> {
	const { rows } = await sql<Merged>`
		select m.id, m.made_at as "madeAt", m.made_at + make_interval(days => ${daysToTakeApart}) as until, team.called as by,
			coalesce(child.first_name, gone.called) as called, m.gone_child is not null as "isChild"
		from people.merge m join people.person gone on gone.org_id = m.org_id and gone.id = m.gone_id
			left join people.child child on child.org_id = m.org_id and child.id = m.gone_child
			left join people.card team on team.org_id = m.org_id and team.id = m.made_by
		where m.kept_id = ${personId}::uuid and m.undone_at is null and m.made_at > ${tx.now}::timestamptz - make_interval(days => ${daysToTakeApart})
		order by m.made_at desc, m.id`.execute(tx.db);
	return rows;
}

/** Whose record somebody's went into, if it did. */
export async function findKept(tx: Tx, personId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('people.merge')
		.select('kept_id')
		.where('gone_id', '=', personId)
		.where('gone_child', 'is', null)
		.where('undone_at', 'is', null)
		.executeTakeFirst();
	return row?.kept_id;
}

/** Two records of somebody that became one. Throws NotFound. */
export async function getMerge(tx: Tx, personId: string, id: string): Promise<Merge> {
	if (!mayMerge(tx.actor, personId)) throw new Forbidden();
	const row = isId(id)
		? await tx.db
				.selectFrom('people.merge')
				.select(['id', 'kept_id as keptId', 'gone_id as goneId'])
				.where('id', '=', id)
				.where('kept_id', '=', personId)
				.executeTakeFirst()
		: undefined;
	if (!row) throw new NotFound();
	return row;
}

/** Whether two records that became one were taken apart already. */
export async function isUndone(tx: Tx, id: string): Promise<boolean> {
	const row = await tx.db.selectFrom('people.merge').select('undone_at').where('id', '=', id).executeTakeFirst();
	return Boolean(row?.undone_at);
}

/** Looks at two records before they become one; nothing is written, and no number is shown. Throws NotFound. */
export async function lookAtMerge(tx: Tx, keptId: string, goneId: string): Promise<MergeLook> {
	if (!mayMerge(tx.actor, keptId) || !mayMerge(tx.actor, goneId)) throw new Forbidden();
	if (keptId === goneId) throw new NotFound();
	const [kept, gone] = [await sideOf(tx, keptId), await sideOf(tx, goneId)];
	const [mine, hers] = [await listConsents(tx, keptId), await listConsents(tx, goneId)];
	return {
		kept,
		gone,
		sameChildren: gone.children.filter((name) => kept.children.some((other) => nameKey(other) === nameKey(name))),
		refused: mine
			.filter(({ purpose, given }) => hers.some((other) => other.purpose === purpose && other.given !== given))
			.map(({ purpose }) => purpose),
		come: gone.ways.filter((way) => !kept.ways.includes(way)),
		end: gone.ways.filter((way) => kept.ways.includes(way))
	};
}

async function sideOf(tx: Tx, id: string): Promise<Side> {
	const { called, addresses } = await getPerson(tx, id);
	const children = await listChildren(tx, id);
	return { id, called, ways: addresses.map(({ kind }) => kind), children: children.map(({ firstName }) => firstName) };
}
