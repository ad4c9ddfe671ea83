-- How the answers of a questionnaire came by their values, and who said so where the file did not.
alter table evaluation.wording add column values_from text check (values_from in ('file', 'person'));
comment on column evaluation.wording.values_from is 'Where the values of its answers come from: the file gives each its weight, or a person said which answer counts most. Null for what came in before this was asked.';

create table evaluation.wording_check (
	org_id uuid not null,
	wording_id uuid not null,
	item integer not null check (item between 1 and 500),
	most text not null,
	said_by uuid,
	said_at timestamptz not null default platform.now(),
	primary key (org_id, wording_id, item),
	foreign key (org_id, wording_id) references evaluation.wording (org_id, id)
);
comment on table evaluation.wording_check is 'That somebody looked at a statement that is turned or asks about safety, and pointed out the answer that counts most. Kept as the words.';
call platform.secure('evaluation.wording_check',
	sees => platform.role('coordinator', 'evaluator', 'host'),
	adds => platform.role('coordinator', 'evaluator', 'host'));
