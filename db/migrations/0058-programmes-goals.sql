-- What a parent wants for herself while she comes to a group, and how it grows week by week.

create function programmes.own_circles() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select m.circle_id from people.member m where m.org_id = platform.org() and m.person_id = platform.actor() $$;
revoke all on function programmes.own_circles from public;
grant execute on function programmes.own_circles to kith_app;
comment on function programmes.own_circles is 'The circles to which whoever speaks belongs now, as somebody who takes part.';

create table programmes.goal (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid not null,
	words text not null check (length(words) between 1 and 10000),
	sharing text not null default 'nobody' check (sharing in ('nobody', 'facilitator', 'group')),
	state text not null default 'growing' check (state in ('growing', 'in-bloom', 'resting')),
	planted_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.goal is 'What somebody wants for herself, in one sentence. Hers alone; with facilitator her facilitators read it, with group also whoever comes to it, without her name. Let go, nothing of it is kept.';
create index on programmes.goal (org_id, cohort_id);
create index on programmes.goal (org_id, person_id);

call platform.secure('programmes.goal',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.all_of($$sharing <> 'nobody'$$, platform.circle('cohort_id', 'facilitator'), people.member('person_id', 'facilitator'))),
	adds => platform.all_of(platform.own('person_id'), platform.among('cohort_id', 'programmes.own_circles()')),
	changes => platform.own('person_id'),
	changing => 'sharing, state',
	removes => platform.own('person_id'));

create table programmes.watering (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	goal_id uuid not null,
	person_id uuid not null,
	week date not null check (extract(isodow from week) = 1),
	leaves integer not null check (leaves between 0 and 4),
	primary key (org_id, id),
	unique (org_id, goal_id, week),
	foreign key (org_id, goal_id) references programmes.goal (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.watering is 'How much of a goal there was in a week, 0 to 4 leaves, as she says herself. Hers alone, whatever she shares of the goal.';
create index on programmes.watering (org_id, person_id);

call platform.secure('programmes.watering',
	sees => platform.own('person_id'),
	adds => platform.own('person_id'),
	changes => platform.own('person_id'),
	changing => 'leaves');

create function programmes.goals_of_group(cohort uuid) returns table (words text) stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct g.words from programmes.goal g join people.member m on m.org_id = g.org_id and m.circle_id = g.cohort_id and m.person_id = g.person_id
	where g.org_id = platform.org() and g.cohort_id = cohort and g.sharing = 'group' and g.person_id <> platform.actor()
		and cohort in (select programmes.own_circles())
	order by 1 $$;
revoke all on function programmes.goals_of_group from public;
grant execute on function programmes.goals_of_group to kith_app;
comment on function programmes.goals_of_group is 'For whoever comes to a group: the goals that others share with it, in their words and without a name.';

create function programmes.count_goals(cohort uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(distinct g.person_id)::integer from programmes.goal g join people.member m on m.org_id = g.org_id and m.circle_id = g.cohort_id and m.person_id = g.person_id
	where g.org_id = platform.org() and g.cohort_id = cohort
		and (platform.is('coordinator') or cohort = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[]))
	having count(distinct g.person_id) >= 8 $$;
revoke all on function programmes.count_goals from public;
grant execute on function programmes.count_goals to kith_app;
comment on function programmes.count_goals is 'For those who run a group: how many of it have a goal, from eight on; of fewer nobody is told how many.';

-- her goals follow when two records of her become one
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
		perform people.hand_over(merge, 'programmes.writing_key', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.page_text', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.page_shown', 'person_id', two.gone, two.kept, meetings || ' and mine.page = hers.page');
		perform people.hand_over(merge, 'programmes.goal', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.watering', 'person_id', two.gone, two.kept);
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
