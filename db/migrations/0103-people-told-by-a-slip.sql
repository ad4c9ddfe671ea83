-- Whoever noted by a slip of a thumb that somebody was told takes it back: the message waits again.
alter table people.phone_try drop constraint phone_try_outcome_check;
alter table people.phone_try add constraint phone_try_outcome_check
	check (outcome in ('told', 'left-message', 'not-reached', 'not-needed', 'taken-back'));

create or replace function people.mark_passed_on() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if new.outcome = 'taken-back' then
		update platform.letter set passed_on_at = null where org_id = new.org_id and id = new.letter_id and withheld = 'by-phone';
	else
		update platform.letter set passed_on_at = new.noted_at where org_id = new.org_id and id = new.letter_id and passed_on_at is null;
	end if;
	return null;
end $$;
drop trigger passed_on on people.phone_try;
create trigger passed_on after insert on people.phone_try for each row
	when (new.outcome in ('told', 'left-message', 'not-needed', 'taken-back')) execute function people.mark_passed_on();
