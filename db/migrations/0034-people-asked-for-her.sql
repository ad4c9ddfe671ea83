-- A coordinator gives or gives up a child's crèche place as its parent asked; and whoever's address is changed for her is told of it, at the old one too unless that would harm her.
alter table people.change_for drop constraint change_for_what_check;
alter table people.change_for add constraint change_for_what_check check (what in ('name', 'phone', 'email', 'safe-contact', 'consent', 'child', 'absence', 'coming', 'creche-asked', 'creche-left'));
alter table people.address_change drop constraint address_change_how_ended_check;
alter table people.address_change add constraint address_change_how_ended_check check (how_ended in ('confirmed', 'asked-anew', 'for-her'));

drop function people.move_sign_in(uuid, text);
create function people.move_sign_in(person uuid, address text, tells_old boolean) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	old text;
	change uuid := uuidv7();
begin
	if not platform.is('coordinator') or person = platform.actor() or not exists (select from people.person p where p.org_id = platform.org() and p.id = person)
		or exists (select from platform.role_grant g where g.org_id = platform.org() and g.account_id = person) then
		raise exception using errcode = '42501', message = 'how she signs in is not moved for her';
	end if;
	if exists (select from platform.sign_in_name n where n.org_id = platform.org() and n.email = address and n.account_id <> person) then
		return false;
	end if;
	select a.value into old from people.address a where a.org_id = platform.org() and a.person_id = person and a.kind = 'email' and a.value <> address;
	delete from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = person;
	insert into platform.sign_in_name (org_id, account_id, email) values (platform.org(), person, address);
	update platform.session set ended_at = platform.now() where org_id = platform.org() and account_id = person and ended_at is null;
	update platform.proof set used_at = platform.now() where org_id = platform.org() and account_id = person and used_at is null;
	update people.address_change c set ended_at = platform.now(), how_ended = 'asked-anew'
		where c.org_id = platform.org() and c.person_id = person and c.ended_at is null;
	insert into people.address_change (org_id, id, person_id, value, was, token_hash, ended_at, how_ended)
		values (platform.org(), change, person, address, old, sha256(uuid_send(gen_random_uuid())), platform.now(), 'for-her');
	if tells_old and old is not null then
		insert into platform.letter (org_id, account_id, kind, data)
			values (platform.org(), person, 'people.address-changed', json_build_object('change', change));
	end if;
	return true;
end $$;
revoke all on function people.move_sign_in(uuid, text, boolean) from public;
grant execute on function people.move_sign_in(uuid, text, boolean) to kith_app;
comment on function people.move_sign_in(uuid, text, boolean) is 'For a coordinator: a person who never was on the team signs in with this address from now on; the old one is told unless she asked that it is not. False where it is somebody else''s.';
