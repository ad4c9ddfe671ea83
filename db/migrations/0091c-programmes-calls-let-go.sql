-- That somebody was called, and how it went, is kept for two years and no longer.
alter policy sees on programmes.follow_up using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,job}'::text[])) or cohort_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[]) or person_id = (select platform.actor())
	or cohort_id = any ((select platform.circles('{coordinator}'::text[]))::uuid[]) or area_id = any ((select platform.circles('{coordinator}'::text[]))::uuid[])));
create policy removes on programmes.follow_up for delete to kith_app
	using (org_id = (select platform.org()) and (select platform.is_any('{job}'::text[])) and noted_at < platform.now() - interval '2 years');
grant delete on programmes.follow_up to kith_app;
create index on programmes.follow_up (noted_at);
comment on table programmes.follow_up is 'That somebody tried to reach a parent, why, and how it went; after three tries that somebody decided to let her be, or to go on. Kept two years.';

create function programmes.due_calls() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct f.org_id from programmes.follow_up f where f.noted_at < platform.now() - interval '2 years' $$;
revoke all on function programmes.due_calls from public;
grant execute on function programmes.due_calls to kith_worker;
comment on function programmes.due_calls() is 'Organisations with calls of more than two years ago, which are let go.';
