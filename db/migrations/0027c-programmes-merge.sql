-- Where two records of one person are brought together, her places, turns, attendance and her children's crèche places follow. Of two rows about the
-- same course or meeting the better one stays: a place before an offer before a turn, having come before apologies.
create function programmes.bring_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
	courses constant text := 'mine.cohort_id = hers.cohort_id';
	meetings constant text := 'mine.session_id = hers.session_id';
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'programmes.creche_place', 'child_id', two.gone, two.kept, courses,
			$q$array_position(array['place', 'waiting', 'left'], hers.state) < array_position(array['place', 'waiting', 'left'], mine.state)$q$);
		perform people.hand_over(merge, 'programmes.creche_visit', 'child_id', two.gone, two.kept,
			meetings || ' and mine.signed_out_at is null and hers.signed_out_at is null and mine.mistaken_at is null and hers.mistaken_at is null');
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.registration', 'person_id', two.gone, two.kept, courses,
			$q$(array_position(array['place', 'offered', 'waiting', 'left'], hers.state), hers.joined_at)
				< (array_position(array['place', 'offered', 'waiting', 'left'], mine.state), mine.joined_at)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.creche_place', 'person_id', two.gone, two.kept, watched => true);
		perform people.hand_over(merge, 'programmes.attendance', 'person_id', two.gone, two.kept, meetings,
			$q$array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], hers.state)
				< array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], mine.state)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.check_in', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.certificate', 'person_id', two.gone, two.kept, courses);
		perform people.hand_over(merge, 'programmes.follow_up', 'person_id', two.gone, two.kept);
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
revoke all on function programmes.bring_together from public;
grant execute on function programmes.bring_together to kith_app;
comment on function programmes.bring_together(uuid) is 'For a coordinator who brings two records of one person together: what this room holds follows.';

create function programmes.is_built_on(merge uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with moved as (select r.cohort_id, r.person_id from programmes.registration r
			join people.handed(merge, 'programmes.registration', 'moved') h on h.id = r.id where r.org_id = platform.org() and platform.is('coordinator'))
	select exists (select from moved m join programmes.session s on s.org_id = platform.org() and s.cohort_id = m.cohort_id
			join programmes.attendance a on a.org_id = s.org_id and a.session_id = s.id and a.person_id = m.person_id
			where a.id > merge and a.id not in (select h.id from people.handed(merge, 'programmes.attendance', 'moved') h))
		or exists (select from moved m join programmes.creche_place p on p.org_id = platform.org() and p.cohort_id = m.cohort_id and p.person_id = m.person_id
			where p.id > merge and p.id not in (select h.id from people.handed(merge, 'programmes.creche_place', 'moved') h))
		or exists (select from moved m join programmes.certificate c on c.org_id = platform.org() and c.cohort_id = m.cohort_id and c.person_id = m.person_id
			where c.id > merge and c.id not in (select h.id from people.handed(merge, 'programmes.certificate', 'moved') h))
		or exists (select from people.handed(merge, 'programmes.registration', 'set-aside') h
			join programmes.cohort c on c.org_id = platform.org() and c.id = (h.was ->> 'cohort_id')::uuid
			where h.was ->> 'state' in ('place', 'offered') and programmes.places_taken(c.id) >= c.places) $$;
revoke all on function programmes.is_built_on from public;
grant execute on function programmes.is_built_on to kith_app;
comment on function programmes.is_built_on(uuid) is 'For a coordinator: whether somebody has come, asked for a crèche place or got a certificate since in what two records brought together, or a place that one of them had was given to somebody else.';
