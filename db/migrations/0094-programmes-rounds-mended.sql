-- What was shared in a round is read by those whose meeting it was alone, by the day on which they joined; and a number of the weather tells of nobody who left.

create function programmes.is_own_meeting(session uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from programmes.session m join programmes.cohort c on c.org_id = m.org_id and c.id = m.cohort_id
			join people.member me on me.org_id = m.org_id and me.circle_id = m.cohort_id and me.person_id = platform.actor()
		where m.org_id = platform.org() and m.id = session and (c.way_in = 'open'
			or exists (select from programmes.registration r where r.org_id = m.org_id and r.cohort_id = m.cohort_id and r.person_id = me.person_id
				and r.state = 'place' and (r.session_id is null or r.session_id = m.id))
			or exists (select from programmes.attended a where a.org_id = m.org_id and a.session_id = m.id and a.person_id = me.person_id))) $$;
revoke all on function programmes.is_own_meeting from public;
comment on function programmes.is_own_meeting(uuid) is 'Whether a meeting is of whoever speaks: she belongs to its circle, and has a place for the whole run or for that meeting, comes to its open door, or was there.';

create function programmes.hears_meeting(session uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select platform.is('coordinator') or programmes.circle_of_session(session) = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[])
		or programmes.is_own_meeting(session) $$;
revoke all on function programmes.hears_meeting from public;
comment on function programmes.hears_meeting(uuid) is 'Whether whoever speaks may know the numbers of a meeting''s rounds: she runs its circle, or the meeting is hers.';

-- the weather of somebody who left is in the number, and read by nobody any more: it is left over as one that was only to be counted is
create or replace function programmes.weather_of(cohort uuid) returns table (session_id uuid, by_hand boolean, counts jsonb) stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select m.id, coalesce(counted.spoke >= 5, false),
		case when counted.spoke > 0 then case when counted.spoke >= 5 then counted.hands end else told.people end
	from (select s.id, s.starts_at, (s.starts_at at time zone o.time_zone)::date < (platform.now() at time zone o.time_zone)::date as is_over
			from programmes.session s join platform.organisation o on o.id = s.org_id
			where s.org_id = platform.org() and s.cohort_id = cohort and s.cancelled_at is null and (s.starts_at at time zone o.time_zone)::date <= (platform.now() at time zone o.time_zone)::date
				and programmes.hears_meeting(s.id)
			order by s.starts_at desc, s.id desc limit 26) m
		left join lateral (select sum(r.hands) as spoke, jsonb_object_agg(r.weather, r.hands) as hands
			from programmes.round r where r.org_id = platform.org() and r.session_id = m.id and r.hands > 0) counted on true
		left join lateral (select jsonb_object_agg(w.weather, w.people) as people
			from (select c.weather, count(*) as people, count(*) filter (where c.sharing = 'count' or b.person_id is null) as unnamed,
					count(*) filter (where c.sharing <> 'group' or b.person_id is null) as unshown
				from programmes.check_in c
					left join (select distinct p.person_id from people.member p where p.org_id = platform.org() and p.circle_id = cohort) b on b.person_id = c.person_id
				where c.org_id = platform.org() and c.session_id = m.id and c.sharing <> 'private' group by c.weather) w
			having sum(w.people) >= 5 and sum(w.unnamed) not between 1 and 4 and sum(w.unshown) not between 1 and 4) told on m.is_over
	order by m.starts_at, m.id $$;
comment on function programmes.weather_of(uuid) is 'For those who run a circle, and of their own meetings for those who come to it: its weather at the latest 26 meetings, as counts, where five or more spoke and no difference tells of fewer; else none.';

create or replace function programmes.count_said(session uuid) returns table (round_id uuid, people integer) stable rows 4 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.round_id, count(*)::integer from programmes.said s
	where s.org_id = platform.org() and s.session_id = session and s.sharing <> 'private' and programmes.hears_meeting(session)
	group by s.round_id having count(*) >= 5 $$;
comment on function programmes.count_said(uuid) is 'For those who run a circle, and of their own meetings for those who come to it: how many said something in a round, from five on; of fewer nobody is told how many.';
drop function programmes.hears_round(uuid);

create or replace function programmes.said_in(session uuid) returns table (round_id uuid, weather text, words text, overcame text, language text, is_own boolean)
stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	with meeting as (select m.id, m.cohort_id from programmes.session m join platform.organisation o on o.id = m.org_id
		where m.org_id = platform.org() and m.id = session and m.cancelled_at is null and programmes.is_own_meeting(m.id)
			and exists (select from people.member me where me.org_id = m.org_id and me.circle_id = m.cohort_id and me.person_id = platform.actor()
				and ((me.since at time zone o.time_zone)::date <= (m.starts_at at time zone o.time_zone)::date
					or exists (select from programmes.attended a where a.org_id = m.org_id and a.session_id = m.id and a.person_id = me.person_id))))
	select s.round_id, null::text, s.words, s.overcame, s.language, s.person_id = platform.actor()
	from meeting join programmes.said s on s.session_id = meeting.id
		join people.member w on w.org_id = s.org_id and w.circle_id = meeting.cohort_id and w.person_id = s.person_id
	where s.org_id = platform.org() and s.sharing = 'group'
	union all
	select null::uuid, c.weather, c.words, ''::text, null::text, c.person_id = platform.actor()
	from meeting join programmes.check_in c on c.session_id = meeting.id
		join people.member w on w.org_id = c.org_id and w.circle_id = meeting.cohort_id and w.person_id = c.person_id
	where c.org_id = platform.org() and c.sharing = 'group'
	order by 3, 2 $$;
comment on function programmes.said_in(uuid) is 'For whoever was of a circle on the day of a meeting of hers, and still is: what those of it share with it of that meeting''s rounds, without names and in no order of time.';
