-- Whoever joined sees what she sent and can change it before it is answered: what was typed stands sealed in her receipt, which only her link opens.
alter table programmes.receipt add column sealed text;
comment on column programmes.receipt.sealed is 'What was typed into the form and what came of it, sealed so that only the link of this receipt opens it.';

-- Never of somebody who was known before: stranger says that she came in by this form, and she is forgotten only where nothing else is known of her.
create function programmes.take_back_typed(registration uuid, stranger boolean) returns timestamptz language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	gone programmes.registration;
begin
	if not platform.is('door') then
		raise exception using errcode = '42501', message = 'only the door takes back what was typed';
	end if;
	delete from programmes.registration r where r.org_id = platform.org() and r.id = take_back_typed.registration
		and r.answer_by is not null and r.state in ('waiting', 'offered') returning r.* into gone;
	if gone.id is null then
		return null;
	end if;
	if stranger and not exists (select from programmes.registration r where r.org_id = gone.org_id and r.person_id = gone.person_id) then
		perform people.forget_stranger(gone.person_id);
	end if;
	return gone.joined_at;
end $$;
revoke all on function programmes.take_back_typed from public;
grant execute on function programmes.take_back_typed to kith_app;
comment on function programmes.take_back_typed(uuid, boolean) is 'For the door: what was typed into a joining form and not answered is taken back, because the same browser sends it anew; a stranger who came in by it alone is forgotten. Returns since when she had asked, so that she keeps her turn.';
