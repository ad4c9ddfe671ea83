-- Five stages for founders: what they found out, what is to be done in which stage, and which stage they leave out.

create table coproduction.guide_answer (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	question text not null check (question ~ '^[a-z]+(-[a-z]+)*$' and length(question) <= 60),
	words text not null check (length(words) between 1 and 2000),
	written_at timestamptz not null default platform.now(),
	written_by uuid,
	version integer not null default 1,
	primary key (org_id, id),
	unique (org_id, project_id, question),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, written_by) references platform.account (org_id, id) on delete set null (written_by)
);
create index on coproduction.guide_answer (org_id, written_by) where written_by is not null;
comment on table coproduction.guide_answer is 'What those who run a project know about one question of the five stages. Kept as long as the project.';
comment on column coproduction.guide_answer.question is 'The name of the question in the library of the guide.';
comment on column coproduction.guide_answer.written_by is 'Who wrote it last, for her copy. Nobody once she is forgotten.';

create table coproduction.skipped_stage (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	stage integer not null check (stage between 1 and 5),
	why text not null check (length(why) between 1 and 300),
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, project_id, stage),
	foreign key (org_id, project_id) references coproduction.project (org_id, id)
);
comment on table coproduction.skipped_stage is 'That a project leaves one of the five stages out, and why. Kept as long as the project, or until it is taken up again.';

create table coproduction.task (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	stage integer not null check (stage between 1 and 5),
	library text check (library ~ '^[a-z]+(-[a-z]+)*$' and length(library) <= 60),
	what text check (length(what) between 1 and 160),
	state text not null default 'open' check (state in ('open', 'needed', 'not-needed', 'done')),
	why text check (length(why) between 1 and 300),
	done_on date,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, project_id, library),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	constraint ours_or_own check (num_nonnulls(library, what) = 1),
	constraint not_needed_because check (state <> 'not-needed' or why is not null),
	constraint done_on_a_day check ((state = 'done') = (done_on is not null))
);
create index on coproduction.task (org_id, project_id, stage);
comment on table coproduction.task is 'Something to do in a stage: one that the guide offers, once somebody said how it stands, or the project''s own. Kept as long as the project.';
comment on column coproduction.task.library is 'The name of the task in the library of the guide.';
comment on column coproduction.task.what is 'What is to be done, of a task of the project''s own.';
comment on column coproduction.task.why is 'Why it is needed or not; never missing where it is not.';

call platform.secure('coproduction.guide_answer',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.own('written_by')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'words, written_at, written_by, version');
call platform.secure('coproduction.skipped_stage',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')));
call platform.secure('coproduction.task',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'state, why, done_on, version');

create function coproduction.bring_guides_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.guide_answer', 'written_by', two.gone, two.kept);
	end loop;
end $$;
revoke all on function coproduction.bring_guides_together from public;
grant execute on function coproduction.bring_guides_together to kith_app;
comment on function coproduction.bring_guides_together(uuid) is 'For a coordinator who brings two records together: what one of them wrote in a guide the other did.';
