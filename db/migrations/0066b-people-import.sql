-- Many people written down at once, from a list that a charity kept before.

create function people.write_down(who jsonb) returns void language sql set search_path = pg_catalog, pg_temp as $$
	insert into platform.account (org_id, id, language)
		select platform.org(), one.id, one.language from jsonb_to_recordset(who) as one(id uuid, language text);
	insert into people.person (org_id, id, called)
		select platform.org(), one.id, one.called from jsonb_to_recordset(who) as one(id uuid, called text);
	insert into people.address (org_id, person_id, kind, value)
		select platform.org(), one.id, 'email', one.email from jsonb_to_recordset(who) as one(id uuid, email text) where one.email is not null
		union all
		select platform.org(), one.id, 'phone', one.phone from jsonb_to_recordset(who) as one(id uuid, phone text) where one.phone is not null;
	insert into platform.sign_in_name (org_id, account_id, email)
		select platform.org(), one.id, one.email from jsonb_to_recordset(who) as one(id uuid, email text) where one.email is not null
		on conflict do nothing $$;
revoke all on function people.write_down from public;
grant execute on function people.write_down to kith_app;
comment on function people.write_down is 'Published: writes people down with the rights of whoever speaks: what each is called, her language, and the ways to reach her. An address under which somebody signs in already stays hers.';

create function people.welcome_all(circle uuid, who uuid[]) returns setof uuid language sql set search_path = pg_catalog, pg_temp as $$
	insert into people.membership (org_id, circle_id, person_id)
		select platform.org(), circle, one from unnest(who) as one
		where not exists (select from people.membership m where m.org_id = platform.org() and m.circle_id = circle and m.person_id = one)
	returning id $$;
revoke all on function people.welcome_all from public;
grant execute on function people.welcome_all to kith_app;
comment on function people.welcome_all is 'Published: lets people belong to a circle who never did, with the rights of whoever speaks; whoever left it stays away. Gives the new memberships.';

create function people.reached_at(ways text[]) returns table (person_id uuid, kind text, value text) stable language sql set search_path = pg_catalog, pg_temp as $$
	select a.person_id, a.kind, a.value from people.address a
	where a.org_id = platform.org() and (a.value = any (ways) or (a.kind = 'phone' and a.value not like '+%'))
	order by a.id $$;
revoke all on function people.reached_at from public;
grant execute on function people.reached_at to kith_app;
comment on function people.reached_at is 'Published: who is reached at one of these addresses, as far as whoever speaks may see that, and at numbers that were kept before there was one form for them.';

create function people.ever_in(circles uuid[]) returns table (id uuid, circle_id uuid, person_id uuid) stable language sql set search_path = pg_catalog, pg_temp as $$
	select m.id, m.circle_id, m.person_id from people.membership m where m.org_id = platform.org() and m.circle_id = any (circles) order by m.id $$;
revoke all on function people.ever_in from public;
grant execute on function people.ever_in to kith_app;
comment on function people.ever_in is 'Published: who belongs to circles or did, as far as whoever speaks may see that.';

create function people.built_on(who uuid[], came uuid[]) returns table (id uuid, what text) stable language sql set search_path = pg_catalog, pg_temp as $$
	select p.id, p.what from platform.pointing_at(array['platform.account', 'people.person']::regclass[], who, came,
		array['people.person', 'people.address', 'platform.access', 'platform.sign_in_name']::regclass[]) p
	union all
	select n.account_id, 'platform.sign_in_name' from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = any (who) and n.confirmed_at is not null $$;
revoke all on function people.built_on from public;
comment on function people.built_on is 'Published, for functions that take back what was written down: with whom of these people something was done, and what, but for rows that came with them.';

create function people.take_out(memberships uuid[]) returns void language sql set search_path = pg_catalog, pg_temp as $$
	delete from people.membership m where m.org_id = platform.org() and m.id = any (memberships) $$;
revoke all on function people.take_out from public;
comment on function people.take_out is 'Published, for functions that take back what was written down: these never belonged to their circles.';
