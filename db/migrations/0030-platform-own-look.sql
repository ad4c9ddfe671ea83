-- How an organisation shows itself: its logo, the address that its letters come from, and whom to ring for help.
alter table platform.organisation
	add column letter_from text check (length(letter_from) between 3 and 254),
	add column help_lines jsonb not null default '{}' check (jsonb_typeof(help_lines) = 'object' and length(help_lines::text) <= 40000);
comment on column platform.organisation.letter_from is 'The address that letters come from. Nobody wrote one: that of the installation.';
comment on column platform.organisation.help_lines is 'Whom to ring for help, a list a language; the first of each is for danger. A language without a list shows those that Kith brings.';
grant update (letter_from, help_lines) on platform.organisation to kith_app;

create table platform.logo (
	org_id uuid primary key references platform.organisation on delete cascade,
	png bytea not null check (octet_length(png) between 1 and 1048576),
	digest text not null check (digest ~ '^[0-9a-f]{16}$'),
	width integer not null check (width between 1 and 800),
	height integer not null check (height between 1 and 240),
	alt platform.words not null default '{}',
	in_letters boolean not null default false,
	kept_at timestamptz not null default platform.now()
);
comment on table platform.logo is 'The picture by which people know an organisation, drawn anew as PNG. Kept until another takes its place.';
comment on column platform.logo.in_letters is 'It stands in letters too, where whoever looks over a shoulder knows it.';
call platform.secure('platform.logo',
	sees => platform.everybody(),
	adds => platform.role('host', 'coordinator'),
	changes => platform.role('host', 'coordinator'),
	removes => platform.role('host', 'coordinator'));

drop function platform.find_organisation;
create function platform.find_organisation(wanted_id uuid, wanted_slug text, wanted_host text)
returns table (id uuid, slug text, host text, name text, languages text[], default_language text, time_zone text, accent text, leave_to text, safeguarding_name text, is_first boolean, letter_name text, contact_phone text, contact_email text, contact_hours platform.words, letter_from text, help_lines jsonb, logo jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select o.id, o.slug, o.host, o.name, o.languages, o.default_language, o.time_zone, o.accent, o.leave_to, o.safeguarding_name,
		o.id = (select f.id from platform.organisation f where f.host is null order by f.created_at, f.id limit 1),
		o.letter_name, o.contact_phone, o.contact_email, o.contact_hours, o.letter_from, o.help_lines,
		(select jsonb_build_object('digest', l.digest, 'width', l.width, 'height', l.height, 'alt', l.alt, 'inLetters', l.in_letters) from platform.logo l where l.org_id = o.id)
	from platform.organisation o
	where (wanted_id is null or o.id = wanted_id) and (wanted_slug is null or o.slug = wanted_slug)
	order by (o.host is not null and o.host = wanted_host) desc, o.host is not null, o.created_at, o.id
	limit 1 $$;
revoke all on function platform.find_organisation from public;
grant execute on function platform.find_organisation to kith_app;
