-- A run whose places are had for one meeting: a place, a turn and an offer name their meeting, and each meeting counts its own.

alter table programmes.cohort
	drop constraint cohort_way_in_check,
	add constraint cohort_way_in_check check (way_in in ('whole', 'each', 'open'));
comment on column programmes.cohort.way_in is 'whole: one place for all meetings. each: a place for one meeting, and for as many as one asks for. open: nobody asks for a place; whoever comes is welcome, and is of the circle from then on.';
comment on column programmes.cohort.places is 'How many fit, into each meeting where places are had for one; empty where the door is open.';

alter table programmes.session add constraint session_org_id_id_cohort_id_key unique (org_id, id, cohort_id);

alter table programmes.registration
	add column session_id uuid,
	drop constraint registration_org_id_cohort_id_person_id_key,
	add constraint registration_asked_once_key unique nulls not distinct (org_id, cohort_id, session_id, person_id),
	add constraint registration_session_fkey foreign key (org_id, session_id, cohort_id) references programmes.session (org_id, id, cohort_id);
create index on programmes.registration (org_id, session_id) where session_id is not null;
comment on column programmes.registration.session_id is 'The meeting for which it is, where places are had for one; empty where it is for the whole run.';
comment on table programmes.registration is 'That a parent asked to come, to a run or to one meeting of it: a place, a turn on the waiting list, an offer with a time limit, or left.';

drop function programmes.places_taken(uuid);
create function programmes.places_taken(cohort uuid, session uuid default null) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(max(taken.seats), 0)::integer from (
		select sum(r.grown_ups + r.children) as seats from programmes.registration r
		left join programmes.session s on s.org_id = r.org_id and s.id = r.session_id
		where r.org_id = platform.org() and r.cohort_id = cohort and r.state in ('place', 'offered') and programmes.is_published(cohort)
			and (r.session_id = session or session is null and (r.session_id is null or s.ends_at > platform.now()))
		group by r.session_id) taken $$;
revoke all on function programmes.places_taken from public;
grant execute on function programmes.places_taken to kith_app;
comment on function programmes.places_taken(uuid, uuid) is 'How many places of a published cohort are taken, offered or held, on a trip its seats; where places are had for one meeting, those of the meeting named, or of the fullest to come: a count, for the public page.';

drop function programmes.waiting(uuid);
create function programmes.waiting(cohort uuid, session uuid default null) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration r
	left join programmes.session s on s.org_id = r.org_id and s.id = r.session_id
	where r.org_id = platform.org() and r.cohort_id = cohort and r.state = 'waiting' and r.answer_by is null and programmes.is_published(cohort)
		and (r.session_id = session or session is null and (r.session_id is null or s.ends_at > platform.now())) $$;
revoke all on function programmes.waiting from public;
grant execute on function programmes.waiting to kith_app;
comment on function programmes.waiting(uuid, uuid) is 'How many people wait for a place in a published cohort, or in the meeting of it that is named, and have shown that it is they who asked.';

