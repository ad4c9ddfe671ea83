-- Where places are had for one meeting, so are those of the crèche: each sitting counts its own.

alter table creche.place
	add column sitting_id uuid,
	drop constraint place_org_id_circle_id_child_id_key,
	add constraint place_asked_once_key unique nulls not distinct (org_id, circle_id, sitting_id, child_id),
	add constraint place_sitting_fkey foreign key (org_id, sitting_id) references creche.sitting (org_id, id);
create index on creche.place (org_id, sitting_id) where sitting_id is not null;
comment on table creche.place is 'A crèche place of a child in a circle, or at one sitting of it, or its turn on the crèche waiting list.';
comment on column creche.place.sitting_id is 'The sitting for which it is, where places are had for one; empty where it is for all of a circle.';

create or replace view creche.asked with (security_invoker) as
	select org_id, id, circle_id, child_id, person_id, age_band, state, asked_at, sitting_id from creche.place;
comment on view creche.asked is 'Published: which child has a place in the crèche of a circle, or at one sitting of it, waits for one, or had one.';

drop function creche.taken(uuid);
create function creche.taken(circle uuid, sitting uuid default null) returns table (age_band text, taken integer) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select full_of.age_band, max(full_of.children)::integer from (
		select p.age_band, count(*) as children from creche.place p
		left join creche.sitting s on s.org_id = p.org_id and s.id = p.sitting_id
		where p.org_id = platform.org() and p.circle_id = circle and p.state = 'place'
			and (p.sitting_id = sitting or sitting is null and (p.sitting_id is null or s.ends_at > platform.now()))
			and exists (select from creche.shown w where w.org_id = p.org_id and w.circle_id = p.circle_id)
		group by p.age_band, p.sitting_id) full_of
	group by full_of.age_band $$;
revoke all on function creche.taken from public;
grant execute on function creche.taken to kith_app;
comment on function creche.taken(uuid, uuid) is 'How many crèche places of a circle that anybody may know of are taken, by age band; where they are had for one sitting, those of the one named, or of the fullest to come: a count, for the public page.';

create or replace function creche.bring_together(merge uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'creche.place', 'child_id', two.gone, two.kept, 'mine.circle_id = hers.circle_id and mine.sitting_id is not distinct from hers.sitting_id',
			$q$array_position(array['place', 'waiting', 'left'], hers.state) < array_position(array['place', 'waiting', 'left'], mine.state)$q$);
		perform people.hand_over(merge, 'creche.visit', 'child_id', two.gone, two.kept,
			'mine.sitting_id = hers.sitting_id and mine.signed_out_at is null and hers.signed_out_at is null and mine.mistaken_at is null and hers.mistaken_at is null');
		perform people.hand_over(merge, 'creche.day_note', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.collector', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.barred', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.let_past', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.settling', 'child_id', two.gone, two.kept);
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'creche.place', 'person_id', two.gone, two.kept, watched => true);
	end loop;
end $$;
