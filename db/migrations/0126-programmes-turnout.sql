-- Booked against came of one meeting, counted in one place; and whoever chooses a meeting learns of what kind its run is.

create function programmes.turnout(session uuid) returns table (booked integer, came integer) stable language sql set search_path = pg_catalog, pg_temp as $$
	select (places.booked + guests.booked)::int,
		case when s.starts_at <= platform.now() and (guests.noted or exists (
			select from programmes.attendance a where a.org_id = s.org_id and a.session_id = s.id)) then (places.came + guests.came)::int end
	from programmes.session s
		cross join lateral (select coalesce(sum(r.grown_ups + r.children), 0) as booked,
				coalesce(sum(r.grown_ups + r.children) filter (where a.state in ('came', 'late', 'left-early')), 0) as came
			from programmes.registration r
				left join programmes.attendance a on a.org_id = r.org_id and a.session_id = s.id and a.person_id = r.person_id
			where r.org_id = s.org_id and r.cohort_id = s.cohort_id and (r.session_id is null or r.session_id = s.id)
				and (r.place_at <= s.starts_at or not a.walk_in) and (r.state = 'place' or r.left_at > s.starts_at)) places
		cross join lateral (select count(*) as booked, count(*) filter (where g.came) as came, coalesce(bool_or(g.came is not null), false) as noted
			from programmes.guest g
			where g.org_id = s.org_id and g.cohort_id = s.cohort_id and (g.session_id is null or g.session_id = s.id)
				and g.booked_at <= s.starts_at and (g.given_up_at is null or g.given_up_at > s.starts_at)) guests
	where s.org_id = platform.org() and s.id = turnout.session $$;
revoke all on function programmes.turnout from public;
grant execute on function programmes.turnout to kith_app;
comment on function programmes.turnout(uuid) is 'Published: how many places of a meeting were taken when it began, guests and seats of a trip counted in, and how many of those came; no such number until somebody noted it. As far as whoever asks sees the people.';

create or replace view programmes.course_card with (security_invoker) as select org_id, id, label, created_at, kind, programme_id from programmes.cohort;
comment on view programmes.course_card is 'Published: what a course is called, since when it is there, of what kind it is and of which programme.';
