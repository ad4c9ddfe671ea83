-- A stranger who left no more than a wish to hear is forgotten by timed work too.
create or replace function people.forget_stranger(stranger uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not (platform.is('door') or platform.is('job')) then
		raise exception using errcode = '42501', message = 'only the door and timed work forget a stranger';
	end if;
	if exists (select from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = stranger and n.confirmed_at is not null)
		or exists (select from platform.session s where s.org_id = platform.org() and s.account_id = stranger)
		or exists (select from platform.role_grant g where g.org_id = platform.org() and g.account_id = stranger)
		or exists (select from people.membership m where m.org_id = platform.org() and m.person_id = stranger) then
		return;
	end if;
	delete from platform.letter l where l.org_id = platform.org() and l.account_id = stranger;
	delete from people.person p where p.org_id = platform.org() and p.id = stranger;
	delete from platform.account a where a.org_id = platform.org() and a.id = stranger;
end $$;
comment on function people.forget_stranger(uuid) is 'Published, for the door and timed work: somebody who never signed in, belongs to no circle and has no role is forgotten with her letters.';
