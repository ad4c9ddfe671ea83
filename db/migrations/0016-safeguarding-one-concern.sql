-- The lines and the alerts of one concern are asked for by its id: whether she may see them is looked up for that one, not for all
-- concerns of all years.
create function safeguarding.sees(concern uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from safeguarding.concern c where c.org_id = platform.org() and c.id = concern
		and platform.is('safeguarding_lead') and c.person_id is distinct from platform.actor()) $$;
revoke all on function safeguarding.sees from public;
grant execute on function safeguarding.sees to kith_app;
comment on function safeguarding.sees(uuid) is 'Whether a safeguarding lead may see the rows of this concern: of all but those about herself.';

alter policy sees on safeguarding.entry using (org_id = (select platform.org()) and safeguarding.sees(concern_id));
alter policy adds on safeguarding.entry
	with check (org_id = (select platform.org()) and written_by = (select platform.actor()) and safeguarding.sees(concern_id));
alter policy sees on safeguarding.alert
	using (org_id = (select platform.org()) and ((select platform.is_any('{job}'::text[])) or safeguarding.sees(concern_id)));
drop function safeguarding.concerns_seen();
