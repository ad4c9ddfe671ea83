-- How long it takes from asking for a place to coming, for whoever reads a page and decides whether to ask.
create function programmes.wait_days(run uuid) returns table (people integer, days integer)
	language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	with today as (
		select date_trunc('day', platform.now() at time zone o.time_zone) at time zone o.time_zone as began
		from platform.organisation o where o.id = platform.org()
	), runs as (
		select c.id from programmes.cohort c where c.org_id = platform.org() and c.programme_id =
			(select k.programme_id from programmes.cohort k where k.org_id = platform.org() and k.id = wait_days.run and k.published_at is not null)
	), came as (
		select a.person_id, min(s.starts_at) as at from programmes.attendance a join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
		where a.org_id = platform.org() and s.cohort_id in (select id from runs) and s.cancelled_at is null
			and s.starts_at < (select began from today) and a.state in ('came', 'late', 'left-early') group by a.person_id
	), asked as (
		select r.person_id, min(r.joined_at) as at, bool_and(r.state = 'left') as has_left from programmes.registration r
		where r.org_id = platform.org() and r.cohort_id in (select id from runs) and r.joined_at < (select began from today)
			and r.joined_at >= (select began from today) - interval '6 months' group by r.person_id
	), waited as (
		select ceil(extract(epoch from c.at - a.at) / 86400) as days
		from asked a left join came c on c.person_id = a.person_id where c.at >= a.at or (c.at is null and not a.has_left)
	)
	select case when count(*) >= 8 then count(*)::integer end,
		case when count(*) >= 8 then nullif(percentile_disc(0.5) within group (order by coalesce(days, 'infinity'::numeric)), 'infinity'::numeric)::integer end
	from waited $$;
revoke all on function programmes.wait_days from public;
grant execute on function programmes.wait_days to kith_app;
comment on function programmes.wait_days(uuid) is 'For anybody, of a published run: after how many days half of those came who asked for a place in any run of its programme in the six months before today. Whoever still waits counts as not having come; whoever left without coming, or had come before she asked, does not count. Nothing where fewer than eight asked; no days where half of them have not come yet. It counts whole days, so that nobody is seen to come.';
