-- The crèche becomes a room of its own on the ground floor: it knows circles and days, and no course. Programmes hands its three tables over;
-- rows and ids stay. What it has to know of a meeting is a sitting, which programmes writes; whether anybody may know of a circle is written likewise.

create schema creche;
grant usage on schema creche to kith_app, kith_backup;

drop policy sees on programmes.creche_band;
drop policy adds on programmes.creche_visit;
drop policy changes on programmes.creche_visit;
drop policy sees on programmes.creche_visit;
drop trigger she_lets_go on programmes.creche_place;
drop function programmes.creche_taken(uuid);
drop function programmes.creche_team(uuid);

alter table programmes.creche_band set schema creche;
alter table programmes.creche_place set schema creche;
alter table programmes.creche_visit set schema creche;

-- places by age band

alter table creche.creche_band rename to band;
alter table creche.band rename column cohort_id to circle_id;
alter table creche.band drop constraint creche_band_org_id_cohort_id_fkey;
alter table creche.band rename constraint creche_band_pkey to band_pkey;
alter table creche.band rename constraint creche_band_age_band_check to band_age_band_check;
alter table creche.band rename constraint creche_band_places_check to band_places_check;
comment on table creche.band is 'Crèche places of a circle by age band; adults needed: 1:3 under two, 1:5 at two, 1:8 from three (Ofsted ratios).';

create table creche.shown (
	org_id uuid not null references platform.organisation (id),
	circle_id uuid not null,
	primary key (org_id, circle_id)
);
comment on table creche.shown is 'The circles of which anybody may know, written by the room whose circle it is: how many crèche places they have is public.';
call platform.secure('creche.shown', sees => 'true');

create policy sees on creche.band for select to kith_app using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator}'::text[]))
	or circle_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[])
	or circle_id in (select s.circle_id from creche.shown s)));

create function creche.show_circle(org uuid, circle uuid, known boolean) returns void language sql
set search_path = pg_catalog, pg_temp as $$
	delete from creche.shown s where s.org_id = org and s.circle_id = circle and not known;
	insert into creche.shown (org_id, circle_id) select org, circle where known on conflict do nothing;
$$;
revoke all on function creche.show_circle(uuid, uuid, boolean) from public;
comment on function creche.show_circle(uuid, uuid, boolean) is 'Published, for the room whose circle it is: whether anybody may know of it.';

create function creche.let_circle_go(org uuid, circle uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
	delete from creche.band b where b.org_id = org and b.circle_id = circle;
	delete from creche.shown s where s.org_id = org and s.circle_id = circle;
$$;
revoke all on function creche.let_circle_go(uuid, uuid) from public;
comment on function creche.let_circle_go(uuid, uuid) is 'Published, for the room whose circle it is: a draft that is thrown away takes the places of its crèche with it.';

-- when a crèche is open

create table creche.sitting (
	org_id uuid not null references platform.organisation (id),
	id uuid not null,
	circle_id uuid not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	cancelled_at timestamptz,
	primary key (org_id, id)
);
comment on table creche.sitting is 'When a circle meets, so that its crèche may be open. Its id is that of the meeting; written by the room whose circle it is. The day is that of starts_at where the organisation is.';
create index on creche.sitting (org_id, circle_id, starts_at);
call platform.secure('creche.sitting', sees => platform.any_of(
	$$(select platform.is_any('{coordinator,job}'::text[]))$$,
	$$circle_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[])$$,
	$$circle_id in (select s.circle_id from creche.shown s)$$));

