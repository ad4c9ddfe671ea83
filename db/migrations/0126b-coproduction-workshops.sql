-- Workshops of a project, each a meeting that programmes keeps, and what is done in them step by step.

create table coproduction.workshop (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	session_id uuid,
	purpose platform.words not null check (purpose <> '{}'),
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete set null (session_id)
);
create index on coproduction.workshop (org_id, project_id);
create index on coproduction.workshop (org_id, session_id) where session_id is not null;
comment on table coproduction.workshop is 'A meeting in which a project is worked on. Who is booked, who came and the crèche are those of its session. Kept as long as the project.';
comment on column coproduction.workshop.session_id is 'The meeting that it is; empty while none was chosen.';
comment on column coproduction.workshop.purpose is 'What is to be known or decided when it is over.';

create table coproduction.step (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	workshop_id uuid not null,
	place integer not null check (place >= 1),
	library text check (library ~ '^[a-z]+(-[a-z]+)*$' and length(library) <= 60),
	activity_id uuid,
	minutes integer not null check (minutes between 1 and 240),
	led_by text check (length(led_by) between 1 and 80),
	person_id uuid,
	version integer not null default 1,
	primary key (org_id, id),
	unique (org_id, workshop_id, place) deferrable initially deferred,
	foreign key (org_id, workshop_id, project_id) references coproduction.workshop (org_id, id, project_id) on delete cascade,
	foreign key (org_id, activity_id) references coproduction.activity (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete set null (person_id),
	constraint one_activity check (num_nonnulls(library, activity_id) <= 1),
	constraint one_lead check (num_nonnulls(led_by, person_id) <= 1)
);
create index on coproduction.step (org_id, workshop_id, project_id);
create index on coproduction.step (org_id, activity_id) where activity_id is not null;
create index on coproduction.step (org_id, person_id) where person_id is not null;
comment on table coproduction.step is 'What is done at one place of the plan of a workshop: an activity of the library, one of the charity''s own, or a break. Kept as its workshop.';
comment on column coproduction.step.library is 'The name of the activity in the library.';
comment on column coproduction.step.led_by is 'Who leads it, in a word.';
comment on column coproduction.step.person_id is 'Which parent of the project leads it. Nobody once she is forgotten.';

call platform.secure('coproduction.workshop',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'session_id, purpose, version');
call platform.secure('coproduction.step',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.own('person_id')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'place, minutes, led_by, person_id, version');

-- Whoever reads a plan reads how many were booked and came, also where the people of that meeting are not hers to see.
create function coproduction.workshop_turnout(workshop uuid) returns table (booked integer, came integer) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select t.booked, t.came from coproduction.workshop w cross join lateral programmes.turnout(w.session_id) t
	where w.org_id = platform.org() and w.id = workshop_turnout.workshop
		and (platform.is_any(array['coordinator', 'evaluator']) or w.project_id = any (platform.circles('facilitator'))) $$;
revoke all on function coproduction.workshop_turnout from public;
grant execute on function coproduction.workshop_turnout to kith_app;
comment on function coproduction.workshop_turnout(uuid) is 'How many were booked for the meeting that a workshop is, and how many of those came: two numbers, for whoever reads its plan.';

create function coproduction.bring_plans_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.step', 'person_id', two.gone, two.kept);
	end loop;
end $$;
revoke all on function coproduction.bring_plans_together from public;
grant execute on function coproduction.bring_plans_together to kith_app;
comment on function coproduction.bring_plans_together(uuid) is 'For a coordinator who brings two records together: what one of them leads in a workshop the other does.';
