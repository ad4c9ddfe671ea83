-- Whose place was somebody else's after all, or in another circle, never asked there: whoever coordinates it no longer knows her by that.

create function people.forget_asker(org uuid, circle uuid, person uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
	delete from people.asker where org_id = org and circle_id = circle and person_id = person $$;
revoke all on function people.forget_asker from public;
comment on function people.forget_asker(uuid, uuid, uuid) is 'Published, for triggers of the room in whose circle she did not ask after all.';
