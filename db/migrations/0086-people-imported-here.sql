-- What an import into an area names is of that import: no record of another area is made hers, or taken back, by naming it.
create function people.was_just_written(who uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from people.person p where p.org_id = platform.org() and p.id = who and p.created_at = platform.now()) $$;
revoke all on function people.was_just_written from public;
comment on function people.was_just_written(uuid) is 'Published, for triggers: whether somebody was written down in this very transaction.';

create function people.circle_of(membership uuid) returns uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select m.circle_id from people.membership m where m.org_id = platform.org() and m.id = membership $$;
revoke all on function people.circle_of from public;
comment on function people.circle_of(uuid) is 'Published, for triggers: the circle of a membership.';

-- A record that is changed while it is compared is compared again: the comparison waits for the change, or the change for it.
create or replace function people.look_again() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	insert into people.unlooked as u (org_id, person_id) select p.org_id, p.id from people.person p
		where p.org_id = new.org_id and p.id = (to_jsonb(new) ->> case when tg_table_name = 'person' then 'id' else 'person_id' end)::uuid
	on conflict (org_id, person_id) do update set is_held = u.is_held;
	return null;
end $$;
