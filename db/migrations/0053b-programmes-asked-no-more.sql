-- A registration that passes to another record or another run leaves nobody behind who would still count as having asked there.

create function programmes.forget_asker() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not exists (select from programmes.registration r
		where r.org_id = old.org_id and r.cohort_id = old.cohort_id and r.person_id = old.person_id) then
		perform people.forget_asker(old.org_id, old.cohort_id, old.person_id);
	end if;
	return null;
end $$;
revoke all on function programmes.forget_asker from public;
create trigger forget_asker after update of person_id, cohort_id on programmes.registration for each row
	when ((old.person_id, old.cohort_id) is distinct from (new.person_id, new.cohort_id)) execute function programmes.forget_asker();
