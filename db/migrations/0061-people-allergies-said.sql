-- Those who mind a child ask its parent about allergies again, and write down what she says. Two who each ask, and hear different things, are put beside each
-- other: nobody chooses between them but whoever has seen both.
create function people.say_allergies(child uuid, seen text, said text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	stands text;
	differs boolean;
	written text := say_allergies.said;
begin
	if say_allergies.child not in (select people.children_today('facilitator') union select people.children_today('creche_worker')) then
		return null;
	end if;
	select k.allergies into stands from people.child_care k where k.org_id = platform.org() and k.child_id = say_allergies.child for update;
	differs := coalesce(stands not in (seen, said) and (stands = '' or exists (
		select t.line from unnest(string_to_array(stands, E'\n')) t (line) except select unnest(string_to_array(seen || E'\n' || said, E'\n')))), false);
	if differs then
		select left(string_agg(distinct l.line, E'\n'), 10000) into written
			from unnest(string_to_array(stands || E'\n' || said, E'\n')) l (line) where btrim(l.line) <> '';
	end if;
	insert into people.child_care as k (org_id, child_id, allergies, confirmed_at)
		values (platform.org(), say_allergies.child, written, platform.now())
		on conflict (org_id, child_id) do update set allergies = excluded.allergies,
			confirmed_at = case when differs then platform.now() - interval '1 year' else platform.now() end;
	return differs;
end $$;
revoke all on function people.say_allergies from public;
grant execute on function people.say_allergies to kith_app;
comment on function people.say_allergies(uuid, text, text) is 'Published: what a parent said of allergies of a child that whoever asked minds today. Nothing where she does not mind it; true where somebody wrote something else that she had not seen: both stand then, and are asked about again.';
