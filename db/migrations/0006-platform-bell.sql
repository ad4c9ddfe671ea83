-- A page that stays open learns that something changed by a bell: the ids of a meeting in the trail of a command are called out
-- when the command is kept, and nothing else. Who may hear it is asked where the page is asked for.
create function platform.ring() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if new.subject ->> 'session' is not null then
		perform pg_notify('kith_bell', new.org_id || ' ' || (new.subject ->> 'session'));
	end if;
	return null;
end $$;
comment on function platform.ring() is 'Calls out the meeting that a command was about, by its id alone, when the command is kept.';
create trigger ring after insert on platform.audit for each row execute function platform.ring();
