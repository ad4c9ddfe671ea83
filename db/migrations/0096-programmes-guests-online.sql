-- A guest of a meeting that is now online is told of that too: she goes to no hall.
create function programmes.venue_for(g programmes.guest) returns uuid stable language sql set search_path = pg_catalog, pg_temp as $$
	select case when coalesce(s.mode, c.mode) = 'online' then null else c.venue_id end
	from programmes.session s join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
	where s.org_id = g.org_id and s.cohort_id = g.cohort_id and (g.session_id is null or s.id = g.session_id) and s.cancelled_at is null and s.kind <> 'reunion'
	order by s.starts_at limit 1 $$;
comment on function programmes.venue_for(programmes.guest) is 'Where the day of a guest is; nothing where it is online, or was called off.';

update programmes.guest g set expects_where = programmes.venue_for(g) where g.expects_where is not null;
