-- Whoever is to read concerns from tomorrow can be struck out of one today, or chosen as whom it is about: she would read it tomorrow.
drop function safeguarding.readers;
create function safeguarding.readers() returns table (id uuid, called text, role text, reads boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select p.id, p.called, r.role, bool_or(r.since <= platform.now()) from platform.role_given r join people.card p on p.org_id = r.org_id and p.id = r.account_id
	where r.org_id = platform.org() and r.role in ('safeguarding_lead', 'conduct_lead') and r.circle_id is null
		and safeguarding.works_here() and p.id is distinct from platform.actor()
	group by p.id, p.called, r.role $$;
revoke all on function safeguarding.readers from public;
grant execute on function safeguarding.readers to kith_app;
comment on function safeguarding.readers() is 'The names of those who read concerns, or will once their role begins, for the team: whoever is worried about one of them chooses her, and whoever must not read one is struck out.';
