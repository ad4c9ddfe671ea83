-- Whoever holds the link of a letter, or answers STOP to a text, ends its topic: that one, by all ways, and nothing else.

create function people.hear_no_more(person uuid, ended text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('link') or not exists (select from people.person p where p.org_id = platform.org() and p.id = person) then
		return false;
	end if;
	insert into people.topic (org_id, person_id, topic, way, is_on)
		select platform.org(), person, ended, way, false from unnest(array['email', 'text', 'push', 'hand']) as way
		on conflict (org_id, person_id, topic, way) do update set is_on = false, changed_at = platform.now() where people.topic.is_on;
	return true;
end $$;
revoke all on function people.hear_no_more from public;
grant execute on function people.hear_no_more to kith_app;
comment on function people.hear_no_more(uuid, text) is 'For whoever holds the link of a letter, or answers STOP to a text: she hears no more of this topic, by any way. False where there is nobody.';
