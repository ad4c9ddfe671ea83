-- A booklet for a week, and who opened it.

create function programmes.own_sessions() returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id from programmes.session s join people.member m on m.org_id = s.org_id and m.circle_id = s.cohort_id
	where s.org_id = platform.org() and m.person_id = platform.actor() $$;
revoke all on function programmes.own_sessions from public;
grant execute on function programmes.own_sessions to kith_app;
comment on function programmes.own_sessions is 'The meetings of the circles that whoever speaks belongs to.';

create table programmes.booklet (
	org_id uuid not null,
	session_id uuid not null,
	theme text not null check (length(theme) <= 40),
	pages text[] not null check (cardinality(pages) between 1 and 20 and length(array_to_string(pages, ' ')) <= 1000),
	given_at timestamptz,
	version integer not null default 1,
	primary key (org_id, session_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade
);
comment on table programmes.booklet is 'The exercises of a week in their order, as they are printed and read on a phone. given_at: since when the group has it.';

call platform.secure('programmes.booklet',
	sees => platform.any_of(
		platform.role('coordinator', 'job'),
		programmes.session_of('session_id', 'facilitator'),
		platform.all_of('given_at is not null', platform.among('session_id', 'programmes.own_sessions()'))),
	adds => platform.any_of(
		platform.role('coordinator'),
		programmes.session_of('session_id', 'facilitator')),
	changes => platform.any_of(
		platform.role('coordinator'),
		programmes.session_of('session_id', 'facilitator')),
	changing => 'theme, pages, given_at, version');

create table programmes.booklet_opened (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	person_id uuid not null,
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, session_id, person_id),
	foreign key (org_id, session_id) references programmes.booklet (org_id, session_id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.booklet_opened is 'That somebody opened the booklet of a week, and when first. Her facilitators see it; a coordinator how many.';
create index on programmes.booklet_opened (org_id, person_id);

call platform.secure('programmes.booklet_opened',
	sees => platform.any_of(
		platform.own('person_id'),
		programmes.session_of('session_id', 'facilitator')),
	adds => platform.own('person_id'));

create function programmes.booklet_openings(session uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select case when platform.is('coordinator') then (select count(*)::integer from programmes.booklet_opened o
		where o.org_id = platform.org() and o.session_id = session) end $$;
revoke all on function programmes.booklet_openings from public;
grant execute on function programmes.booklet_openings to kith_app;
comment on function programmes.booklet_openings is 'For a coordinator: how many opened the booklet of a meeting, and not who.';

-- what she opened follows when two records of her become one
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
		perform people.hand_over(merge, 'programmes.booklet_opened', 'person_id', two.gone, two.kept, meetings);
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
