-- The lines of a quarter, asked in steps: planned as one, they were the slowest statement of a small charity.
create or replace function programmes.quarter_lines(quarter date) returns table (area uuid, session uuid, held_on text, person uuid, came_before boolean)
	language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
	org constant uuid := platform.org();
	zone constant text := (select o.time_zone from platform.organisation o where o.id = org);
	began constant timestamptz := quarter::timestamp at time zone zone;
	ended constant timestamptz := (quarter + interval '3 months') at time zone zone;
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work counts a quarter';
	end if;
	return query
	with held as materialized (
		select m.id, m.starts_at, c.area_id from programmes.meeting m
			join programmes.cohort c on c.org_id = m.org_id and c.id = m.cohort_id and c.published_at is not null
		where m.org_id = org and m.starts_at >= began and m.starts_at < ended
	), here as materialized (
		select a.session_id, a.person_id from programmes.attended a where a.org_id = org and a.session_id in (select h.id from held h)
	), before as materialized (
		select distinct a.person_id from programmes.attended a join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
		where a.org_id = org and a.person_id in (select e.person_id from here e) and s.starts_at < began
	)
	select h.area_id, h.id, to_char(h.starts_at at time zone zone, 'YYYY-MM-DD'), e.person_id, b.person_id is not null
	from held h left join here e on e.session_id = h.id left join before b on b.person_id = e.person_id;
end $$;
