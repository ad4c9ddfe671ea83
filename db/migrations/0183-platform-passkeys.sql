-- A key on her phone, her computer or a stick of hers that opens her page, unlocked there by her finger, face or PIN.
create table platform.passkey (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	account_id uuid not null,
	credential_hash bytea not null check (length(credential_hash) = 32),
	credential_id bytea not null check (length(credential_id) between 16 and 1023),
	public_key bytea not null check (length(public_key) between 32 and 2048),
	user_handle bytea not null check (length(user_handle) = 32),
	rp_id text not null,
	transports text[] not null default '{}',
	strong boolean not null,
	synced boolean not null,
	counter bigint not null default 0,
	called text not null check (length(called) between 1 and 60),
	made_on date not null,
	used_on date,
	primary key (org_id, id),
	unique (org_id, credential_hash),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
create index on platform.passkey (org_id, account_id);
comment on table platform.passkey is 'A passkey of somebody: what is public of it, on which day it was made and last used. By consent; nothing in it opens anything without the thing that holds the other half. Deleted when she ends it, with her account at the latest.';
comment on column platform.passkey.credential_hash is 'The SHA-256 of what the key calls itself, by which the door finds it.';
comment on column platform.passkey.user_handle is 'What the key keeps of whose it is: drawn at random for the account, the same in all of hers, and nothing else leads to it.';
comment on column platform.passkey.rp_id is 'The host it was made for; at another it sleeps.';
comment on column platform.passkey.strong is 'It was made where both factors had been shown: roles count with it. One made by whoever has her mailbox alone opens her own page.';
comment on column platform.passkey.synced is 'It is kept in an account with the maker of the phone, and may be on other things of hers.';
comment on column platform.passkey.counter is 'How often it was used, as it says itself; of one that is not synced it only rises.';
comment on column platform.passkey.called is 'What she calls it.';
call platform.secure('platform.passkey',
	sees => platform.any_of(platform.own('account_id'), platform.role('job'), platform.shows('account_id')),
	adds => platform.all_of(platform.role('door'), platform.own('account_id')),
	changes => platform.shows('account_id'),
	removes => platform.any_of(platform.own('account_id'), platform.role('job'), platform.shows('account_id')),
	changing => 'counter, used_on, synced');

-- What a key has to sign: once, within five minutes, for one purpose, in the browser that asked.
create table platform.challenge (
	org_id uuid not null,
	challenge_hash bytea not null check (length(challenge_hash) = 32),
	browser_hash bytea not null,
	purpose text not null check (purpose in ('enter', 'add', 'prove')),
	expires_at timestamptz not null,
	used_at timestamptz,
	primary key (org_id, challenge_hash),
	foreign key (org_id) references platform.organisation (id)
);
create index on platform.challenge (expires_at);
comment on table platform.challenge is 'A random number that a passkey is asked to sign. Only its hash and that of the browser are kept, and nobody stands beside it. Deleted a day after it ran out.';
call platform.secure('platform.challenge',
	sees => platform.any_of(platform.role('job'), platform.all_of(platform.role('door'), 'challenge_hash = (select platform.shown_hash())')),
	adds => platform.role('door'),
	changes => platform.all_of(platform.role('door'), 'challenge_hash = (select platform.shown_hash())'),
	removes => platform.role('job'),
	changing => 'used_at');

create or replace function platform.due_tidying() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.org_id from platform.proof p where p.expires_at < platform.now() - interval '1 day'
	union select c.org_id from platform.challenge c where c.expires_at < platform.now() - interval '1 day'
	union select s.org_id from platform.session s where s.expires_at < platform.now() - interval '1 day'
	union select s.org_id from platform.session s where s.ended_at < platform.now() - interval '1 day'
	union select f.org_id from platform.sent_form f where f.sent_at < platform.now() - interval '30 days'
	union (select o.id from platform.organisation o
		where exists (select from platform.tally t where t.starts_at < platform.now() - interval '2 days') order by o.id limit 1) $$;
comment on function platform.due_tidying() is 'Organisations with proofs, challenges or sessions that ended a day ago, or forms sent 30 days ago; the first one where old tallies, which have no tenant, are there.';

-- at the door a passkey leads to whose it is, as a link does
create or replace function platform.shown_accounts() returns setof uuid stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.shown() is null or not platform.is('door') then
		return;
	end if;
	return query select n.account_id from platform.sign_in_name n where n.org_id = platform.org() and n.email = platform.shown()
		union select p.account_id from platform.proof p where p.org_id = platform.org() and p.token_hash = platform.shown_hash()
		union select p.account_id from platform.proof p where p.org_id = platform.org() and p.browser_hash = platform.shown_hash()
		union select k.account_id from platform.passkey k where k.org_id = platform.org() and k.credential_hash = platform.shown_hash();
end $$;
