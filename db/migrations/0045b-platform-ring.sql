-- The crèche calls its time a sitting, and its id is that of the meeting: an open page of either learns of what the other wrote.
create or replace function platform.ring() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	meeting constant text := coalesce(new.subject ->> 'session', new.subject ->> 'sitting');
begin
	if meeting is not null then
		perform pg_notify('kith_bell', new.org_id || ' ' || meeting);
	end if;
	return null;
end $$;
