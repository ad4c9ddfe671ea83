-- The ground that every room stands on: organisations, accounts, sessions, roles, trail, outbox.
-- Roles kith_owner, kith_app, kith_worker, kith_host and kith_backup exist before this file runs (src/platform/db/roles.ts).

create schema platform;
revoke all on schema public from public;
grant usage on schema platform to kith_app, kith_backup;

-- Large objects lie outside tables and their policies: nobody makes, reads or changes one. Where a server belongs to somebody else,
-- who alone may say so, PostgreSQL warns here and goes on (docs/how-to/host.md).
do $$ declare named regprocedure; begin
	for named in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^lo(_|read|write)'
	loop execute format('revoke all on function %s from public', named);
	end loop;
end $$;
comment on schema platform is 'What rooms stand on; knows no room.';

create domain platform.words as jsonb check (jsonb_typeof(value) = 'object');
comment on domain platform.words is 'One text in several languages: {"en": "…", "es": "…"}.';

-- One clock for everything. It is the database's own, set by this much: by nothing, wherever real people are. Tests and
-- trials set it to look at another day (src/platform/db/set-clock.ts). The amount is the answer of a function and not a setting
-- or a row, because only the owner of the database can replace a function: the app's login, which could set any setting for
-- itself, can't make a link last longer. It costs nothing either: PostgreSQL puts the answer in where it is asked for (stable and
-- not immutable, so that a plan which holds the answer is made anew with it).
create function platform.clock() returns interval stable parallel safe return interval '0';
create function platform.now() returns timestamptz stable parallel safe return pg_catalog.now() + platform.clock();
comment on function platform.now() is 'The moment at which this transaction began.';
create function platform.moment() returns timestamptz volatile parallel safe return pg_catalog.clock_timestamp() + platform.clock();
comment on function platform.moment() is 'This very moment, for rows whose order within a transaction matters.';

-- Who speaks: one setting for one transaction, written by the open_* functions alone. Anybody who speaks SQL can write a
-- setting, so it carries a seal: a keyed hash (HMAC-SHA-256) of what it says and of the moment at which this transaction began,
-- with a key that only the owner's functions read. What was written by anybody else, or for another transaction, says nothing.
create table platform.seal (
	one boolean primary key default true check (one),
	inner_key bytea not null,
	outer_key bytea not null,
	word bytea
);
comment on table platform.seal is 'The key of the seal on who speaks, and the SHA-256 of the word by which the house is known at the door. One row; nobody but the owner''s functions reads it. Kept as long as the database.';
alter table platform.seal enable row level security;
alter table platform.seal force row level security;
revoke all on platform.seal from public;
insert into platform.seal (inner_key, outer_key)
	select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create function platform.sealed(said text) returns text stable language sql
	return (select encode(sha256(k.outer_key || sha256(k.inner_key || timestamptz_send(pg_catalog.now()) || convert_to(said, 'UTF8'))), 'hex') || '/' || said
		from platform.seal k);
revoke all on function platform.sealed from public;

-- Every policy asks this, a few times a statement, so it is kept cheap: one read of the key and two hashes.
create function platform.said(part integer) returns text stable parallel safe security definer language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	spoken constant text := current_setting('app.speaker', true);
	inner_half bytea;
	outer_half bytea;
begin
	select inner_key, outer_key into inner_half, outer_half from platform.seal;
	if left(spoken, 64) = encode(sha256(outer_half || sha256(inner_half || timestamptz_send(pg_catalog.now()) || convert_to(substr(spoken, 66), 'UTF8'))), 'hex') then
		return nullif(split_part(spoken, '/', part), '');
	end if;
	return null;
end $$;
revoke all on function platform.said from public;
grant execute on function platform.said to kith_app;
comment on function platform.said(integer) is 'A part of what is said of the speaker, if the seal on it is whole: 2 the organisation, 3 the person, 4 roles, 5 roles in circles.';

create function platform.org() returns uuid stable parallel safe language sql return platform.said(2)::uuid;
create function platform.actor() returns uuid stable parallel safe language sql return platform.said(3)::uuid;
create function platform.is_any(roles text[]) returns boolean stable parallel safe language sql
	return coalesce(string_to_array(platform.said(4), ',') && roles, false);
