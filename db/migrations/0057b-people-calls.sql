-- Nobody rings a parent who has made everything quiet, or who took back that she may be contacted. Whoever coordinates is told who may be rung, and of
-- nobody else why not.

create function people.may_be_rung(people uuid[]) returns setof uuid stable language sql rows 50 security definer set search_path = pg_catalog, pg_temp as $$
	select a.id from platform.account a
	where a.org_id = platform.org() and a.id = any (people) and a.closed_at is null
		and (platform.is('coordinator') or a.id in (select people.coordinated()))
		and not exists (select from people.loss l where l.org_id = a.org_id and l.person_id = a.id and l.resumed_at is null)
		and coalesce((select c.given from people.consent_now c where c.org_id = a.org_id and c.person_id = a.id and c.purpose = 'contact'), true) $$;
revoke all on function people.may_be_rung from public;
grant execute on function people.may_be_rung to kith_app;
comment on function people.may_be_rung(uuid[]) is 'Published, for whoever coordinates: who of these may be called. Who is quiet, has gone or took back her yes is left out, and why is not said.';

create view people.way_card with (security_invoker = true) as
	select a.org_id, a.id as person_id, a.closed_at is not null as closed,
		exists (select from people.address w where w.org_id = a.org_id and w.person_id = a.id and w.kind = 'email') as has_email,
		exists (select from platform.sign_in_name n where n.org_id = a.org_id and n.account_id = a.id) as signs_in,
		exists (select from people.address w where w.org_id = a.org_id and w.person_id = a.id and w.kind = 'phone') as has_phone,
		coalesce(s.may_email, true) as may_email, coalesce(s.may_text, true) as may_text, coalesce(s.may_call, true) as may_call,
		coalesce(s.from_hour, 0) as from_hour, coalesce(s.to_hour, 24) as to_hour, coalesce(s.days, '{1,2,3,4,5,6,7}') as days
	from platform.account a left join people.safe_contact s on s.org_id = a.org_id and s.person_id = a.id;
comment on view people.way_card is 'Published: which ways there are to reach somebody and when they are safe, without the ways themselves, which are opened one by one.';
grant select on people.way_card to kith_app;
