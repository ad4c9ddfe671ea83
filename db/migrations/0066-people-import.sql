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
comment on function people.write_down is 'Writes people down with the rights of whoever speaks: what each is called, her language, and the ways to reach her. An address under which somebody signs in already stays hers.';

create function people.welcome_all(circle uuid, who uuid[]) returns setof uuid language sql set search_path = pg_catalog, pg_temp as $$
	insert into people.membership (org_id, circle_id, person_id)
		select platform.org(), circle, one from unnest(who) as one
		where not exists (select from people.membership m where m.org_id = platform.org() and m.circle_id = circle and m.person_id = one)
	returning id $$;
revoke all on function people.welcome_all from public;
grant execute on function people.welcome_all to kith_app;
comment on function people.welcome_all is 'Lets people belong to a circle who never did, with the rights of whoever speaks; whoever left it stays away. Gives the new memberships.';
