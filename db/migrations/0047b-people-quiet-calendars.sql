-- A calendar that follows hers is empty while she is quiet: whoever holds its link is asked for too.
create or replace function people.is_quiet(person uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select (platform.is('job') or platform.is('link') or person = platform.actor())
		and exists (select from people.loss l where l.org_id = platform.org() and l.person_id = person and l.resumed_at is null) $$;
comment on function people.is_quiet(uuid) is 'Published, for herself, for timed work and for what a link of hers shows: whether somebody is quiet now.';
