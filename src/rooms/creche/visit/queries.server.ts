import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { noteAccessHourly } from '#platform/audit/record.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { AgeBand } from '#rooms/people/child/form.ts';
import { getSitting, type Sitting } from '../sitting/queries.server.ts';
import { isExpected, maySeeCreche, presence } from './policy.ts';

/** A child on the crèche list of a sitting, with what whoever minds it must know. */
export interface CrecheChild {
	id: string;
	personId: string;
	firstName: string;
	ageBand: AgeBand;
	/** Null when nobody wrote anything down, or it is not for today. */
	allergies: string | null;
	needs: string;
	/** Who else than whoever brought the child may collect it; empty when nobody is named, or it is not for today. */
	collectors: string;
	/** Whom her parent named for this day, besides what stands in `collectors`. */
	named: string[];
	/** Somebody must not collect this child. */
	hasBar: boolean;
	/** Who that is, for those who may know it now; empty for the others. */
	barred: string[];
	/** How many notes of her parent nobody here has read yet. */
	unread: number;
	/** A number to ring in a hurry. */
	urgentPhone: string;
	confirmedAt: Date | null;
	/** What the parent is called. */
	parent: string;
	visitId: string | null;
	broughtBy: string | null;
	signedInAt: Date | null;
	collectedBy: string | null;
	/** How long it was here on this day before it went and came again, in minutes. */
	minutesBefore: number;
	signedOutAt: Date | null;
	/** Her parent sent apologies for this meeting: the child is not expected, and may still come. */
	isAway: boolean;
}

/** The children whose parent said that she can't come to a sitting; who that is, its crèche does not know itself. */
export type Away = ReadonlySet<string>;

/** Throws NotFound or Forbidden unless whoever asks may follow this meeting's register or crèche on an open page. */
export async function openToFollow(tx: Tx, id: string): Promise<void> {
	const { circleId } = await getSitting(tx, id);
	if (!maySeeCreche(tx.actor, circleId)) throw new Forbidden();
}

/** A crèche on one day: when it is open, and its children. */
export interface Creche {
	sitting: Sitting;
	children: CrecheChild[];
}

/** The crèche list of a sitting: the children expected that day and those who were signed in. Throws NotFound and Forbidden. */
export async function getCreche(tx: Tx, id: string, away: Away): Promise<Creche> {
	const sitting = await getSitting(tx, id);
	if (!maySeeCreche(tx.actor, sitting.circleId)) throw new Forbidden();
	return { sitting, children: await listAtSitting(tx, sitting, away) };
}

/** The crèche list of a sitting opened on a screen or printed; each parent can see who looked, once an hour. */
export async function openCreche(tx: Tx, id: string, away: Away): Promise<Creche> {
	const creche = await getCreche(tx, id, away);
	const people = [...new Set(creche.children.map((child) => child.personId))];
	await noteAccessHourly(tx, people, 'creche.list');
	return creche;
}

/** The children of a sitting, those of the same parent together. */
export async function listAtSitting(
	tx: Tx,
	sitting: Pick<Sitting, 'id' | 'circleId' | 'startsAt'>,
	away: Away = new Set()
): Promise<CrecheChild[]> {
	const on = isoDay(sitting.startsAt, tx.zone);
	const { rows } = await sql<Omit<CrecheChild, 'isAway'>>`
		with visits as (
			select distinct on (v.child_id) v.* from creche.visit v where v.sitting_id = ${sitting.id} and v.mistaken_at is null
			order by v.child_id, v.signed_in_at desc
		), expected as (
			select d.child_id from people.expected d where d.circle_id = ${sitting.circleId} and d.day = ${on}::date
			union select child_id from visits
		)
		select k.id, k.person_id as "personId", k.first_name as "firstName", k.age_band as "ageBand", k.allergies,
			coalesce(k.needs, '') as needs, coalesce(k.collectors, '') as collectors,
			coalesce((select array_agg(c.called order by c.named_at, c.id) from creche.collector c where c.child_id = k.id
				and coalesce(c.from_on, ${on}::date) <= ${on}::date and coalesce(c.until_on, ${on}::date) >= ${on}::date), '{}') as named,
			bar.child_id is not null as "hasBar", coalesce(bar.called, '{}') as barred,
			(select count(*)::int from creche.settling n where n.child_id = k.id and n.from_parent and n.read_at is null) as unread,
			coalesce(k.urgent_phone, '') as "urgentPhone", k.confirmed_at as "confirmedAt", coalesce(p.called, '') as parent, v.id as "visitId",
			v.brought_by as "broughtBy", v.signed_in_at as "signedInAt", v.collected_by as "collectedBy", v.signed_out_at as "signedOutAt",
			coalesce((select sum(extract(epoch from e.signed_out_at - e.signed_in_at)) / 60 from creche.visit e where e.sitting_id = ${sitting.id}
				and e.child_id = k.id and e.id <> v.id and e.mistaken_at is null), 0)::float8 as "minutesBefore"
		from expected e
			join people.child_card k on k.id = e.child_id
			left join people.card p on p.id = k.person_id
			left join visits v on v.child_id = k.id
			left join creche.bars(${sitting.id}::uuid) bar on bar.child_id = k.id
		order by lower(k.first_name), k.id`.execute(tx.db);
	return rows.map((child) => ({ ...child, isAway: away.has(child.id) }));
}

/** How many people mind the crèche of a circle. */
export async function countCrecheTeam(tx: Tx, circleId: string): Promise<number> {
	const { rows } = await sql<{ team: number }>`select creche.team(${circleId}::uuid) as team`.execute(tx.db);
	return rows[0]?.team ?? 0;
}

/** How many children a crèche has or expects, how many adults that takes, and how many are on the team. */
export interface CrecheSum {
	children: number;
	adults: number;
	team: number;
	/** How many adults it would take without the children of one parent. */
	adultsBefore: number;
}

/** The sum of a sitting, for those who may see its list; also as it was before the children of this parent came. Throws NotFound. */
export async function sumCreche(tx: Tx, id: string, away: Away, parentId?: string): Promise<CrecheSum> {
	const sitting = await getSitting(tx, id);
	const children = await listAtSitting(tx, sitting, away);
	const before = sumOf(children.filter((child) => child.personId !== parentId));
	return { ...sumOf(children), team: await countCrecheTeam(tx, sitting.circleId), adultsBefore: before.adults };
}

const sumOf = (children: readonly CrecheChild[]) =>
	presence(children.map((child) => ({ ageBand: child.ageBand, isIn: isExpected(child) })));