create function platform.is(role text) returns boolean stable parallel safe language sql return platform.is_any(array[role]);
create function platform.circles(roles text[]) returns uuid[] stable parallel safe language sql
	return array(select split_part(entry, ':', 2)::uuid
		from unnest(string_to_array(platform.said(5), ',')) as entry
		where split_part(entry, ':', 1) = any (roles));
create function platform.circles(role text) returns uuid[] stable parallel safe language sql
	return platform.circles(array[role]);
comment on function platform.circles(text) is 'Circles (cohorts, groups) in which the speaker holds this role now.';

-- What a stranger shows at the door: the address she types, or the hash of what she brings. The door lists no mailboxes, hashes and
-- answers; it sees what belongs to that. This needs no seal: whoever knows an address or a token may show it.
create function platform.shown() returns text stable parallel safe language sql return nullif(current_setting('app.shown', true), '');
create function platform.shown_hash() returns bytea stable parallel safe language sql
	return case when platform.shown() ~ '^[0-9a-f]{64}$' then decode(platform.shown(), 'hex') end;
create function platform.shown_accounts() returns setof uuid stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.shown() is null or not platform.is('door') then
		return;
	end if;
	return query select n.account_id from platform.sign_in_name n where n.org_id = platform.org() and n.email = platform.shown()
		union select p.account_id from platform.proof p where p.org_id = platform.org() and p.token_hash = platform.shown_hash()
		union select p.account_id from platform.proof p where p.org_id = platform.org() and p.browser_hash = platform.shown_hash();
end $$;
revoke all on function platform.shown_accounts from public;
grant execute on function platform.shown_accounts to kith_app;
comment on function platform.shown_accounts() is 'The accounts to which what was shown at the door belongs.';

-- The words of policies. Each returns a condition as text, so that `secure` reads aloud: who sees, adds, changes and removes.
create function platform.everybody() returns text immutable language sql return 'true';
create function platform.signed_in() returns text immutable language sql return '(select platform.actor()) is not null';
create function platform.no_visitor() returns text immutable language sql return 'not (select platform.is(''visitor''))';
create function platform.own(named text) returns text immutable language sql return format('%I = (select platform.actor())', named);
create function platform.not_own(named text) returns text immutable language sql
	return format('%I is distinct from (select platform.actor())', named);
create function platform.in_own_name(named text) returns text immutable language sql
	return format('%I is not distinct from (select platform.actor())', named);
create function platform.role(variadic roles text[]) returns text immutable language sql
	return format('(select platform.is_any(%L::text[]))', roles);
create function platform.circle(named text, variadic roles text[]) returns text immutable language sql
	return format('%I = any ((select platform.circles(%L::text[]))::uuid[])', named, roles);
create function platform.holds(role text) returns text immutable language sql
	return format('cardinality((select platform.circles(%L))) > 0', role);
create function platform.among(named text, listed text) returns text immutable language sql return format('%I in (select %s)', named, listed);
-- A role in the whole organisation is asked first, and what has to be listed last: where a role or her own id is enough, no list is
-- made, and a list can be long.
create function platform.shows(named text) returns text immutable language sql
	return '(' || platform.role('door') || ') and ' || platform.among(named, 'platform.shown_accounts()');
create function platform.any_of(variadic conditions text[]) returns text immutable language sql return (
	select string_agg(condition, ' or ' order by strpos(condition, ' in (select ') > 0, strpos(condition, '(select platform.is_any(') <> 1, place) from unnest(conditions) with ordinality as given (condition, place));
create function platform.all_of(variadic conditions text[]) returns text immutable language sql
	return '(' || array_to_string(conditions, ') and (') || ')';
comment on function platform.shows(text) is 'At the door: the column names an account to which belongs what was shown there.';
comment on function platform.own(text) is 'The column names the speaker herself.';
comment on function platform.not_own(text) is 'The column names anybody but the speaker.';
comment on function platform.in_own_name(text) is 'The column names the speaker, or nobody when no person speaks: nobody writes in another''s name.';
comment on function platform.role(text[]) is 'The speaker holds one of these roles in the whole organisation.';
comment on function platform.circle(text, text[]) is 'The column names a circle in which the speaker holds one of these roles now.';
comment on function platform.holds(text) is 'The speaker holds this role in some circle.';
comment on function platform.among(text, text) is 'The column is in what a function lists for the speaker.';

