-- How a group ends together: what is planned, at which meeting, and what each adds to it.

create table programmes.celebration (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	session_id uuid,
	words platform.words not null default '{}',
	version integer not null default 1 check (version between 1 and 1000000),
	primary key (org_id, id),
	unique (org_id, cohort_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete set null (session_id)
);
comment on table programmes.celebration is 'What a group plans for its celebration, as those who run it put it together, and the meeting on which it lies; without one, the last.';
create index on programmes.celebration (org_id, session_id);

call platform.secure('programmes.celebration',
	sees => platform.any_of(
		platform.among('cohort_id', 'programmes.own_circles()'),
		platform.circle('cohort_id', 'facilitator', 'creche_worker'),
		platform.runs('cohort_id')),
	adds => platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')),
	changes => platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')),
	changing => 'session_id, words, version');

create table programmes.contribution (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	kind text not null check (kind in ('bring', 'do', 'wish')),
	words text not null check (length(words) between 1 and 1000),
	language text not null,
	person_id uuid,
	said_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, cohort_id, kind, words),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.contribution is 'What somebody brings, does or wishes for the celebration of her group. person_id: only where she put her name to it, for those who run the group.';
create index on programmes.contribution (org_id, person_id);

call platform.secure('programmes.contribution',
	sees => platform.any_of(
		platform.among('cohort_id', 'programmes.own_circles()'),
		platform.circle('cohort_id', 'facilitator'),
		platform.runs('cohort_id')),
	adds => platform.all_of(platform.among('cohort_id', 'programmes.own_circles()'), '(person_id is null or person_id = (select platform.actor()))'),
	removes => platform.any_of(platform.own('person_id'), platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')));

create function programmes.bring_celebrations_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.contribution', 'person_id', two.gone, two.kept);
	end loop;
end $$;
revoke all on function programmes.bring_celebrations_together from public;
grant execute on function programmes.bring_celebrations_together to kith_app;
comment on function programmes.bring_celebrations_together(uuid) is 'For a coordinator who brings two records of one person together: what she adds to a celebration follows.';
