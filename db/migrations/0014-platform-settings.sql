-- What an organisation says of itself on a page of its own: under which name its letters come, where people ask, and that somebody makes backups.
alter table platform.organisation
	add column letter_name text check (length(letter_name) between 1 and 60),
	add column contact_phone text check (length(contact_phone) between 1 and 40),
	add column contact_email text check (length(contact_email) between 3 and 254),
	add column contact_hours platform.words not null default '{}',
	add column backup_said_at timestamptz;
comment on column platform.organisation.letter_name is 'The name that stands before the address of letters: it gives nothing away. Nobody wrote one: the word for a message.';
comment on column platform.organisation.contact_phone is 'Where people may ask, shown on every page; with it an e-mail address and the hours.';
comment on column platform.organisation.backup_said_at is 'When a coordinator last said that somebody makes backups of the installation.';
drop policy changes on platform.organisation;
create policy changes on platform.organisation for update to kith_app
	using (org_id = (select platform.org()) and ((select platform.is_any('{host,coordinator}'::text[]))))
	with check (org_id = (select platform.org()) and ((select platform.is_any('{host,coordinator}'::text[]))));
grant update (name, accent, leave_to, time_zone, letter_name, contact_phone, contact_email, contact_hours, backup_said_at) on platform.organisation to kith_app;

drop function platform.find_organisation;
create function platform.find_organisation(wanted_id uuid, wanted_slug text, wanted_host text)
returns table (id uuid, slug text, host text, name text, languages text[], default_language text, time_zone text, accent text, leave_to text, safeguarding_name text, is_first boolean, letter_name text, contact_phone text, contact_email text, contact_hours platform.words)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select o.id, o.slug, o.host, o.name, o.languages, o.default_language, o.time_zone, o.accent, o.leave_to, o.safeguarding_name,
		o.id = (select f.id from platform.organisation f where f.host is null order by f.created_at, f.id limit 1),
		o.letter_name, o.contact_phone, o.contact_email, o.contact_hours
	from platform.organisation o
	where (wanted_id is null or o.id = wanted_id) and (wanted_slug is null or o.slug = wanted_slug)
	order by (o.host is not null and o.host = wanted_host) desc, o.host is not null, o.created_at, o.id
	limit 1 $$;
revoke all on function platform.find_organisation from public;
grant execute on function platform.find_organisation to kith_app;
