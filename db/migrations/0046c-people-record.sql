-- What was noted on a phone without signal arrives later: meanwhile somebody may have been erased, or brought together with another record of hers.
create function people.record_of(person uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(
		(select m.kept_id from people.merge m where m.org_id = platform.org() and m.gone_id = record_of.person and m.undone_at is null and m.gone_child is null),
		(select p.id from people.person p where p.org_id = platform.org() and p.id = record_of.person)) $$;
revoke all on function people.record_of from public;
grant execute on function people.record_of to kith_app;
comment on function people.record_of(uuid) is 'Published: the record by which somebody is kept now, nothing where she was erased or never was.';