create function creche.plan_sitting(org uuid, sitting uuid, circle uuid, opens timestamptz, closes timestamptz, called_off timestamptz) returns void language sql
set search_path = pg_catalog, pg_temp as $$
	insert into creche.sitting (org_id, id, circle_id, starts_at, ends_at, cancelled_at) values (org, sitting, circle, opens, closes, called_off)
	on conflict (org_id, id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, cancelled_at = excluded.cancelled_at;
$$;
revoke all on function creche.plan_sitting(uuid, uuid, uuid, timestamptz, timestamptz, timestamptz) from public;
comment on function creche.plan_sitting(uuid, uuid, uuid, timestamptz, timestamptz, timestamptz) is 'Published, for the room whose circle it is: when it meets, or that it does not.';

create function creche.drop_sitting(org uuid, sitting uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
	delete from creche.sitting s where s.org_id = org and s.id = sitting;
$$;
revoke all on function creche.drop_sitting(uuid, uuid) from public;
comment on function creche.drop_sitting(uuid, uuid) is 'Published, for the room whose circle it is: a meeting that was planned and thrown away.';

create function creche.sittings_of(role text) returns setof uuid language sql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
	select s.id from creche.sitting s where s.org_id = platform.org() and s.circle_id = any ((select platform.circles(role))::uuid[]) $$;
grant execute on function creche.sittings_of(text) to kith_app;
revoke all on function creche.sittings_of(text) from public;
comment on function creche.sittings_of(text) is 'The sittings of the circles in which the speaker holds this role now.';

-- places of children

alter table creche.creche_place rename to place;
alter table creche.place rename column cohort_id to circle_id;
alter table creche.place drop constraint creche_place_org_id_cohort_id_fkey;
alter table creche.place rename constraint creche_place_pkey to place_pkey;
alter table creche.place rename constraint creche_place_org_id_cohort_id_child_id_key to place_org_id_circle_id_child_id_key;
alter table creche.place rename constraint creche_place_org_id_child_id_fkey to place_org_id_child_id_fkey;
alter table creche.place rename constraint creche_place_org_id_person_id_fkey to place_org_id_person_id_fkey;
alter table creche.place rename constraint creche_place_age_band_check to place_age_band_check;
alter table creche.place rename constraint creche_place_state_check to place_state_check;
alter index creche.creche_place_org_id_child_id_idx rename to place_org_id_child_id_idx;
alter index creche.creche_place_org_id_cohort_id_idx rename to place_org_id_circle_id_idx;
alter index creche.creche_place_org_id_person_id_idx rename to place_org_id_person_id_idx;
comment on table creche.place is 'A crèche place of a child in a circle, or its turn on the crèche waiting list.';

create function creche.she_lets_go() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.is('door') or platform.is('coordinator') or platform.is('job') then
		return new;
	end if;
	raise exception using errcode = '42501', message = 'a place is not hers to give herself';
end $$;
create trigger she_lets_go before update on creche.place for each row
	when (platform.org() is not null and ((new.state is distinct from old.state and new.state is distinct from 'left') or new.asked_at is distinct from old.asked_at))
	execute function creche.she_lets_go();

create view creche.asked with (security_invoker = true) as
	select org_id, id, circle_id, child_id, person_id, age_band, state, asked_at from creche.place;
comment on view creche.asked is 'Published: which child has a place in the crèche of a circle, waits for one, or had one.';
grant select on creche.asked to kith_app;

create function creche.taken(circle uuid) returns table (age_band text, taken integer) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
	select p.age_band, count(*)::integer from creche.place p
	where p.org_id = platform.org() and p.circle_id = circle and p.state = 'place'
		and exists (select from creche.shown s where s.org_id = p.org_id and s.circle_id = p.circle_id)
	group by p.age_band $$;
grant execute on function creche.taken(uuid) to kith_app;
revoke all on function creche.taken(uuid) from public;
comment on function creche.taken(uuid) is 'How many crèche places of a circle that anybody may know of are taken, by age band: a count, for the public page.';

create function creche.team(circle uuid) returns integer language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
	select count(distinct r.account_id)::integer from platform.role_now r
	where r.org_id = platform.org() and r.circle_id = circle and r.role = 'creche_worker'
		and (platform.is('coordinator') or circle = any ((select platform.circles(array['facilitator', 'creche_worker']))::uuid[])) $$;
grant execute on function creche.team(uuid) to kith_app;
revoke all on function creche.team(uuid) from public;
comment on function creche.team(uuid) is 'How many crèche workers a circle has now: a count, for those who run it or mind its crèche.';

-- who brought a child and who collected it

alter table creche.creche_visit rename to visit;
alter table creche.visit rename column session_id to sitting_id;
alter table creche.visit drop constraint creche_visit_org_id_session_id_fkey;
alter table creche.visit rename constraint creche_visit_pkey to visit_pkey;
alter table creche.visit rename constraint creche_visit_org_id_child_id_fkey to visit_org_id_child_id_fkey;
alter table creche.visit rename constraint creche_visit_org_id_mistaken_by_fkey to visit_org_id_mistaken_by_fkey;
alter table creche.visit rename constraint creche_visit_org_id_signed_in_by_fkey to visit_org_id_signed_in_by_fkey;
alter table creche.visit rename constraint creche_visit_org_id_signed_out_by_fkey to visit_org_id_signed_out_by_fkey;
alter table creche.visit rename constraint creche_visit_brought_by_check to visit_brought_by_check;
alter table creche.visit rename constraint creche_visit_check to visit_check;
alter table creche.visit rename constraint creche_visit_collected_by_check to visit_collected_by_check;
alter index creche.creche_visit_org_id_child_id_idx rename to visit_org_id_child_id_idx;
alter index creche.creche_visit_org_id_session_id_child_id_idx rename to visit_org_id_sitting_id_child_id_idx;
alter index creche.creche_visit_org_id_session_id_idx rename to visit_org_id_sitting_id_idx;

create policy adds on creche.visit for insert to kith_app with check (org_id = (select platform.org()) and (
	sitting_id in (select creche.sittings_of('facilitator'))
	or (sitting_id in (select creche.sittings_of('creche_worker')) and child_id in (select people.children_today('creche_worker')))));
create policy changes on creche.visit for update to kith_app using (org_id = (select platform.org()) and (
	sitting_id in (select creche.sittings_of('facilitator'))
	or (sitting_id in (select creche.sittings_of('creche_worker')) and child_id in (select people.children_today('creche_worker')))))
	with check (org_id = (select platform.org()) and (
	sitting_id in (select creche.sittings_of('facilitator'))
	or (sitting_id in (select creche.sittings_of('creche_worker')) and child_id in (select people.children_today('creche_worker')))));
create policy sees on creche.visit for select to kith_app using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,safeguarding_lead}'::text[]))
	or child_id in (select people.own_children())
	or sitting_id in (select creche.sittings_of('facilitator'))
	or (sitting_id in (select creche.sittings_of('creche_worker')) and child_id in (select people.children_today('creche_worker')))));

