-- Boards of a workshop ring too: an open page learns that a card came, by the id of the board alone.
create or replace function platform.ring() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	thing constant text := coalesce(new.subject ->> 'session', new.subject ->> 'sitting', new.subject ->> 'board');
begin
	if thing is not null then
		perform pg_notify('kith_bell', new.org_id || ' ' || thing);
	end if;
	return null;
end $$;
comment on function platform.ring() is 'Calls out the meeting or the board that a command was about, by its id alone, when the command is kept.';
