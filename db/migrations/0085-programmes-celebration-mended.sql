-- Two may bring bread; who signed is read by those who run the group and by nobody else of it; and a year after the run what was added goes.

alter table programmes.contribution drop constraint contribution_org_id_cohort_id_kind_words_key;
create index on programmes.contribution (org_id, cohort_id);
comment on table programmes.contribution is 'What somebody brings, does or wishes for the celebration of her group, which reads it without a name. person_id: only where she put her name to it, for those who run the group. Goes a year after the run.';

alter policy sees on programmes.contribution using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,job}'))
	or person_id = (select platform.actor())
	or cohort_id = any ((select platform.circles('{coordinator,facilitator}'::text[]))::uuid[])));
alter policy removes on programmes.contribution using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,job}'))
	or person_id = (select platform.actor())
	or cohort_id = any ((select platform.circles('{coordinator,facilitator}'::text[]))::uuid[])));

create function programmes.contributions_of(cohort uuid) returns table (id uuid, kind text, words text, language text, is_own boolean)
stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select g.id, g.kind, g.words, g.language, coalesce(g.person_id = platform.actor(), false) from programmes.contribution g
	where g.org_id = platform.org() and g.cohort_id = cohort and cohort in (select programmes.own_circles())
	order by g.id $$;
revoke all on function programmes.contributions_of from public;
grant execute on function programmes.contributions_of to kith_app;
comment on function programmes.contributions_of is 'For whoever comes to a group: what it adds to its celebration, without a name.';

create or replace function programmes.due_slots() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct c.org_id from programmes.cohort c
	where not exists (select from programmes.session s where s.org_id = c.org_id and s.cohort_id = c.id and s.ends_at > platform.now() - interval '1 year')
		and (exists (select from programmes.slot s where s.org_id = c.org_id and s.cohort_id = c.id and s.state <> 'led')
			or exists (select from programmes.shelf s where s.org_id = c.org_id and s.cohort_id = c.id)
			or exists (select from programmes.contribution g where g.org_id = c.org_id and g.cohort_id = c.id)) $$;
comment on function programmes.due_slots is 'Organisations with runs that were over a year ago, of which slots that were not led, a shelf, or what was added to a celebration are still kept.';
