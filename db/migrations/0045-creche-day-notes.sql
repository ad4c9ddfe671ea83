-- What a parent or whoever runs the meeting lets today's crèche know, and that it was read; and from when to when a crèche is open, where
-- that is not as long as the meeting.

create table creche.day_note (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	sitting_id uuid not null,
	child_id uuid,
	written_by uuid,
	words text not null check (words <> '' and length(words) <= 10000),
	written_at timestamptz not null default platform.now(),
	read_at timestamptz,
	read_by uuid,
	primary key (org_id, id),
	constraint day_note_of_somebody check (child_id is not null or written_by is not null),
	foreign key (org_id, sitting_id) references creche.sitting (org_id, id) on delete cascade,
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	foreign key (org_id, written_by) references platform.account (org_id, id) on delete cascade
);
create index on creche.day_note (org_id, sitting_id);
create index on creche.day_note (org_id, child_id);
create index on creche.day_note (org_id, written_by);
comment on table creche.day_note is 'What the crèche should know on one day: from the parent of a child, or from whoever runs the meeting. Read or not; no answer comes back. Kept 28 days after the day.';
comment on column creche.day_note.child_id is 'The child of which its parent wrote; empty where whoever runs the meeting wrote to the crèche.';
comment on column creche.day_note.written_by is 'Who of those who run the meeting wrote it; empty where a parent did.';
call platform.secure('creche.day_note',
	sees => platform.any_of(
		platform.role('job'),
		platform.among('child_id', 'people.own_children()'),
		platform.among('sitting_id', 'creche.sittings_of(''facilitator'')'),
		platform.all_of(platform.among('sitting_id', 'creche.sittings_of(''creche_worker'')'),
			'child_id is null or ' || platform.among('child_id', 'people.children_today(''creche_worker'')'))),
	adds => platform.any_of(
		platform.all_of('written_by is null', platform.among('child_id', 'people.own_children()')),
		platform.all_of('child_id is null', platform.own('written_by'), platform.among('sitting_id', 'creche.sittings_of(''facilitator'')'))),
	changes => platform.any_of(
		platform.among('sitting_id', 'creche.sittings_of(''facilitator'')'),
		platform.all_of(platform.among('sitting_id', 'creche.sittings_of(''creche_worker'')'),
			'child_id is null or ' || platform.among('child_id', 'people.children_today(''creche_worker'')'))),
	removes => platform.role('job'),
	changing => 'read_at, read_by');

create function creche.due_day_notes() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct n.org_id from creche.day_note n join creche.sitting s on s.org_id = n.org_id and s.id = n.sitting_id
	where s.ends_at < platform.now() - interval '28 days' $$;
revoke all on function creche.due_day_notes from public;
grant execute on function creche.due_day_notes to kith_worker;
comment on function creche.due_day_notes() is 'Organisations with notes to a crèche about days that were four weeks ago.';

-- Minutes before the meeting begins and after it ends: they follow when a meeting is moved.
alter table creche.sitting
	add column opens_before integer not null default 0 check (opens_before between -720 and 720),
	add column closes_after integer not null default 0 check (closes_after between -720 and 720);
comment on column creche.sitting.opens_before is 'How many minutes before the meeting the crèche opens; less than none where it opens later.';
comment on column creche.sitting.closes_after is 'How many minutes after the meeting the crèche closes; less than none where it closes earlier.';
create policy changes on creche.sitting for update to kith_app
	using (org_id = (select platform.org()) and (select platform.is_any('{coordinator}'::text[])))
	with check (org_id = (select platform.org()) and (select platform.is_any('{coordinator}'::text[])));
grant update (opens_before, closes_after) on creche.sitting to kith_app;

CREATE OR REPLACE FUNCTION creche.bring_together(merge uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'creche.place', 'child_id', two.gone, two.kept, 'mine.circle_id = hers.circle_id',
			$q$array_position(array['place', 'waiting', 'left'], hers.state) < array_position(array['place', 'waiting', 'left'], mine.state)$q$);
		perform people.hand_over(merge, 'creche.visit', 'child_id', two.gone, two.kept,
			'mine.sitting_id = hers.sitting_id and mine.signed_out_at is null and hers.signed_out_at is null and mine.mistaken_at is null and hers.mistaken_at is null');
		perform people.hand_over(merge, 'creche.day_note', 'child_id', two.gone, two.kept);
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'creche.place', 'person_id', two.gone, two.kept, watched => true);
	end loop;
end $$;