create or replace function programmes.turn(registration uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration hers join programmes.registration ahead
		on ahead.org_id = hers.org_id and ahead.cohort_id = hers.cohort_id and ahead.session_id is not distinct from hers.session_id and ahead.state = 'waiting'
			and (ahead.joined_at, ahead.id) <= (hers.joined_at, hers.id) and (ahead.answer_by is null or ahead.id = hers.id)
	where hers.org_id = platform.org() and hers.id = registration and hers.state = 'waiting'
		and (hers.person_id = platform.actor() or platform.is('coordinator') or platform.is('door') or platform.is('job')
			or hers.cohort_id = any (platform.circles('coordinator'))) $$;

create or replace view programmes.place with (security_invoker) as
	select org_id, cohort_id, person_id, min(joined_at) as joined_at from programmes.registration where state = 'place'
	group by org_id, cohort_id, person_id;
comment on view programmes.place is 'Published: who has a place in a course, or in one of its meetings.';

create or replace view programmes.attended with (security_invoker) as
	select a.org_id, a.session_id, s.cohort_id, a.person_id, a.walk_in
	from programmes.attendance a
		join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
		left join programmes.registration r on r.org_id = a.org_id and r.cohort_id = s.cohort_id and r.person_id = a.person_id
			and (r.session_id is null or r.session_id = s.id)
	where a.state in ('came', 'late', 'left-early') and s.cancelled_at is null
		and (r.state = 'place' or (a.walk_in and r.state is distinct from 'left'));

-- Whoever comes to one meeting is of the circle as whoever came through an open door: for twelve weeks after she came or could have.
create or replace view programmes.long_away with (security_invoker) as
	select c.org_id, c.id as cohort_id, member.person_id, greatest(member.since, came.last_at, may_come.last_at) as since
	from programmes.cohort c
		join people.member member on member.org_id = c.org_id and member.circle_id = c.id
		left join lateral (select max(s.starts_at) as last_at from programmes.attended a
			join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
			where a.org_id = c.org_id and a.cohort_id = c.id and a.person_id = member.person_id) came on true
		left join lateral (select max(s.ends_at) as last_at from programmes.registration r
			join programmes.session s on s.org_id = r.org_id and s.id = r.session_id
			where r.org_id = c.org_id and r.cohort_id = c.id and r.person_id = member.person_id and r.state = 'place') may_come on true
	where c.way_in in ('open', 'each');
comment on view programmes.long_away is 'Since when somebody has not come to a group with an open door, or to one whose meetings are asked for one by one: since she came last, came back, or last had a place.';

create or replace function programmes.way_online(session uuid) returns table (link text, phone text) stable language sql security definer rows 1 set search_path = pg_catalog, pg_temp as $$
	select w.link, w.phone from programmes.session s
		join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
		join programmes.online_way w on w.org_id = c.org_id and w.cohort_id = c.id
	where s.org_id = platform.org() and s.id = session and c.published_at is not null and s.cancelled_at is null
		and coalesce(s.mode, c.mode) <> 'room'
		and platform.now() >= s.starts_at - interval '30 minutes' and platform.now() < s.ends_at
		and (exists (select from programmes.registration r where r.org_id = c.org_id and r.cohort_id = c.id and r.person_id = platform.actor()
				and (r.session_id is null or r.session_id = s.id) and r.state = 'place' and r.answer_by is null)
			or c.way_in = 'open' and exists (select from people.member b where b.org_id = c.org_id and b.circle_id = c.id and b.person_id = platform.actor())) $$;

create or replace function programmes.followed()
returns table (language text, tells boolean, id uuid, starts_at timestamptz, ends_at timestamptz, is_off boolean, sequence integer, changed_at timestamptz, label platform.words, title platform.words,
	venue text, area text, address text, postcode text, mode text)
stable language sql security definer rows 20 set search_path = pg_catalog, pg_temp as $$
	select a.language, l.tells, s.id, s.starts_at, s.ends_at, s.cancelled_at is not null or r.state <> 'place' and s.ends_at > r.left_at as is_off,
		s.sequence + r.sequence + case when l.tells then c.sequence else 0 end,
		greatest(s.changed_at, r.changed_at, case when l.tells then c.changed_at end),
		c.label, s.title, v.name, v.area, v.address, v.postcode, coalesce(s.mode, c.mode)
	from programmes.calendar_link l
	join platform.account a on a.org_id = l.org_id and a.id = l.person_id and a.closed_at is null
	left join programmes.registration r on r.org_id = l.org_id and r.person_id = l.person_id
		and (r.state = 'place' or r.state = 'left' and r.place_at is not null and r.left_at > platform.now() - interval '60 days')
		and not people.is_quiet(l.person_id)
	left join programmes.cohort c on c.org_id = r.org_id and c.id = r.cohort_id and c.published_at is not null
	left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
	left join programmes.session s on s.org_id = c.org_id and s.cohort_id = c.id and (r.session_id is null or r.session_id = s.id)
		and s.ends_at > platform.now() - interval '60 days'
		and coalesce(s.cancelled_at > platform.now() - interval '60 days', true)
	where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and l.ended_at is null and platform.is('link')
	order by s.starts_at, s.id $$;

-- Before the rest of what two records hold is brought together: of places for one meeting, those for the same meeting alone are alike.
create function programmes.bring_sessions_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.registration', 'person_id', two.gone, two.kept, 'mine.session_id = hers.session_id',
			$q$(array_position(array['place', 'offered', 'waiting', 'left'], hers.state), hers.joined_at)
				< (array_position(array['place', 'offered', 'waiting', 'left'], mine.state), mine.joined_at)$q$,
			only_those => 't.session_id is not null', watched => true);
	end loop;
end $$;
revoke all on function programmes.bring_sessions_together from public;
grant execute on function programmes.bring_sessions_together to kith_app;
comment on function programmes.bring_sessions_together(uuid) is 'For a coordinator who brings two records of one person together: her places for single meetings follow.';

alter table programmes.receipt
	add column session_id uuid,
	add constraint receipt_session_fkey foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade;
create index on programmes.receipt (org_id, session_id) where session_id is not null;
comment on column programmes.receipt.session_id is 'The meeting for which she asked, where places are had for one.';
