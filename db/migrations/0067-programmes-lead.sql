-- Whoever leads a programme for several organisations compares the areas in which it runs, and knows nobody there. She reads numbers that
-- were counted once, after a quarter is over, and hidden where they are small before anybody could read them.
create table programmes.area_figure (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	began date not null check (extract(day from began) = 1 and extract(month from began) in (1, 4, 7, 10)),
	is_total boolean not null default false,
	area_id uuid,
	sessions integer not null check (sessions >= 0),
	people integer check (people = 0 or people >= 5),
	attendances integer check (attendances = 0 or attendances >= 5),
	first_timers integer check (first_timers = 0 or first_timers >= 5),
	counted_at timestamptz not null,
	primary key (org_id, id),
	unique nulls not distinct (org_id, began, is_total, area_id),
	foreign key (org_id, area_id) references programmes.area (org_id, id),
	check (not is_total or area_id is null),
	check (is_total or people is not null or (attendances is null and first_timers is null))
);
create index on programmes.area_figure (org_id, area_id);
comment on table programmes.area_figure is 'How many meetings, people and attendances an area had in a quarter, as they may be read by somebody who sees nobody: counts of one to four are empty, and so is what would give them away. Counted once, two weeks after the quarter, and never again, so that no two tables can be taken from each other. Kept as long as the charity uses Kith.';
comment on column programmes.area_figure.area_id is 'Empty for what lies in no area, and for the total.';
comment on column programmes.area_figure.people is 'Different people who came; empty where that is hidden.';
call platform.secure('programmes.area_figure',
	sees => platform.any_of(platform.role('programme_lead'), platform.role('coordinator')),
	adds => platform.role('job'));

-- The quarters of an organisation with areas that are over for two weeks, had a meeting, and were not counted: of the last two years.
create function programmes.quarters_to_count(org uuid) returns setof date language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
	select q.began from platform.organisation o cross join lateral (
			select (date_trunc('quarter', platform.now() at time zone o.time_zone) - make_interval(months => 3 * n))::date as began from generate_series(1, 8) n) q
	where o.id = org and exists (select from programmes.area a where a.org_id = o.id)
		and (q.began + interval '3 months 14 days') at time zone o.time_zone <= platform.now()
		and not exists (select from programmes.area_figure f where f.org_id = o.id and f.began = q.began)
		and exists (select from programmes.session s join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
			where s.org_id = o.id and c.published_at is not null and s.cancelled_at is null and s.kind <> 'reunion'
				and s.starts_at >= q.began::timestamp at time zone o.time_zone and s.starts_at < (q.began + interval '3 months') at time zone o.time_zone)
	order by 1 $$;
revoke all on function programmes.quarters_to_count from public;
grant execute on function programmes.quarters_to_count to kith_worker;
comment on function programmes.quarters_to_count(uuid) is 'The first days of the quarters that timed work still has to count for an organisation.';

create function programmes.due_area_figures() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select o.id from platform.organisation o where exists (select from programmes.quarters_to_count(o.id))
		and exists (select from programmes.area a where a.org_id = o.id and a.created_at < platform.now() - interval '1 day') $$;
revoke all on function programmes.due_area_figures from public;
grant execute on function programmes.due_area_figures to kith_worker;
comment on function programmes.due_area_figures() is 'Organisations with a quarter whose areas are to be counted: not on the first day, on which past registers are still brought in.';

-- Who came to what in a quarter, for the work that counts it.
create function programmes.quarter_lines(quarter date) returns table (area uuid, session uuid, held_on text, person uuid, came_before boolean)
	language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work counts a quarter';
	end if;
	return query
	with span as (
		select o.time_zone as zone, quarter::timestamp at time zone o.time_zone as began, (quarter + interval '3 months') at time zone o.time_zone as ended
		from platform.organisation o where o.id = platform.org()
	), came as (
		select a.person_id, min(s.starts_at) as first_at from programmes.attended a join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
		where a.org_id = platform.org() group by a.person_id
	)
	select c.area_id, m.id, to_char(m.starts_at at time zone t.zone, 'YYYY-MM-DD'), a.person_id, coalesce(k.first_at < t.began, false)
	from span t cross join programmes.meeting m
		join programmes.cohort c on c.org_id = m.org_id and c.id = m.cohort_id and c.published_at is not null
		left join programmes.attended a on a.org_id = m.org_id and a.session_id = m.id
		left join came k on k.person_id = a.person_id
	where m.org_id = platform.org() and m.starts_at >= t.began and m.starts_at < t.ended;
end $$;
revoke all on function programmes.quarter_lines from public;
grant execute on function programmes.quarter_lines to kith_worker;
comment on function programmes.quarter_lines(date) is 'For timed work: the meetings of a quarter with their areas and whoever came, and whether she had come before it.';

-- What is planned for a meeting that anybody may know of, without who leads which part; what a parent shows is hers to tell.
create function programmes.plan_without_people(run uuid) returns table (session uuid, kind text, minutes integer, title platform.words)
	language sql stable rows 60 security definer set search_path = pg_catalog, pg_temp as $$
	select p.session_id, p.kind, p.minutes, case when p.kind <> 'parent-led' then p.title end from programmes.part p
		join programmes.session s on s.org_id = p.org_id and s.id = p.session_id
		join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
	where p.org_id = platform.org() and c.id = run and c.published_at is not null and (platform.is('programme_lead') or platform.is('coordinator'))
	order by s.starts_at, p.position $$;
revoke all on function programmes.plan_without_people from public;
grant execute on function programmes.plan_without_people to kith_app;
comment on function programmes.plan_without_people(uuid) is 'For whoever leads a programme: the parts of each meeting of a published run, without who leads them, and without what a parent shows.';

do $$ declare
	lead constant text := platform.role('programme_lead');
begin
	call platform.widen('programmes.area', '{adds,changes}', lead);
	call platform.widen('programmes.partner', '{adds,changes}', lead);
	call platform.widen('programmes.venue', '{adds,changes}', lead);
end $$;
