-- What a course is held in and for whom it is, so that the page of what is on can be narrowed by both.
alter table programmes.cohort
	add column held_in text not null default '' check (held_in = '' or held_in ~ '^[a-z]{2,3}$'),
	add column for_whom text not null default 'everybody' check (for_whom in ('everybody', 'mothers', 'fathers', 'pregnant', 'loss'));
comment on column programmes.cohort.held_in is 'The language in which it is held; "all" where it is held in each that the organisation speaks, empty where nobody said.';
comment on column programmes.cohort.for_whom is 'For whom it is: everybody with a baby, or some of them.';
grant update (held_in, for_whom) on programmes.cohort to kith_app;

-- Somebody wants to hear when something begins, and has not asked for a place.
create table programmes.interest (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	programme_id uuid,
	area text not null default '' check (length(area) <= 10000),
	held_in text not null default '' check (length(held_in) <= 10),
	link_hash bytea not null,
	asked_at timestamptz not null default platform.now(),
	told_at timestamptz,
	left_at timestamptz,
	primary key (org_id, id),
	unique (org_id, link_hash),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, programme_id) references programmes.programme (org_id, id)
);
create index on programmes.interest (org_id, person_id);
create index on programmes.interest (org_id, programme_id);
create index on programmes.interest (asked_at);
comment on table programmes.interest is 'Somebody wants to hear when something of a programme, in an area or a language begins, and has not asked for a place. One message, and no more. Kept 28 days after that or after she left, a year at the longest.';
comment on column programmes.interest.link_hash is 'The hash of what stands in her link, by which she leaves again; the same form sent twice has the same.';
call platform.secure('programmes.interest',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator', 'door', 'job')),
	adds => platform.role('door'),
	changes => platform.any_of(platform.own('person_id'), platform.role('door', 'job')),
	removes => platform.role('job'),
	changing => 'told_at, left_at');

create function programmes.due_interests() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct i.org_id from programmes.interest i
	where i.asked_at < platform.now() - interval '365 days' or coalesce(i.told_at, i.left_at) < platform.now() - interval '28 days' $$;
revoke all on function programmes.due_interests from public;
grant execute on function programmes.due_interests to kith_worker;
comment on function programmes.due_interests() is 'Organisations with wishes to hear that are let go: told or left four weeks ago, or a year old.';

-- Whoever left no more than a wish to hear is forgotten with it.
create function programmes.let_interests_go() returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	gone record;
	many integer := 0;
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work lets wishes go';
	end if;
	for gone in delete from programmes.interest i where i.org_id = platform.org()
		and (i.asked_at < platform.now() - interval '365 days' or coalesce(i.told_at, i.left_at) < platform.now() - interval '28 days')
		returning i.org_id, i.person_id loop
		many := many + 1;
		if not exists (select from programmes.registration r where r.org_id = gone.org_id and r.person_id = gone.person_id)
			and not exists (select from programmes.interest i where i.org_id = gone.org_id and i.person_id = gone.person_id)
			and not exists (select from programmes.attendance a where a.org_id = gone.org_id and a.person_id = gone.person_id) then
			perform people.forget_stranger(gone.person_id);
		end if;
	end loop;
	return many;
end $$;
revoke all on function programmes.let_interests_go from public;
grant execute on function programmes.let_interests_go to kith_app, kith_worker;
comment on function programmes.let_interests_go() is 'For timed work: wishes to hear that were told, left or are a year old are deleted, and whoever left nothing else here is forgotten. Returns how many.';

-- What a parent says to those who run her meeting: one way, and seen or not.
create table programmes.parent_message (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	person_id uuid not null,
	kind text not null check (kind in ('late', 'words')),
	words text not null default '' check (length(words) <= 10000),
	sent_at timestamptz not null default platform.now(),
	seen_at timestamptz,
	seen_by uuid,
	primary key (org_id, id),
	check ((kind = 'words') = (words <> '')),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.parent_message (org_id, session_id);
create index on programmes.parent_message (org_id, person_id);
comment on table programmes.parent_message is 'A short message of a parent to those who run a meeting of hers, and that it was seen. No answer comes back. Kept 28 days after the meeting.';
call platform.secure('programmes.parent_message',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator', 'job'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.own('person_id'),
	changes => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')),
	removes => platform.any_of(platform.own('person_id'), platform.role('job')),
	changing => 'seen_at, seen_by');

create function programmes.due_parent_messages() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct p.org_id from programmes.parent_message p
		join programmes.session s on s.org_id = p.org_id and s.id = p.session_id
	where s.ends_at < platform.now() - interval '28 days' $$;
revoke all on function programmes.due_parent_messages from public;
grant execute on function programmes.due_parent_messages to kith_worker;
comment on function programmes.due_parent_messages() is 'Organisations with messages of parents about meetings that were four weeks ago.';

CREATE OR REPLACE FUNCTION programmes.bring_together(merge uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $$
declare
	two record;
	courses constant text := 'mine.cohort_id = hers.cohort_id';
	meetings constant text := 'mine.session_id = hers.session_id';
begin
	perform creche.bring_together(merge);
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.registration', 'person_id', two.gone, two.kept, courses,
			$q$(array_position(array['place', 'offered', 'waiting', 'left'], hers.state), hers.joined_at)
				< (array_position(array['place', 'offered', 'waiting', 'left'], mine.state), mine.joined_at)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.attendance', 'person_id', two.gone, two.kept, meetings,
			$q$array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], hers.state)
				< array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], mine.state)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.mark', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.check_in', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.certificate', 'person_id', two.gone, two.kept, courses);
		perform people.hand_over(merge, 'programmes.follow_up', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.interest', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.parent_message', 'person_id', two.gone, two.kept);
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