-- two records of one person

create function creche.bring_together(merge uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'creche.place', 'child_id', two.gone, two.kept, 'mine.circle_id = hers.circle_id',
			$q$array_position(array['place', 'waiting', 'left'], hers.state) < array_position(array['place', 'waiting', 'left'], mine.state)$q$);
		perform people.hand_over(merge, 'creche.visit', 'child_id', two.gone, two.kept,
			'mine.sitting_id = hers.sitting_id and mine.signed_out_at is null and hers.signed_out_at is null and mine.mistaken_at is null and hers.mistaken_at is null');
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'creche.place', 'person_id', two.gone, two.kept, watched => true);
	end loop;
end $$;
revoke all on function creche.bring_together(uuid) from public;
comment on function creche.bring_together(uuid) is 'Published, for the function that brings the places of two records of one person together: the crèche places and visits of her children follow.';

-- records that were brought together before today can still be taken apart

update people.handed_row set named = 'creche.place', was = case when was ? 'cohort_id' then was - 'cohort_id' || jsonb_build_object('circle_id', was -> 'cohort_id') else was end
	where named = 'programmes.creche_place';
update people.handed_row set named = 'creche.visit', was = case when was ? 'session_id' then was - 'session_id' || jsonb_build_object('sitting_id', was -> 'session_id') else was end
	where named = 'programmes.creche_visit';

-- what programmes asks of it, and tells it

create function programmes.tell_creche_of_meeting() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if tg_op = 'DELETE' then
		perform creche.drop_sitting(old.org_id, old.id);
	else
		perform creche.plan_sitting(new.org_id, new.id, new.cohort_id, new.starts_at, new.ends_at, new.cancelled_at);
	end if;
	return null;
end $$;
revoke all on function programmes.tell_creche_of_meeting() from public;
comment on function programmes.tell_creche_of_meeting() is 'The crèche knows when each circle meets, as soon as it is planned, moved or called off.';
create trigger tell_creche after insert or delete or update of starts_at, ends_at, cancelled_at on programmes.session
	for each row execute function programmes.tell_creche_of_meeting();

