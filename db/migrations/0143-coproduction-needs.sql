-- What parents need, and how it is known: a figure with its source, or a theme.

create table coproduction.need (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	statement platform.words not null check (statement <> '{}'),
	figure text check (length(figure) between 1 and 60),
	area text check (length(area) between 1 and 120),
	year integer check (year between 1950 and 2100),
	source text check (length(source) between 1 and 160),
	link text check (link ~ '^https?://' and length(link) <= 500),
	checked_on date,
	theme_id uuid,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, theme_id, project_id) references coproduction.theme (org_id, id, project_id) on delete set null (theme_id)
);
create index on coproduction.need (org_id, project_id);
create index on coproduction.need (org_id, theme_id, project_id) where theme_id is not null;
comment on table coproduction.need is 'Something that parents need, and how it is known: a figure and who counted it, a theme that parents spoke of, or both. Of no person. Kept as long as the project.';
comment on column coproduction.need.figure is 'How many or how much, as it is written in its source.';
comment on column coproduction.need.checked_on is 'On which day somebody looked whether its source still says so.';

call platform.secure('coproduction.need',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'),
		platform.among('project_id', 'coproduction.read_projects()')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'statement, figure, area, year, source, link, checked_on, theme_id, version');
