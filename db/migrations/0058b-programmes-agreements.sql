-- What a group agrees on: proposals in its own words, versions that are read back, and who said yes.

create table programmes.proposal (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	question text not null check (question in ('feel', 'welcome', 'must')),
	words text not null check (length(words) between 1 and 1000),
	language text not null,
	person_id uuid,
	said_at timestamptz not null default platform.moment(),
	taken_at timestamptz,
	primary key (org_id, id),
	unique (org_id, cohort_id, question, words),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.proposal is 'What somebody proposes for the agreement of her group, said on a phone or written down by a facilitator. person_id: only where she signed it. taken_at: a version was read back since.';
create index on programmes.proposal (org_id, person_id);

call platform.secure('programmes.proposal',
	sees => platform.any_of(
		platform.among('cohort_id', 'programmes.own_circles()'),
		platform.circle('cohort_id', 'facilitator'),
		platform.runs('cohort_id')),
	adds => platform.any_of(
		platform.all_of(platform.among('cohort_id', 'programmes.own_circles()'), '(person_id is null or person_id = (select platform.actor()))'),
		platform.all_of('person_id is null', platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')))),
	changes => platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')),
	changing => 'taken_at',
	removes => platform.own('person_id'));

create table programmes.agreement (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	version integer not null check (version between 1 and 1000),
	feel platform.words not null,
	welcome platform.words not null,
	must platform.words not null,
	read_back_at timestamptz not null default platform.moment(),
	written_by uuid not null,
	agreed_at timestamptz,
	review_on date,
	primary key (org_id, id),
	unique (org_id, cohort_id, version),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, written_by) references platform.account (org_id, id)
);
comment on table programmes.agreement is 'One version of what a group agrees on, a line for each thing, by the three questions. Read back first, then agreed; a version is never written anew. review_on: when the group looks at it again.';
create index on programmes.agreement (org_id, written_by);

call platform.secure('programmes.agreement',
	sees => platform.any_of(
		platform.among('cohort_id', 'programmes.own_circles()'),
		platform.circle('cohort_id', 'facilitator', 'creche_worker'),
		platform.runs('cohort_id')),
	adds => platform.all_of(platform.own('written_by'), platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id'))),
	changes => platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')),
	changing => 'agreed_at');

create table programmes.accepted (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	agreement_id uuid not null,
	person_id uuid not null,
	answer text not null check (answer in ('yes', 'not-yet')),
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, agreement_id, person_id),
	foreign key (org_id, agreement_id) references programmes.agreement (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.accepted is 'That somebody says yes, or not yet, to a version of the agreement of her group. Others see how many, and not who.';
create index on programmes.accepted (org_id, person_id);

call platform.secure('programmes.accepted',
	sees => platform.own('person_id'),
	adds => platform.all_of(platform.own('person_id'),
		'agreement_id in (select a.id from programmes.agreement a where a.cohort_id in (select programmes.own_circles()))'),
	changes => platform.own('person_id'),
	changing => 'answer');

create function programmes.count_accepted(agreement uuid) returns table (yes integer, not_yet integer, newcomers integer)
stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*) filter (where c.answer = 'yes')::integer, count(*) filter (where c.answer = 'not-yet')::integer,
		count(*) filter (where c.id is null and m.since > a.agreed_at)::integer
	from programmes.agreement a
	join people.member m on m.org_id = a.org_id and m.circle_id = a.cohort_id
	left join programmes.accepted c on c.org_id = a.org_id and c.agreement_id = a.id and c.person_id = m.person_id
	where a.org_id = platform.org() and a.id = agreement
		and (platform.is('coordinator') or a.cohort_id = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[])) $$;
revoke all on function programmes.count_accepted from public;
grant execute on function programmes.count_accepted to kith_app;
comment on function programmes.count_accepted is 'For those who run a group: how many of it said yes and how many not yet to a version, and how many came since it was agreed and have not said; not who.';

-- what she proposed and said follows when two records of her become one
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
		perform people.hand_over(merge, 'programmes.proposal', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.accepted', 'person_id', two.gone, two.kept, 'mine.agreement_id = hers.agreement_id');
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
