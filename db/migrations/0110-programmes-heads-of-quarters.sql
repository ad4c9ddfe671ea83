-- Where heads are counted and no names written down, as in a drop-in, areas side by side say so too.
alter table programmes.area_figure add column heads integer check (heads = 0 or heads >= 5);
comment on column programmes.area_figure.heads is 'How many came by heads: at each meeting as many grown-ups as were counted, or as came by name where that is more. Empty in all rows where one would tell of few, where nobody counted, and of quarters that were counted before it was.';

create function programmes.quarter_heads(quarter date) returns table (session uuid, adults integer) stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
		select m.id from programmes.meeting m join programmes.cohort c on c.org_id = m.org_id and c.id = m.cohort_id and c.published_at is not null
		where m.org_id = org and m.starts_at >= began and m.starts_at < ended
	), counts as (
		select s.session_id, s.typed_at as at, 0 as seq, s.adults from programmes.sheet s
			where s.org_id = org and s.session_id in (select h.id from held h) and s.typed_at is not null and s.adults is not null
		union all
		select k.session_id, k.counted_at, k.seq, k.adults from programmes.head_count k
			where k.org_id = org and k.session_id in (select h.id from held h) and not k.nameless and k.adults is not null
	)
	select distinct on (o.session_id) o.session_id, o.adults::integer from counts o order by o.session_id, o.at desc, o.seq desc;
end $$;
revoke all on function programmes.quarter_heads from public;
grant execute on function programmes.quarter_heads to kith_worker;
comment on function programmes.quarter_heads(date) is 'For timed work: the grown-ups counted last at each meeting of a quarter; a meeting at which nobody counted is not in it.';
