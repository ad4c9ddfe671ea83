import { sql } from 'kysely';
import { openReaching, type Reaching } from '#people';
import { coordinates, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import type { CallOutcome, CallReason } from './form.ts';
import { byDue, callFrom, isSettled, isToBeDecided, mayCall, reachFor, waysOf, type WayFacts } from './policy.ts';

/** Somebody who is to be called, and why. */
export interface Call {
	/** Names the call on its page: why, who, and of which run. */
	key: string;
	why: CallReason;
	personId: string;
	called: string;
	language: string;
	cohortId: string | null;
	/** The area that she named who belongs to no run. */
	areaId: string | null;
	/** The run because of which she is called; none where she belongs to no run yet. */
	course: Words | null;
	since: Date;
	/** The next meeting of the run. */
	nextAt: Date | null;
	tries: { outcome: CallOutcome; at: Date; by: string | null }[];
	/** Decided by a person now; asked when she comes; or called from then on. */
	place: 'decide' | 'when-she-comes' | 'call';
	from: Date | null;
}

type Row = Omit<Call, 'key' | 'place' | 'from' | 'tries'> & {
	tries: { outcome: CallOutcome; at: string; by: string | null }[];
	ways: WayFacts;
};

/** So many calls are shown at most. */
const most = 200;

/** Who is to be called, of the organisation or of the areas that the speaker coordinates, by when it may be done in her own hours. */
export async function listCalls(tx: Tx): Promise<Call[]> {
	if (!mayCall(tx.actor)) throw new Forbidden();
	const mine = coordinates(tx.actor);
	const { rows } = await sql<Row>`
		with ${runs(mine)}, found as (${missed} union all ${fresh} union all ${walkedIn} union all ${resting} union all ${unplaced(mine)})
		select found.why, found.person_id as "personId", card.called, account.language, found.cohort_id as "cohortId", found.area_id as "areaId", run.label as course,
			found.since, next.starts_at as "nextAt", coalesce(tried.tries, '[]') as tries, to_jsonb(way) as ways
		from found
			join people.card card on card.id = found.person_id
			join platform.account account on account.id = found.person_id
			join people.way_card way on way.person_id = found.person_id
			left join run on run.id = found.cohort_id
			left join next on next.cohort_id = found.cohort_id
			left join lateral (select json_agg(json_build_object('outcome', n.outcome, 'at', n.noted_at, 'by', by.called) order by n.noted_at desc, n.id desc) as tries
				from programmes.follow_up n left join people.card by on by.id = n.noted_by
				where n.person_id = found.person_id and n.reason = found.why and n.noted_at >= found.since
					and n.cohort_id is not distinct from found.cohort_id) tried on true
		where found.person_id in (select people.may_be_rung(array(select person_id from found)))
		order by found.since, found.person_id`.execute(tx.db);
	return byDue(rows.flatMap((row) => placed(tx, row) ?? [])).slice(0, most);
}

/** A call in its place; undefined where nothing is to be done any more, or nothing can be. */
function placed(tx: Tx, { ways, ...row }: Row): Call | undefined {
	const [call, hers] = [{ ...row, tries: row.tries.map((one) => ({ ...one, at: new Date(one.at) })) }, waysOf(ways)];
	const reach = isSettled(call) ? undefined : reachFor(row.why, hers, tx.now, tx.zone);
	if (!reach) return undefined;
	const key = [row.why, row.personId, ...(row.cohortId ? [row.cohortId] : [])].join('.');
	const asked = reach === 'when-she-comes';
	const place = isToBeDecided(call) ? 'decide' : asked ? reach : 'call';
	return { ...call, key, place, from: asked ? row.nextAt : callFrom(call, hers, tx.now, tx.zone) };
}

/** How many wait for a person now: may be made at this moment, or have to be decided. */
export async function countCalls(tx: Tx): Promise<number> {
	const calls = await listCalls(tx);
	return calls.filter(({ place, from }) => place === 'decide' || (place === 'call' && from && from <= tx.now)).length;
}

/** A call by its key, as long as it is to be made. Throws NotFound. */
export async function getCall(tx: Tx, key: string): Promise<Call> {
	const call = (await listCalls(tx)).find((one) => one.key === key);
	if (!call) throw new NotFound();
	return call;
}

/** Opens how to reach somebody who is to be called, in her hours or because she may be in danger; she can see who looked. Throws NotFound. */
export async function openCallTo(tx: Tx, personId: string, when: 'in-her-hours' | 'in-danger'): Promise<Reaching> {
	if (!(await listCalls(tx)).some((one) => one.personId === personId)) throw new NotFound();
	return openReaching(tx, personId, when);
}

/** The runs whose calls these are, the meetings that were held of each with the latest first, and the next one. */
const runs = (mine: readonly string[] | null) => sql`
		run as materialized (
			select c.id, c.label, c.way_in, c.call_after from programmes.cohort c
			where c.published_at is not null and (${mine === null} or c.id = any (${[...(mine ?? [])]}::uuid[]))
		), held as materialized (
			select s.id, s.cohort_id, s.starts_at, row_number() over (partition by s.cohort_id order by s.starts_at desc) as back
			from programmes.meeting s join run on run.id = s.cohort_id
			where s.starts_at < platform.now() and exists (select from programmes.attendance a where a.org_id = s.org_id and a.session_id = s.id)
		), next as materialized (
			select distinct on (s.cohort_id) s.cohort_id, s.id, s.starts_at from programmes.meeting s join run on run.id = s.cohort_id
			where s.ends_at > platform.now() order by s.cohort_id, s.starts_at
		)`;

/** No word from her at as many meetings as the run says, and none for the next one either. */
const missed = sql`
	select r.person_id, r.cohort_id, null::uuid as area_id, 'no-word-twice' as why, max(held.starts_at) as since
	from programmes.registration r join run on run.id = r.cohort_id join next on next.cohort_id = run.id
		join held on held.cohort_id = run.id and held.back <= run.call_after and r.place_at < held.starts_at
			and (r.session_id is null or r.session_id = held.id)
		left join programmes.attendance a on a.session_id = held.id and a.person_id = r.person_id
	where r.state = 'place' and not exists (select from programmes.attendance a where a.session_id = next.id and a.person_id = r.person_id)
	group by r.person_id, r.cohort_id, run.call_after
	having count(*) = run.call_after and count(*) filter (where a.state <> 'no-word') = 0`;

/** She has a place, and her first meeting is in the week to come. */
const fresh = sql`
	select r.person_id, r.cohort_id, null::uuid as area_id, 'new' as why, greatest(r.place_at, next.starts_at - interval '7 days') as since
	from programmes.registration r join run on run.id = r.cohort_id join next on next.cohort_id = run.id
	where r.state = 'place' and (r.session_id is null or r.session_id = next.id) and next.starts_at > platform.now() and next.starts_at - interval '7 days' <= platform.now()
		and not exists (select from held where held.cohort_id = run.id and held.starts_at > r.place_at and (r.session_id is null or r.session_id = held.id))
		and not exists (select from programmes.attended t where t.cohort_id = run.id and t.person_id = r.person_id)`;

/** She walked in at one of the last three meetings; whether she left a way to reach her is looked at afterwards. */
const walkedIn = sql`
	select t.person_id, t.cohort_id, null::uuid as area_id, 'walked-in' as why, max(held.starts_at) as since
	from programmes.attended t join held on held.id = t.session_id and held.back <= 3 join next on next.cohort_id = held.cohort_id
	where t.walk_in group by t.person_id, t.cohort_id`;

/** She has rested in a group with an open door for four weeks at most. */
const resting = sql`
	select rest.person_id, rest.circle_id as cohort_id, null::uuid as area_id, 'rests' as why, rest.since
	from people.rest rest join run on run.id = rest.circle_id and run.way_in = 'open'
	where rest.since > platform.now() - interval '28 days'`;

/** She wants to hear; or somebody wrote for her and left a number, so that a person asks her. */
const unplaced = (mine: readonly string[] | null) => sql`
	select i.person_id, null::uuid as cohort_id, min(i.area_id::text)::uuid as area_id, 'interest' as why, min(i.asked_at) as since from programmes.interest i
	where i.told_at is null and i.left_at is null and (${mine === null} or i.area_id = any (${[...(mine ?? [])]}::uuid[]))
	group by i.person_id
	union all
	select r.person_id, null::uuid, min(r.area_id::text)::uuid, 'referral', min(r.sent_at) from programmes.referral r
	where r.by_phone and r.answer is null and (${mine === null} or r.area_id = any (${[...(mine ?? [])]}::uuid[]))
	group by r.person_id`;
