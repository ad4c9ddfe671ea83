-- Whoever is invited to a gathering is written to once, three weeks ahead, by timed work that asks whom it is for.

alter policy sees on programmes.invited using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,job}'))
	or cohort_id = any ((select platform.circles('{coordinator}'::text[]))::uuid[])
	or cohort_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[])
	or circle_id in (select programmes.own_circles())));

create function programmes.due_gatherings() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct i.org_id from programmes.invited i join programmes.session s on s.org_id = i.org_id and s.cohort_id = i.cohort_id
	where s.starts_at >= platform.now() and s.starts_at < platform.now() + interval '21 days' and s.cancelled_at is null $$;
revoke all on function programmes.due_gatherings from public;
grant execute on function programmes.due_gatherings to kith_worker;
comment on function programmes.due_gatherings is 'Organisations with a gathering within three weeks.';
