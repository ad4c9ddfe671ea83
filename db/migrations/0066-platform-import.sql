-- What points at rows, for functions that ask whether something was built on them.

create function platform.pointing_at(targets regclass[], ids uuid[], came uuid[], but regclass[]) returns table (id uuid, what text)
	language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
	points record;
begin
	for points in
		select k.conrelid::regclass::text as named, a.attname::text as named_by
		from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid
			and a.attnum = k.conkey[array_position(k.confkey, (select i.attnum from pg_attribute i where i.attrelid = k.confrelid and i.attname = 'id'))]
		where k.contype = 'f' and k.confrelid = any (targets::oid[]) and not k.conrelid = any (but::oid[])
	loop
		return query execute format('select distinct t.%I, %L::text from %s t where t.org_id = platform.org() and t.%I = any ($1)
			and not coalesce((to_jsonb(t) ->> %L)::uuid = any ($2), false)', points.named_by, points.named, points.named, points.named_by, 'id') using ids, came;
	end loop;
end $$;
revoke all on function platform.pointing_at from public;
comment on function platform.pointing_at is 'For functions of rooms: at which of these rows of some tables another row points, and of which table, but for rows that came with them and tables that do not count.';