-- Every tenant table goes through here: row security enabled and forced, one policy a command, the
-- organisation always checked first, and only the commands named are granted to the application; of a change, where `changing`
-- names them, these columns.
create procedure platform.secure(named regclass, sees text, adds text default null, changes text default null, removes text default null, changing text default null)
language plpgsql as $$
declare
	own constant text := 'org_id = (select platform.org()) and (';
begin
	execute format('alter table %s enable row level security', named);
	execute format('alter table %s force row level security', named);
	execute format('revoke all on %s from public', named);
	execute format('grant select on %s to kith_backup', named);
	if sees is not null then
		execute format('create policy sees on %s for select to kith_app using (%s)', named, own || sees || ')');
		execute format('grant select on %s to kith_app', named);
	end if;
	if adds is not null then
		execute format('create policy adds on %s for insert to kith_app with check (%s)', named, own || adds || ')');
		execute format('grant insert on %s to kith_app', named);
	end if;
	if changes is not null then
		execute format('create policy changes on %s for update to kith_app using (%s) with check (%s)', named, own || changes || ')', own || changes || ')');
		execute format('grant update %s on %s to kith_app', coalesce('(' || changing || ')', ''), named);
	end if;
	if removes is not null then
		execute format('create policy removes on %s for delete to kith_app using (%s)', named, own || removes || ')');
		execute format('grant delete on %s to kith_app', named);
	end if;
end $$;
revoke all on procedure platform.secure from public;

create table platform.organisation (
	id uuid primary key default uuidv7(),
	org_id uuid generated always as (id) stored unique,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text not null check (length(name) between 1 and 120),
	host text unique,
	languages text[] not null default '{en,es}',
	default_language text not null default 'en',
	time_zone text not null default 'Europe/London',
	accent text not null default '#6a2c5b' check (accent ~ '^#[0-9a-f]{6}$'),
	safeguarding_name text,
	safeguarding_hours platform.words not null default '{}',
	leave_to text not null default 'https://www.bbc.co.uk/weather',
	created_at timestamptz not null default platform.now()
);
comment on table platform.organisation is 'A charity or group: the tenant. Kept while it uses Kith.';
comment on column platform.organisation.leave_to is 'The ordinary page that "Leave this page" opens.';
call platform.secure('platform.organisation',
	sees => platform.everybody(),
	changes => platform.role('host'),
	changing => 'languages, default_language');

create table platform.account (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	language text not null,
	created_at timestamptz not null default platform.now(),
	closed_at timestamptz,
	primary key (org_id, id)
);
comment on table platform.account is 'Somebody who may speak to Kith. Legal basis: legitimate interest. Kept two years after the last visit.';

