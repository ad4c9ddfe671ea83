-- Who looks after concerns, and when, is said by the coordinators like all else an organisation says of itself: until now nobody could.
grant update (safeguarding_name, safeguarding_hours) on platform.organisation to kith_app;
comment on column platform.organisation.safeguarding_name is 'What whoever looks after concerns is called at the foot of every page; null where it is not said.';
comment on column platform.organisation.safeguarding_hours is 'When concerns are read, in the languages in which it was said.';

drop function platform.find_organisation;
create function platform.find_organisation(wanted_id uuid, wanted_slug text, wanted_host text)
returns table (id uuid, slug text, host text, name text, languages text[], default_language text, time_zone text, accent text, leave_to text, safeguarding_name text, safeguarding_hours platform.words, is_first boolean, letter_name text, contact_phone text, contact_email text, contact_hours platform.words, letter_from text, help_lines jsonb, logo jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select o.id, o.slug, o.host, o.name, o.languages, o.default_language, o.time_zone, o.accent, o.leave_to, o.safeguarding_name, o.safeguarding_hours,
		o.id = (select f.id from platform.organisation f where f.host is null order by f.created_at, f.id limit 1),
		o.letter_name, o.contact_phone, o.contact_email, o.contact_hours, o.letter_from, o.help_lines,
		(select jsonb_build_object('digest', l.digest, 'width', l.width, 'height', l.height, 'alt', l.alt, 'inLetters', l.in_letters) from platform.logo l where l.org_id = o.id)
	from platform.organisation o
	where (wanted_id is null or o.id = wanted_id) and (wanted_slug is null or o.slug = wanted_slug)
	order by (o.host is not null and o.host = wanted_host) desc, o.host is not null, o.created_at, o.id
	limit 1 $$;
revoke all on function platform.find_organisation from public;
grant execute on function platform.find_organisation to kith_app;
