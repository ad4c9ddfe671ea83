-- While she is quiet her calendar follows nothing; when she resumes it is as it was.
create or replace function programmes.followed()
returns table(language text, tells boolean, id uuid, starts_at timestamptz, ends_at timestamptz, is_off boolean, sequence integer, changed_at timestamptz, label platform.words, title platform.words, venue text, area text, address text, postcode text)
stable language sql security definer rows 20 set search_path = pg_catalog, pg_temp as $$
	select a.language, l.tells, s.id, s.starts_at, s.ends_at, s.cancelled_at is not null or r.state <> 'place' and s.ends_at > r.left_at as is_off,
		s.sequence + r.sequence + case when l.tells then c.sequence else 0 end,
		greatest(s.changed_at, r.changed_at, case when l.tells then c.changed_at end),
		c.label, s.title, v.name, v.area, v.address, v.postcode
	from programmes.calendar_link l
	join platform.account a on a.org_id = l.org_id and a.id = l.person_id and a.closed_at is null
	left join programmes.registration r on r.org_id = l.org_id and r.person_id = l.person_id
		and (r.state = 'place' or r.state = 'left' and r.place_at is not null and r.left_at > platform.now() - interval '60 days')
		and not people.is_quiet(l.person_id)
	left join programmes.cohort c on c.org_id = r.org_id and c.id = r.cohort_id and c.published_at is not null
	left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
	left join programmes.session s on s.org_id = c.org_id and s.cohort_id = c.id
		and s.ends_at > platform.now() - interval '60 days'
		and coalesce(s.cancelled_at > platform.now() - interval '60 days', true)
	where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and l.ended_at is null and platform.is('link')
	order by s.starts_at, s.id $$;
