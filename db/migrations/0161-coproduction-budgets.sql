-- What a project costs, line by line, with the time of parents as a kind of its own.

create table coproduction.budget_line (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	what text not null check (length(what) between 1 and 120),
	kind text not null check (kind in ('parents', 'expenses', 'creche', 'interpreter', 'food', 'venue', 'other')),
	how_many integer not null check (how_many between 1 and 9999),
	each_pence integer not null check (each_pence between 1 and 1000000),
	paid_by text check (length(paid_by) between 1 and 120),
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id)
);
create index on coproduction.budget_line (org_id, project_id);
comment on table coproduction.budget_line is 'A line of the budget of a project: so many of something, and what each costs. Of no person. Kept as long as the project.';
comment on column coproduction.budget_line.kind is 'What it is for; parents: their time.';
comment on column coproduction.budget_line.paid_by is 'Who pays it; nobody where nobody is found yet.';

call platform.secure('coproduction.budget_line',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'what, kind, how_many, each_pence, paid_by, version');
