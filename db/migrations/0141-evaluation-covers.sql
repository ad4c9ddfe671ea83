-- Which measure asks about a criterion that parents chose, so that it shows which nobody asks about yet.
create table evaluation.cover (
	org_id uuid not null,
	criterion_id uuid not null,
	measure text not null check (length(measure) between 1 and 60),
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, criterion_id),
	foreign key (org_id, criterion_id) references coproduction.criterion (org_id, id) on delete cascade
);
comment on table evaluation.cover is 'That a measure asks about a criterion of success that parents chose. It is of nobody. Kept as the criterion.';

call platform.secure('evaluation.cover',
	sees => platform.role('coordinator', 'evaluator'),
	adds => platform.role('coordinator', 'evaluator'),
	changes => platform.role('coordinator', 'evaluator'),
	removes => platform.role('coordinator', 'evaluator'),
	changing => 'measure, created_at, created_by');
