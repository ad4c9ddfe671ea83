-- Whoever was written for by somebody else is compared with nobody until a coordinator has said yes.
create function programmes.hold_referred() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if new.decision = 'accepted' then
		perform people.take_on(new.org_id, new.person_id);
	elsif tg_op = 'INSERT' then
		perform people.hold_back(new.org_id, new.person_id, new.sent_at);
	end if;
	return null;
end $$;
revoke all on function programmes.hold_referred from public;
create trigger hold_referred after insert or update of decision on programmes.referral for each row execute function programmes.hold_referred();

select people.hold_back(r.org_id, r.person_id, r.sent_at) from programmes.referral r where r.decision is distinct from 'accepted';
