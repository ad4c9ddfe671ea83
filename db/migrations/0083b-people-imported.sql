-- That somebody is known to the coordinator of an area by being brought in there is nothing that was done with her.
create or replace function people.built_on(who uuid[], came uuid[]) returns table (id uuid, what text) stable language sql set search_path = pg_catalog, pg_temp as $$
	select p.id, p.what from platform.pointing_at(array['platform.account', 'people.person']::regclass[], who, came,
		array['people.person', 'people.address', 'people.asker', 'people.unlooked', 'people.likeness', 'platform.access', 'platform.sign_in_name']::regclass[]) p
	union all
	select n.account_id, 'platform.sign_in_name' from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = any (who) and n.confirmed_at is not null $$;

-- whoever coordinates an area opens the way in for somebody whom she writes down just now, as whoever coordinates the whole does
do $$ begin
	call platform.widen('platform.sign_in_name', '{adds}', platform.all_of(platform.holds('coordinator'), platform.among('account_id', 'people.just_written()')));
end $$;
