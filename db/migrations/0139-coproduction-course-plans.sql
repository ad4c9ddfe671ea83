-- A course plan: what follows from what parents said and chose, line by line, and where each line lives.
create table coproduction.course_plan (
	org_id uuid not null,
	project_id uuid not null,
	cohort_id uuid,
	final_on date,
	final_by platform.words not null default '{}',
	primary key (org_id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete set null (cohort_id),
	constraint final_by_a_meeting check ((final_on is null) = (final_by = '{}'))
);
create index on coproduction.course_plan (org_id, cohort_id) where cohort_id is not null;
comment on table coproduction.course_plan is 'The course plan of a project: which run came of it, and since when it is final. Kept as long as the project.';
comment on column coproduction.course_plan.final_by is 'By which meeting it was made final, in words.';

create table coproduction.plan_line (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	area text not null check (area in ('weeks', 'parts', 'venue', 'creche', 'food', 'booklet', 'lead', 'after', 'promotion')),
	words platform.words not null check (words <> '{}'),
	theme_id uuid,
	criterion_id uuid,
	decision_id uuid,
	cohort_id uuid,
	session_id uuid,
	venue_id uuid,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, theme_id, project_id) references coproduction.theme (org_id, id, project_id) on delete cascade,
	foreign key (org_id, criterion_id, project_id) references coproduction.criterion (org_id, id, project_id) on delete cascade,
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete set null (cohort_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete set null (session_id),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id) on delete set null (venue_id),
	constraint follows_from_one check (num_nonnulls(theme_id, criterion_id, decision_id) = 1),
	constraint lives_once check (num_nonnulls(cohort_id, session_id, venue_id) <= 1)
);
create index on coproduction.plan_line (org_id, project_id);
create index on coproduction.plan_line (org_id, theme_id, project_id) where theme_id is not null;
create index on coproduction.plan_line (org_id, criterion_id, project_id) where criterion_id is not null;
create index on coproduction.plan_line (org_id, decision_id) where decision_id is not null;
create index on coproduction.plan_line (org_id, cohort_id) where cohort_id is not null;
create index on coproduction.plan_line (org_id, session_id) where session_id is not null;
create index on coproduction.plan_line (org_id, venue_id) where venue_id is not null;
comment on table coproduction.plan_line is 'A line of a course plan: what follows from one theme, criterion or decision, and where it lives. It is of nobody in particular. Kept as long as the project.';
comment on column coproduction.plan_line.area is 'What it is about: weeks, parts of a meeting, the venue, the crèche, food, the booklet, who leads, what happens after, or how parents hear of it.';

call platform.secure('coproduction.course_plan',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.among('project_id', 'coproduction.read_projects()'), platform.among('project_id', 'coproduction.public_projects()')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'cohort_id, final_on, final_by');
call platform.secure('coproduction.plan_line',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.among('project_id', 'coproduction.read_projects()'), platform.among('project_id', 'coproduction.public_projects()')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'area, words, theme_id, criterion_id, decision_id, cohort_id, session_id, venue_id, version');