create function programmes.tell_creche_of_run() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if tg_op = 'DELETE' then
		perform creche.let_circle_go(old.org_id, old.id);
	else
		perform creche.show_circle(new.org_id, new.id, new.published_at is not null);
	end if;
	return null;
end $$;
revoke all on function programmes.tell_creche_of_run() from public;
comment on function programmes.tell_creche_of_run() is 'The crèche knows of which circles anybody may know, as soon as a run is published.';
create trigger tell_creche after insert or delete or update of published_at on programmes.cohort
	for each row execute function programmes.tell_creche_of_run();

insert into creche.sitting (org_id, id, circle_id, starts_at, ends_at, cancelled_at)
	select org_id, id, cohort_id, starts_at, ends_at, cancelled_at from programmes.session;
insert into creche.shown (org_id, circle_id) select org_id, id from programmes.cohort where published_at is not null;
alter table creche.visit add constraint visit_org_id_sitting_id_fkey foreign key (org_id, sitting_id) references creche.sitting (org_id, id);

create or replace function programmes.due_offers() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select r.org_id from programmes.registration r where r.state = 'offered' and r.offer_ends_at <= platform.now()
	union select r.org_id from programmes.registration r where r.answer_by <= platform.now() + interval '1 day'
	union select s.org_id from programmes.session s
		where s.ends_at > platform.now() and (
			exists (select from programmes.registration r where r.org_id = s.org_id and r.cohort_id = s.cohort_id and r.state = 'waiting')
			or exists (select from creche.asked p where p.org_id = s.org_id and p.circle_id = s.cohort_id and p.state = 'waiting')) $$;

CREATE OR REPLACE FUNCTION programmes.bring_together(merge uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $$
declare
	two record;
	courses constant text := 'mine.cohort_id = hers.cohort_id';
	meetings constant text := 'mine.session_id = hers.session_id';
begin
	perform creche.bring_together(merge);
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.registration', 'person_id', two.gone, two.kept, courses,
			$q$(array_position(array['place', 'offered', 'waiting', 'left'], hers.state), hers.joined_at)
				< (array_position(array['place', 'offered', 'waiting', 'left'], mine.state), mine.joined_at)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.attendance', 'person_id', two.gone, two.kept, meetings,
			$q$array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], hers.state)
				< array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], mine.state)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.check_in', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.certificate', 'person_id', two.gone, two.kept, courses);
		perform people.hand_over(merge, 'programmes.follow_up', 'person_id', two.gone, two.kept);
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;

CREATE OR REPLACE FUNCTION programmes.is_built_on(merge uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $$
	with moved as (select r.cohort_id, r.person_id from programmes.registration r
			join people.handed(merge, 'programmes.registration', 'moved') h on h.id = r.id where r.org_id = platform.org() and platform.is('coordinator'))
	select exists (select from moved m join programmes.session s on s.org_id = platform.org() and s.cohort_id = m.cohort_id
			join programmes.attendance a on a.org_id = s.org_id and a.session_id = s.id and a.person_id = m.person_id
			where a.id > merge and a.id not in (select h.id from people.handed(merge, 'programmes.attendance', 'moved') h))
		or exists (select from moved m join creche.asked p on p.org_id = platform.org() and p.circle_id = m.cohort_id and p.person_id = m.person_id
			where p.id > merge and p.id not in (select h.id from people.handed(merge, 'creche.place', 'moved') h))
		or exists (select from moved m join programmes.certificate c on c.org_id = platform.org() and c.cohort_id = m.cohort_id and c.person_id = m.person_id
			where c.id > merge and c.id not in (select h.id from people.handed(merge, 'programmes.certificate', 'moved') h))
		or exists (select from people.handed(merge, 'programmes.registration', 'set-aside') h
			join programmes.cohort c on c.org_id = platform.org() and c.id = (h.was ->> 'cohort_id')::uuid
			where h.was ->> 'state' in ('place', 'offered') and programmes.places_taken(c.id) >= c.places) $$;