create table platform.sign_in_name (
	org_id uuid not null,
	account_id uuid not null,
	email text not null check (email = lower(email) and length(email) between 3 and 254),
	confirmed_at timestamptz,
	primary key (org_id, account_id),
	unique (org_id, email),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
comment on table platform.sign_in_name is 'The e-mail address with which an account signs in.';
call platform.secure('platform.sign_in_name',
	sees => platform.any_of(platform.own('account_id'), platform.role('host', 'job', 'coordinator'), platform.shows('account_id')),
	adds => platform.role('door', 'coordinator'),
	changes => platform.any_of(platform.own('account_id'), platform.shows('account_id')),
	changing => 'confirmed_at');

create table platform.credential (
	org_id uuid not null,
	account_id uuid not null,
	password_hash text,
	totp_secret text,
	totp_used_steps bigint[] not null default '{}',
	totp_confirmed_at timestamptz,
	recovery_hashes text[] not null default '{}',
	changed_at timestamptz not null default platform.now(),
	primary key (org_id, account_id),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
comment on table platform.credential is 'What staff prove themselves with; written when both factors were shown once. Password: argon2id. TOTP secret: sealed with the installation key. The last twenty time steps used: replay guard, whichever way the clock was off. Recovery codes: keyed hashes, taken out when used. Kept as the account.';
call platform.secure('platform.credential',
	sees => platform.shows('account_id'),
	adds => platform.shows('account_id'),
	changes => platform.shows('account_id'),
	changing => 'password_hash, totp_secret, totp_used_steps, totp_confirmed_at, recovery_hashes, changed_at');

create function platform.has_set_up(account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select (platform.is('coordinator') or platform.is('door') or platform.is('job')) and exists (select from platform.credential c
		where c.org_id = platform.org() and c.account_id = account and c.totp_confirmed_at is not null) $$;
revoke all on function platform.has_set_up from public;
grant execute on function platform.has_set_up to kith_app;
comment on function platform.has_set_up(uuid) is 'Whether somebody has set a password and a second factor; never what they are.';

create table platform.role_grant (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	account_id uuid not null,
	role text not null check (role in ('coordinator', 'facilitator', 'creche_worker', 'safeguarding_lead', 'evaluator', 'outside_contact')),
	circle_id uuid,
	since timestamptz not null default platform.now(),
	until timestamptz not null,
	why text not null,
	granted_by uuid,
	ended_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, account_id) references platform.account (org_id, id),
	foreign key (org_id, granted_by) references platform.account (org_id, id)
);
create index on platform.role_grant (org_id, account_id);
create index on platform.role_grant (org_id, circle_id);
create index on platform.role_grant (org_id, until) where ended_at is null;
comment on table platform.role_grant is 'A role for a time, in the whole organisation or in one circle; who gave it and why. Kept six years.';
call platform.secure('platform.role_grant',
	sees => platform.any_of(platform.own('account_id'), platform.role('coordinator', 'safeguarding_lead', 'job', 'host'), platform.shows('account_id')),
	adds => platform.any_of(
		platform.role('host'),
		platform.all_of(platform.role('coordinator'), platform.own('granted_by'), $$role not in ('safeguarding_lead', 'outside_contact')$$)),
	changes => platform.role('coordinator', 'host'),
	changing => 'ended_at');
comment on column platform.role_grant.role is 'outside_contact opens nothing, not even a session: she hears by letter of what nobody in the organisation may hear. This role and safeguarding_lead come from the host, or from an appointment to which a second person said yes.';

create view platform.role_now with (security_invoker) as
	select org_id, id, account_id, role, circle_id, since, until, why, granted_by from platform.role_grant
	where ended_at is null and platform.now() >= since and platform.now() < until;
grant select on platform.role_now to kith_app;
comment on view platform.role_now is 'The roles that count at this moment: they have begun, have not run out, and nobody ended them.';

-- A role or a session that has ended stays ended: its end can't be set back.
create function platform.stays_ended() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	raise exception using errcode = '42501', message = 'what has ended stays ended';
end $$;
create trigger stays_ended before update on platform.role_grant for each row
	when (old.ended_at is not null and new.ended_at is distinct from old.ended_at) execute function platform.stays_ended();

-- Whichever way a role ends early, what it opened closes with it.
create function platform.close_after_role() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update platform.session set ended_at = platform.now()
		where org_id = new.org_id and account_id = new.account_id and strong and ended_at is null;
	return null;
end $$;
revoke all on function platform.close_after_role from public;
create trigger close_sessions after update on platform.role_grant for each row
	when ((new.ended_at is not null and old.ended_at is null) or (new.until < old.until and new.until <= platform.now()))
	execute function platform.close_after_role();

create table platform.session (
	token_hash bytea primary key,
	org_id uuid not null,
	account_id uuid not null,
	strong boolean not null,
	created_at timestamptz not null default platform.now(),
	last_seen_at timestamptz not null default platform.now(),
	expires_at timestamptz not null,
	ended_at timestamptz,
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
create index on platform.session (org_id, account_id);
comment on table platform.session is 'A browser that is signed in. Only the SHA-256 of the token is kept. strong: two factors were shown; only strong sessions carry roles.';
call platform.secure('platform.session',
	sees => platform.any_of(platform.own('account_id'), platform.role('job'), platform.shows('account_id'),
		platform.all_of(platform.role('door'), 'token_hash = (select platform.shown_hash())')),
	adds => platform.role('door'),
	changes => platform.any_of(platform.own('account_id'), platform.shows('account_id'),
		platform.all_of(platform.role('door'), 'token_hash = (select platform.shown_hash())')),
	removes => platform.role('job'),
	changing => 'ended_at');
create trigger stays_ended before update on platform.session for each row
	when (old.ended_at is not null and new.ended_at is null) execute function platform.stays_ended();

create table platform.proof (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	account_id uuid not null,
	purpose text not null check (purpose in ('sign-in', 'second-factor', 'staff-invitation', 'demonstration')),
	token_hash bytea not null,
	browser_hash bytea,
	code_hash bytea,
	tries integer not null default 0,
	created_at timestamptz not null default platform.now(),
	expires_at timestamptz not null,
	used_at timestamptz,
	primary key (org_id, id),
	unique (org_id, token_hash),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
create index on platform.proof (org_id, browser_hash) where browser_hash is not null;
create index on platform.proof (org_id, account_id);
comment on table platform.proof is 'A link or code that proves who somebody is, once, for one purpose. Only hashes are kept. browser_hash: the browser that asked, the only one where the code works. Deleted a day after it ran out.';
call platform.secure('platform.proof',
	sees => platform.any_of(platform.role('host', 'job'), platform.shows('account_id')),
	adds => platform.role('door', 'job'),
	changes => platform.shows('account_id'),
	removes => platform.role('host', 'job'),
	changing => 'tries, used_at');

create table platform.sent_form (
	org_id uuid not null,
	sent_by uuid not null,
	form_id uuid not null,
	content bytea not null,
	made text,
	sent_at timestamptz not null default platform.now(),
	primary key (org_id, sent_by, form_id),
	foreign key (org_id, sent_by) references platform.account (org_id, id) on delete cascade
);
create index on platform.sent_form (sent_at);
comment on table platform.sent_form is 'A form that was sent and taken, so that sending it twice has one effect and other words under the same id are never taken for it. content: a keyed hash of what stood in it. made: what its page goes on to. Deleted after 30 days.';
call platform.secure('platform.sent_form',
	sees => platform.any_of(platform.own('sent_by'), platform.role('job')),
	adds => platform.own('sent_by'),
	removes => platform.role('job'));

create table platform.tally (
	key bytea not null,
	starts_at timestamptz not null,
	count integer not null,
	primary key (key, starts_at)
);
comment on table platform.tally is 'How often something was tried in a slice of time (keyed hash of an account, address or IP). No tenant: limits hold before one is known. Deleted after two days.';
alter table platform.tally enable row level security;
alter table platform.tally force row level security;
create policy sees on platform.tally for select to kith_app using ((select platform.is('job')));
create policy removes on platform.tally for delete to kith_app using ((select platform.is('job')));
grant select, delete on platform.tally to kith_app;

-- Tallies are counted by this function alone: as the application nobody can read one or set one back.
create function platform.allow(tried bytea, most integer, seconds integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	slice constant interval := make_interval(secs => greatest(seconds / 5.0, 1));
	moment timestamptz;
begin
	perform pg_advisory_xact_lock(hashtextextended(encode(tried, 'hex'), 0));
	moment := platform.moment();
	if (select coalesce(sum(t.count), 0) from platform.tally t
			where t.key = tried and t.starts_at > moment - make_interval(secs => seconds) - slice) >= most then
		return false;
	end if;
	insert into platform.tally as t (key, starts_at, count) values (tried, date_bin(slice, moment, 'epoch'), 1)
		on conflict (key, starts_at) do update set count = t.count + 1;
	return true;
end $$;
revoke all on function platform.allow from public;
grant execute on function platform.allow to kith_app;
comment on function platform.allow(bytea, integer, integer) is 'True, and counted, unless this was allowed so often already in any stretch of time of this length. A refused try is not counted, so that a limit always runs out.';

create table platform.audit (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	at timestamptz not null default platform.moment(),
	actor_id uuid,
	actor_kind text not null,
	action text not null check (action ~ '^[a-z]+(\.[a-z-]+){2,3}$'),
	subject jsonb not null,
	kept_from uuid,
	primary key (org_id, id)
);
comment on table platform.audit is 'One row a command: who did what to what, when. Append only. Kept six years.';
comment on column platform.audit.kept_from is 'Whom a concern is about, of which this row tells: only safeguarding leads see it, and never she herself.';
call platform.secure('platform.audit',
	sees => platform.any_of(
		platform.all_of(platform.own('actor_id'), 'kept_from is null'),
		platform.all_of(platform.role('safeguarding_lead'), $$action like 'safeguarding.%'$$, platform.not_own('kept_from'))),
	adds => platform.all_of(platform.in_own_name('actor_id'), platform.no_visitor()));

create table platform.access (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	at timestamptz not null default platform.moment(),
	actor_id uuid,
	actor_kind text not null,
	person_id uuid,
	what text not null,
	primary key (org_id, id)
);
create index on platform.access (org_id, person_id);
comment on table platform.access is 'Who opened something sensitive, about whom, when. Append only. Kept two years; the person may see it, but for what would tell her of a concern.';
call platform.secure('platform.access',
	sees => platform.any_of(platform.all_of(platform.own('person_id'), $$what not like 'safeguarding.%'$$), platform.own('actor_id')),
	adds => platform.all_of(platform.in_own_name('actor_id'), platform.no_visitor()));

create table platform.event (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	at timestamptz not null default platform.moment(),
	name text not null check (name ~ '^[a-z]+(\.[a-z-]+){2,3}$'),
	payload jsonb not null,
	primary key (org_id, id)
);
comment on table platform.event is 'News from one room for others, written in the transaction that made it (the outbox). Kept 30 days.';
call platform.secure('platform.event',
	sees => platform.role('job'),
	adds => platform.any_of(platform.role('door', 'job'), platform.all_of(platform.signed_in(), $$name not like 'evaluation.risk.%'$$)),
	removes => platform.role('job'));

create table platform.letter (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	account_id uuid not null,
	kind text not null,
	data jsonb not null default '{}',
	once text,
	created_at timestamptz not null default platform.now(),
	sent_at timestamptz,
	withheld text,
	passed_on_at timestamptz,
	primary key (org_id, id),
	unique (org_id, once),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
create index on platform.letter (org_id, account_id);
comment on column platform.letter.passed_on_at is 'Since when nobody has to ring or text her with it any more: she was told, or it was not needed.';
comment on table platform.letter is 'A message to one person: its kind and the ids it is about, never its words. once: the effect key that stops a second one, and tells nothing. A coordinator sees what is to be said by phone, and no other. Kept 90 days.';
call platform.secure('platform.letter',
	sees => platform.any_of(
		platform.own('account_id'),
		platform.role('job'),
		platform.all_of(platform.role('coordinator'), $$withheld = 'by-phone'$$, $$kind not like 'safeguarding.%'$$)),
	adds => platform.any_of(
		platform.own('account_id'),
		platform.role('door', 'job'),
		platform.all_of(platform.role('coordinator'), $$kind not like 'safeguarding.%'$$)),
	changes => platform.role('job'),
	removes => platform.role('job'),
	changing => 'sent_at, withheld');
create index on platform.letter (org_id, created_at) where withheld = 'by-phone' and passed_on_at is null;

create function platform.enqueue(task text, payload json, key text default null, run_at timestamptz default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	-- the queue goes by the clock of the machine
	perform graphile_worker.add_job(task, payload, job_key => key, run_at => enqueue.run_at - platform.clock(), max_attempts => 12);
end $$;
revoke all on function platform.enqueue from public;
grant execute on function platform.enqueue to kith_app;

create function platform.hand_over_event() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform graphile_worker.add_job('event', json_build_object('org', new.org_id, 'event', new.id), max_attempts => 12);
	return null;
end $$;
revoke all on function platform.hand_over_event from public;
create trigger hand_over after insert on platform.event for each row execute function platform.hand_over_event();

create function platform.hand_over_letter() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform graphile_worker.add_job('letter', json_build_object('org', new.org_id, 'letter', new.id), max_attempts => 12);
	return null;
end $$;
revoke all on function platform.hand_over_letter from public;
create trigger hand_over after insert on platform.letter for each row when (new.sent_at is null and new.withheld is null)
	execute function platform.hand_over_letter();

-- The ways to speak. Each sets the context for this transaction only.
create type platform.speaker as (org_id uuid, account_id uuid, language text, roles text, circles text, strong boolean,
	org_now timestamptz, org_zone text, org_languages text[], org_default_language text);

create function platform.speak(org uuid, account uuid, roles text, circles text) returns void language sql as $$
	select set_config('app.speaker', platform.sealed(concat_ws('/', coalesce(org::text, ''), coalesce(account::text, ''), coalesce(roles, ''), coalesce(circles, ''))), true) $$;

create function platform.open_session(hash bytea) returns platform.speaker
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	found platform.speaker;
	seen timestamptz;
begin
	select s.org_id, s.account_id, a.language,
			case when s.strong then (select string_agg(distinct g.role, ',') from platform.role_now g
				where g.org_id = s.org_id and g.account_id = s.account_id and g.circle_id is null and g.role <> 'outside_contact') end,
			case when s.strong then (select string_agg(distinct g.role || ':' || g.circle_id, ',') from platform.role_now g
				where g.org_id = s.org_id and g.account_id = s.account_id and g.circle_id is not null) end,
			s.strong, platform.now(), o.time_zone, o.languages, o.default_language, s.last_seen_at
		into found.org_id, found.account_id, found.language, found.roles, found.circles, found.strong,
			found.org_now, found.org_zone, found.org_languages, found.org_default_language, seen
		from platform.session s join platform.account a on a.org_id = s.org_id and a.id = s.account_id
			join platform.organisation o on o.id = s.org_id
		where s.token_hash = hash and s.ended_at is null and s.expires_at > platform.now() and a.closed_at is null
			and (not s.strong or s.last_seen_at > platform.now() - interval '1 hour')
			and (not s.strong or exists (select from platform.role_now g where g.org_id = s.org_id and g.account_id = s.account_id
				and g.role <> 'outside_contact'));
	if found.account_id is null then
		perform platform.speak(null, null, null, null);
		return null;
	end if;
	if seen < platform.now() - interval '5 minutes' then
		update platform.session set last_seen_at = platform.now() where token_hash = hash;
	end if;
	perform platform.speak(found.org_id, found.account_id, found.roles, found.circles);
	return found;
end $$;

create function platform.open_unattended(org uuid, kind text, roles text) returns platform.speaker
language plpgsql as $$
begin
	perform platform.speak(org, null, roles, null);
	return (select row(org, null, null, kind, null, false, platform.now(), o.time_zone, o.languages, o.default_language)::platform.speaker
		from (values (org)) as asked (id) left join platform.organisation o on o.id = asked.id);
end $$;

-- Speaking as the door takes a secret word, which the app makes from the key of the installation (src/platform/db/word.ts). Whoever can
-- only speak SQL, even with the password of the web's login, is a visitor.
create function platform.is_word(said text) returns boolean stable language sql as $$
	select exists (select from platform.seal k where k.word = sha256(convert_to(said, 'UTF8'))) $$;

create function platform.open_as(org uuid, kind text, word text default null) returns platform.speaker
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if kind = 'visitor' then
		return platform.open_unattended(org, kind, kind);
	elsif kind in ('door', 'link') and platform.is_word(word) then
		-- a link of one's own is answered at the door
		return platform.open_unattended(org, kind, case kind when 'link' then 'link,door' else kind end);
	end if;
	raise exception using errcode = '42501', message = format('nobody speaks as %s here', kind);
end $$;
create function platform.step_to_door(word text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.actor() is null or not platform.is_word(word) then
		raise exception using errcode = '42501', message = 'nobody steps to the door here';
	end if;
	perform platform.speak(platform.org(), platform.actor(), concat_ws(',', platform.said(4), 'door'), platform.said(5));
end $$;
comment on function platform.step_to_door(text) is 'Whoever is signed in does something that needs the door''s rights: still as herself, so that the rows are hers to ask for and the trail names her.';

-- Timed work and the command line have logins of their own: the web's may not call these two.
create function platform.open_as_job(org uuid) returns platform.speaker
language sql security definer set search_path = pg_catalog, pg_temp as $$ select platform.open_unattended(org, 'job', 'job') $$;
create function platform.open_as_host(org uuid) returns platform.speaker
language sql security definer set search_path = pg_catalog, pg_temp as $$ select platform.open_unattended(org, 'host', 'host,door') $$;
comment on function platform.open_as_host(uuid) is 'The host at the command line may do what the door may, and give the first role.';
revoke all on function platform.speak, platform.open_unattended, platform.is_word, platform.open_session, platform.open_as, platform.step_to_door,
	platform.open_as_job, platform.open_as_host from public;
grant execute on function platform.open_session, platform.open_as, platform.step_to_door to kith_app;
grant execute on function platform.open_as_job to kith_worker;
grant execute on function platform.open_as_host to kith_host;

create function platform.somebody_is(role text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from platform.role_now g where g.org_id = platform.org() and g.role = somebody_is.role and g.circle_id is null) $$;
revoke all on function platform.somebody_is from public;
grant execute on function platform.somebody_is to kith_app;
comment on function platform.somebody_is(text) is 'Whether anybody holds this role in the whole organisation now; never who.';

create function platform.find_organisation(wanted_id uuid, wanted_slug text, wanted_host text)
returns table (id uuid, slug text, host text, name text, languages text[], default_language text, time_zone text, accent text, leave_to text, safeguarding_name text, is_first boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select o.id, o.slug, o.host, o.name, o.languages, o.default_language, o.time_zone, o.accent, o.leave_to, o.safeguarding_name,
		o.id = (select f.id from platform.organisation f where f.host is null order by f.created_at, f.id limit 1)
	from platform.organisation o
	where (wanted_id is null or o.id = wanted_id) and (wanted_slug is null or o.slug = wanted_slug)
	order by (o.host is not null and o.host = wanted_host) desc, o.host is not null, o.created_at, o.id
	limit 1 $$;
revoke all on function platform.find_organisation from public;
grant execute on function platform.find_organisation to kith_app;

-- What is due is asked once for all organisations together; timed work then speaks only where there is something to do.
create index on platform.proof (expires_at);
create index on platform.session (expires_at);
create index on platform.session (ended_at) where ended_at is not null;
create index on platform.tally (starts_at);
create function platform.due_tidying() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.org_id from platform.proof p where p.expires_at < platform.now() - interval '1 day'
	union select s.org_id from platform.session s where s.expires_at < platform.now() - interval '1 day'
	union select s.org_id from platform.session s where s.ended_at < platform.now() - interval '1 day'
	union select f.org_id from platform.sent_form f where f.sent_at < platform.now() - interval '30 days'
	union (select o.id from platform.organisation o
		where exists (select from platform.tally t where t.starts_at < platform.now() - interval '2 days') order by o.id limit 1) $$;
revoke all on function platform.due_tidying from public;
grant execute on function platform.due_tidying to kith_worker;
comment on function platform.due_tidying() is 'Organisations with proofs or sessions that ended a day ago, or forms sent 30 days ago; the first one where old tallies, which have no tenant, are there.';

create index on platform.event (at);
create index on platform.letter (created_at);
create function platform.due_news() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select e.org_id from platform.event e where e.at < platform.now() - interval '30 days'
	union select l.org_id from platform.letter l where l.created_at < platform.now() - interval '90 days' $$;
revoke all on function platform.due_news from public;
grant execute on function platform.due_news to kith_worker;
comment on function platform.due_news() is 'Organisations with news older than 30 days or letters older than 90.';

create function platform.hosts() returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select host from platform.organisation where host is not null $$;
revoke all on function platform.hosts from public;
grant execute on function platform.hosts to kith_app;
comment on function platform.hosts() is 'The names under which organisations are asked for: a request under any other name is refused.';
