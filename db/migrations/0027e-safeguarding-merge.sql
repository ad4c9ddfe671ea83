-- A concern about a record that went is about the one that stays. Whoever brings the two together learns nothing of it: neither whether there is one,
-- nor by being refused to take it back.
create function safeguarding.bring_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'safeguarding.concern', 'child_id', two.gone, two.kept);
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'safeguarding.concern', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'platform.audit', 'kept_from', two.gone, two.kept);
	end loop;
end $$;
revoke all on function safeguarding.bring_together from public;
grant execute on function safeguarding.bring_together to kith_app;
comment on function safeguarding.bring_together(uuid) is 'For a coordinator who brings two records of one person together: what leads read follows, and she learns nothing of it.';
