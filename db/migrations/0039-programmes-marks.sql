-- A register is a set of taps. Each is kept with the taps that its screen showed, so that two phones that did not know of each other are both heard;
-- programmes.attendance stays what all counts read, and holds what stands.

create table programmes.mark (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	person_id uuid not null,
	field text not null check (field in ('line', 'brought', 'walk-in')),
	value jsonb not null check (length(value::text) <= 10000),
	saw uuid[] not null default '{}' check (cardinality(saw) <= 200),
	pocket uuid not null,
	seq integer not null default 0 check (seq >= 0),
	at timestamptz not null default platform.moment(),
	noted_by uuid not null,
	kept_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
comment on table programmes.mark is 'One tap on a register, with the taps that it saw. What no tap saw stands. Let go 90 days after the meeting; attendance stays.';
comment on column programmes.mark.saw is 'The taps that stood at the same line on her screen when she tapped.';
comment on column programmes.mark.pocket is 'The phone that it comes from; with signal, whoever is signed in.';
comment on column programmes.mark.seq is 'Counts the taps of one phone that had no signal.';
comment on column programmes.mark.at is 'When it was tapped, by the phone''s clock.';
create index on programmes.mark (org_id, session_id, person_id);
create index on programmes.mark (org_id, person_id);
create index on programmes.mark (org_id, noted_by);

call platform.secure('programmes.mark',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.role('coordinator', 'safeguarding_lead', 'job'),
		programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(
		platform.all_of(platform.own('person_id'), $$field = 'line'$$, $$value in ('"apologies"', '"none"')$$),
		programmes.session_of('session_id', 'facilitator'),
		platform.role('coordinator')),
	removes => platform.role('job'));

-- what every register says today is its first tap
insert into programmes.mark (org_id, id, session_id, person_id, field, value, pocket, at, noted_by, kept_at)
	select a.org_id, case when a.walk_in then uuidv7() else a.id end, a.session_id, a.person_id, 'line', to_jsonb(a.state), a.noted_by, a.noted_at, a.noted_by, a.noted_at
		from programmes.attendance a where not a.walk_in or a.state <> 'came'
	union all
	select a.org_id, a.id, a.session_id, a.person_id, 'walk-in', '{}', a.noted_by, a.noted_at, a.noted_by, a.noted_at from programmes.attendance a where a.walk_in
	union all
	select a.org_id, uuidv7(), a.session_id, a.person_id, 'brought', to_jsonb(a.brought), a.noted_by, a.noted_at, a.noted_by, a.noted_at
		from programmes.attendance a where a.brought <> '';

grant update (walk_in) on programmes.attendance to kith_app;

create function programmes.due_marks() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct k.org_id from programmes.mark k join programmes.session s on s.org_id = k.org_id and s.id = k.session_id
	where s.ends_at < platform.now() - interval '90 days' $$;
revoke all on function programmes.due_marks from public;
grant execute on function programmes.due_marks to kith_worker;
comment on function programmes.due_marks is 'Organisations with taps on registers of meetings that ended 90 days ago.';

-- the taps about a person follow when two records of her become one
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
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
