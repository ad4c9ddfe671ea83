-- Somebody who has not come for a long time rests: whoever runs her circle stops seeing her, and knows her again by one tap, of hers or theirs.
alter table people.membership add column rests boolean not null default false;
comment on column people.membership.rests is 'It ended by itself because she had not come for a long time, and not because she left. She may come back by one tap.';
grant update (rests) on people.membership to kith_app;

create view people.rest with (security_invoker) as
	select gone.org_id, gone.circle_id, gone.person_id, max(gone.until) as since from people.membership gone
	where gone.rests and gone.until <= platform.now()
		and not exists (select from people.membership now where now.org_id = gone.org_id and now.circle_id = gone.circle_id
			and now.person_id = gone.person_id and (now.until is null or now.until > platform.now()))
	group by gone.org_id, gone.circle_id, gone.person_id;
grant select on people.rest to kith_app;
comment on view people.rest is 'Published: who rests in a circle, and since when.';

create function people.resting(circle uuid) returns table (person_id uuid, called text) stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id, p.called from people.rest r join people.person p on p.org_id = r.org_id and p.id = r.person_id
		join platform.account a on a.org_id = p.org_id and a.id = p.id and a.closed_at is null
	where r.org_id = platform.org() and r.circle_id = circle
		and (circle = any (platform.circles('facilitator')) or platform.is('coordinator'))
	order by lower(p.called), p.id $$;
revoke all on function people.resting from public;
grant execute on function people.resting to kith_app;
comment on function people.resting(uuid) is 'Published: who rests in a circle, by name alone, for whoever runs it: so that somebody who comes through the door again is not written down twice.';

create function people.come_back(circle uuid, person uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not (person = platform.actor() or platform.is('coordinator') or circle = any (platform.circles('facilitator')))
		or not exists (select from people.rest r where r.org_id = platform.org() and r.circle_id = circle and r.person_id = person) then
		return false;
	end if;
	insert into people.membership (org_id, circle_id, person_id) values (platform.org(), circle, person) on conflict do nothing;
	return true;
end $$;
revoke all on function people.come_back from public;
grant execute on function people.come_back to kith_app;
comment on function people.come_back(uuid, uuid) is 'For herself, and for whoever runs the circle: somebody who rests in it is of it again. Says false where she does not rest there.';
