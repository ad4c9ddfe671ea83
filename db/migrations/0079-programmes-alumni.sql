-- Alumni: whoever was at a run of a programme that is over may belong to the programme's circle from then on, by her own yes. And gatherings: a run with an
-- open door to which the people of certain circles are invited, and of which nobody else is told.

create table programmes.invited (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	run_id uuid,
	programme_id uuid,
	circle_id uuid not null generated always as (coalesce(run_id, programme_id)) stored,
	invited_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, cohort_id, circle_id),
	check (run_id <> cohort_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, run_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, programme_id) references programmes.programme (org_id, id) on delete cascade
);
comment on table programmes.invited is 'That a run is a gathering: it is for the people of these circles alone, those of a run or the alumni of a programme, whose circle has the id of the programme; one of both is named. A run without a line here is for everybody.';
create index on programmes.invited (org_id, run_id);
create index on programmes.invited (org_id, programme_id);

call platform.secure('programmes.invited',
	sees => platform.any_of(
		platform.runs('cohort_id'),
		platform.circle('cohort_id', 'facilitator'),
		platform.among('circle_id', 'programmes.own_circles()')),
	adds => platform.all_of(platform.runs('cohort_id'), '(run_id is null or ' || platform.runs('run_id') || ')'),
	removes => platform.runs('cohort_id'));

create function programmes.own_invitations() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select i.cohort_id from programmes.invited i where i.org_id = platform.org() and i.circle_id in (select programmes.own_circles())
	union select programmes.own_circles() $$;
revoke all on function programmes.own_invitations from public;
grant execute on function programmes.own_invitations to kith_app;
comment on function programmes.own_invitations is 'The gatherings to which whoever speaks is invited, and the circles to which she belongs anyway.';

create function programmes.own_finished() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct c.programme_id from programmes.attended a join programmes.cohort c on c.org_id = a.org_id and c.id = a.cohort_id
	where a.org_id = platform.org() and a.person_id = platform.actor() and c.kind in ('course', 'training', 'group')
		and not exists (select from programmes.meeting s where s.org_id = c.org_id and s.cohort_id = c.id
			and s.ends_at > platform.now() - case when c.kind = 'group' then interval '84 days' else interval '0' end) $$;
revoke all on function programmes.own_finished from public;
grant execute on function programmes.own_finished to kith_app;
comment on function programmes.own_finished is 'The programmes of which whoever speaks was at a run that is over; a group is over twelve weeks after it last met.';

-- A gathering is known to those who are invited, to those who run it, and where a link of theirs is opened; to nobody else.
create or replace function programmes.published() returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from programmes.cohort c where c.org_id = platform.org() and c.published_at is not null
		and (not exists (select from programmes.invited i where i.org_id = c.org_id and i.cohort_id = c.id)
			or (select platform.is_any('{door,link,safeguarding_lead}'))
			or c.id in (select programmes.own_invitations())) $$;
comment on function programmes.published is 'The courses that whoever speaks may know of: those that anybody may, and the gatherings to which she is invited.';

alter policy sees on programmes.cohort using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,evaluator,job}'))
	or id in (select programmes.published())
	or id = any ((select platform.circles('{facilitator,coordinator}'::text[]))::uuid[])));
