-- She changes her own e-mail address: it counts once she has opened the letter that went to it, and the old one is told when that is safe.
create table people.address_change (
	org_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	value text not null check (length(value) between 3 and 254),
	was text,
	token_hash bytea not null,
	asked_at timestamptz not null default platform.moment(),
	ended_at timestamptz,
	how_ended text check (how_ended in ('confirmed', 'asked-anew')),
	primary key (org_id, id),
	unique (org_id, token_hash),
	check ((ended_at is null) = (how_ended is null)),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on people.address_change (org_id, person_id);
comment on table people.address_change is 'That somebody asked for her letters to go to another e-mail address: the new one, the old one, and whether she opened the letter to the new one within a day. Only the hash of its link is kept. Kept as the person.';
call platform.secure('people.address_change',
	sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.own('person_id'),
	changes => platform.own('person_id'),
	changing => 'ended_at, how_ended');
create trigger stays_ended before update on people.address_change for each row
	when (old.ended_at is not null) execute function platform.stays_ended();

-- Never for somebody who is or was on the team: that would be a way into her roles.
create function people.confirm_own_address() returns table (outcome text, person uuid, change uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	asked people.address_change;
begin
	select c.* into asked from people.address_change c join platform.account a on a.org_id = c.org_id and a.id = c.person_id and a.closed_at is null
		where c.org_id = platform.org() and c.token_hash = platform.shown_hash() and c.ended_at is null and platform.is('link')
			and c.asked_at > platform.now() - interval '1 day'
			and not exists (select from platform.role_grant g where g.org_id = c.org_id and g.account_id = c.person_id)
		for update of c;
	if asked.id is null then
		return query select 'gone', null::uuid, null::uuid;
		return;
	end if;
	if exists (select from platform.sign_in_name n where n.org_id = asked.org_id and n.email = asked.value and n.account_id <> asked.person_id) then
		return query select 'taken', null::uuid, null::uuid;
		return;
	end if;
	delete from platform.sign_in_name n where n.org_id = asked.org_id and n.account_id = asked.person_id;
	insert into platform.sign_in_name (org_id, account_id, email, confirmed_at) values (asked.org_id, asked.person_id, asked.value, platform.now());
	insert into people.address (org_id, person_id, kind, value) values (asked.org_id, asked.person_id, 'email', asked.value)
		on conflict (org_id, person_id, kind) do update set value = excluded.value;
	update people.address_change c set ended_at = platform.now(), how_ended = 'confirmed' where c.org_id = asked.org_id and c.id = asked.id;
	update platform.session s set ended_at = platform.now() where s.org_id = asked.org_id and s.account_id = asked.person_id and s.ended_at is null;
	update platform.proof p set used_at = platform.now() where p.org_id = asked.org_id and p.account_id = asked.person_id and p.used_at is null;
	insert into platform.letter (org_id, account_id, kind, data)
		select asked.org_id, asked.person_id, 'people.address-changed', json_build_object('change', asked.id) where asked.was is not null;
	return query select 'done', asked.person_id, asked.id;
end $$;
revoke all on function people.confirm_own_address from public;
grant execute on function people.confirm_own_address to kith_app;
comment on function people.confirm_own_address() is 'For whoever opened the letter to a new address: it is hers from now on, and she signs in with it; she is signed out everywhere, and the old address is told. Says gone for a link that is unknown, used, or a day old, taken where the address is somebody else''s.';
