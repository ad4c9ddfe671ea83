-- What a coordinator changes for somebody who asked her by phone or in person, and a code that opens the page of somebody who has no e-mail.
create table people.change_for (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	what text not null check (what in ('name', 'phone', 'email', 'safe-contact', 'consent', 'child', 'absence')),
	asked text not null check (asked in ('by-phone', 'in-person')),
	changed_by uuid not null,
	changed_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, changed_by) references platform.account (org_id, id)
);
create index on people.change_for (org_id, person_id);
comment on table people.change_for is 'That a coordinator changed something for a person who asked for it, what and how she asked; the person sees it on her own page. Kept as the person.';
call platform.secure('people.change_for',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator')),
	adds => platform.all_of(platform.own('changed_by'), platform.not_own('person_id'), platform.role('coordinator')));

create table people.page_code (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	code_hash bytea not null,
	made_by uuid not null,
	made_at timestamptz not null default platform.moment(),
	expires_at timestamptz not null,
	ended_at timestamptz,
	how_ended text check (how_ended in ('used', 'taken-back')),
	primary key (org_id, id),
	unique (org_id, code_hash),
	check ((ended_at is null) = (how_ended is null)),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, made_by) references platform.account (org_id, id)
);
create index on people.page_code (org_id, person_id);
comment on table people.page_code is 'A code, read out or on a card, that opens once the page of a person who has no e-mail. Only a keyed hash is kept. Kept as the person, who sees when one was made.';
call platform.secure('people.page_code',
	sees => platform.any_of(
		platform.own('person_id'),
		people.member('person_id', 'facilitator'),
		platform.role('coordinator'),
		platform.all_of(platform.role('door'), 'code_hash = (select platform.shown_hash())')),
	adds => platform.all_of(platform.own('made_by'), platform.not_own('person_id'), platform.any_of(people.member('person_id', 'facilitator'), platform.role('coordinator'))),
	changes => platform.any_of(
		platform.own('person_id'),
		people.member('person_id', 'facilitator'),
		platform.role('coordinator'),
		platform.all_of(platform.role('door'), 'code_hash = (select platform.shown_hash())')),
	changing => 'ended_at, how_ended');
create trigger stays_ended before update on people.page_code for each row
	when (old.ended_at is not null) execute function platform.stays_ended();

-- A number or an address is corrected where it stands: by her, or by a coordinator for her.
create policy changes on people.address for update to kith_app
	using (org_id = (select platform.org()) and (person_id = (select platform.actor()) or (select platform.is_any('{coordinator}'))))
	with check (org_id = (select platform.org()) and (person_id = (select platform.actor()) or (select platform.is_any('{coordinator}'))));
grant update (value) on people.address to kith_app;

create function people.signs_in(person uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = person)
		or exists (select from people.address a where a.org_id = platform.org() and a.person_id = person and a.kind = 'email') $$;
revoke all on function people.signs_in from public;
grant execute on function people.signs_in to kith_app;
comment on function people.signs_in(uuid) is 'Whether a person has an e-mail address to sign in with: then she needs no code.';

-- How somebody signs in is moved to another address in one step, hers or for her: whoever had the old mailbox is signed out everywhere, and
-- nothing is sent there. Never for somebody who is or was on the team: that would be a way into her roles.
create function people.move_sign_in(person uuid, address text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('coordinator') or person = platform.actor() or not exists (select from people.person p where p.org_id = platform.org() and p.id = person)
		or exists (select from platform.role_grant g where g.org_id = platform.org() and g.account_id = person) then
		raise exception using errcode = '42501', message = 'how she signs in is not moved for her';
	end if;
	if exists (select from platform.sign_in_name n where n.org_id = platform.org() and n.email = address and n.account_id <> person) then
		return false;
	end if;
	delete from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = person;
	insert into platform.sign_in_name (org_id, account_id, email) values (platform.org(), person, address);
	update platform.session set ended_at = platform.now() where org_id = platform.org() and account_id = person and ended_at is null;
	update platform.proof set used_at = platform.now() where org_id = platform.org() and account_id = person and used_at is null;
	return true;
end $$;
revoke all on function people.move_sign_in from public;
grant execute on function people.move_sign_in to kith_app;
comment on function people.move_sign_in(uuid, text) is 'For a coordinator: a person who never was on the team signs in with this address from now on. False where it is somebody else''s.';

-- A name as it is looked for: case, accents, dashes and gaps make no other name. The same rule as nameKey (platform/forms/signs.ts); a test holds them to each other.
create function people.name_key(name text) returns text immutable parallel safe strict language sql
	return trim(regexp_replace(translate(replace(replace(replace(replace(regexp_replace(lower(normalize(name, nfkd)),
		'[\u0300-\u036f\u064b-\u065f\u0640''\u2019\u2018`\u00b4\u02bc]', '', 'g'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđıð', 'oldid'),
		'[[:space:]\u2010-\u2015\u2212-]+', ' ', 'g'));
grant execute on function people.name_key to kith_app;
comment on function people.name_key(text) is 'Published: a name as it is compared and looked for.';
alter table people.person add column name_key text generated always as (people.name_key(called)) stored;
create index on people.person (org_id, name_key collate "C", id);
create index on people.address (org_id, value text_pattern_ops);

-- Who is found by what a coordinator typed: by the beginnings of the words of a name, by an address, or by the digits of a number. It has
-- the owner's rights so that an index may serve, and answers a coordinator alone.
create function people.found(words text[], address text, digits text) returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from people.person p where p.org_id = platform.org() and platform.is('coordinator') and cardinality(words) > 0
		and (select bool_and((' ' || p.name_key) like '% ' || word || '%') from unnest(words) as word)
	union
	select a.person_id from people.address a where a.org_id = platform.org() and platform.is('coordinator') and a.kind = 'email' and a.value like address || '%'
	union
	select a.person_id from people.address a where a.org_id = platform.org() and platform.is('coordinator') and a.kind = 'phone' and a.value like '%' || digits || '%' $$;
revoke all on function people.found from public;
grant execute on function people.found to kith_app;
comment on function people.found(text[], text, text) is 'Published, for a coordinator: the people whose name has words that begin like these, whose address begins like this, or whose number has these digits.';

create view people.directory with (security_invoker) as
	select p.org_id, p.id, p.called, p.name_key, p.created_at, a.language
	from people.person p join platform.account a on a.org_id = p.org_id and a.id = p.id;
grant select on people.directory to kith_app;
comment on view people.directory is 'Published: the people of an organisation as they are listed and looked for.';
