-- A run can be saved as a template of the charity's own; and of one template there may be several programmes.

create table programmes.template (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	kind text not null check (kind in ('course', 'group', 'workshop', 'trip', 'training', 'one-to-one')),
	way_in text not null check (way_in in ('whole', 'each', 'open')),
	mode text not null check (mode in ('room', 'online', 'both')),
	children text not null check (children in ('creche', 'with-parent', 'none')),
	for_whom text not null check (for_whom in ('everybody', 'mothers', 'fathers', 'pregnant', 'loss')),
	name platform.words not null,
	promise platform.words not null default '{}',
	begins_at time not null,
	ends_at time not null,
	plan jsonb not null check (jsonb_typeof(plan) = 'array' and jsonb_array_length(plan) between 1 and 60 and length(plan::text) <= 400000),
	from_cohort_id uuid,
	from_label platform.words not null,
	saved_by uuid not null,
	saved_at timestamptz not null default platform.moment(),
	retired_at timestamptz,
	version integer not null default 1,
	primary key (org_id, id),
	foreign key (org_id, from_cohort_id) references programmes.cohort (org_id, id) on delete set null (from_cohort_id),
	check (ends_at > begins_at)
);
comment on table programmes.template is 'A run that was saved, to begin others from: its meetings and their parts, of no person, no day and no venue. Kept as long as the charity uses Kith.';
comment on column programmes.template.plan is 'Its blocks in their order, each with its weeks and their timed parts; one block without a key where it has none. Never changed: what differs is saved anew.';
comment on column programmes.template.from_label is 'What the run was called from which it was saved, also when that is gone.';
comment on column programmes.template.retired_at is 'Since when it is offered no more; runs that were made from it keep it.';
create index on programmes.template (org_id, from_cohort_id);

call platform.secure('programmes.template',
	sees => platform.any_of(platform.role('coordinator', 'programme_lead'), platform.holds('coordinator'), platform.holds('facilitator')),
	adds => platform.all_of(platform.runs('from_cohort_id'), platform.own('saved_by')),
	changes => platform.runs('from_cohort_id'),
	changing => 'name, for_whom, retired_at, version');

create table programmes.template_check (
	org_id uuid not null,
	template_id uuid not null,
	language text not null check (language ~ '^[a-z]{2,3}$'),
	checked_by uuid not null,
	checked_at timestamptz not null default platform.moment(),
	primary key (org_id, template_id, language),
	foreign key (org_id, template_id) references programmes.template (org_id, id) on delete cascade
);
comment on table programmes.template_check is 'That somebody read all of a template in a language and found it right. It goes where what was read is changed.';

call platform.secure('programmes.template_check',
	sees => platform.any_of(platform.role('coordinator', 'programme_lead'), platform.holds('coordinator'), platform.holds('facilitator')),
	adds => platform.all_of(platform.any_of(platform.role('coordinator'), platform.holds('coordinator')), platform.own('checked_by')),
	removes => platform.any_of(platform.role('coordinator'), platform.holds('coordinator')));

alter table programmes.programme
	drop constraint programme_org_id_template_key,
	add column template_id uuid,
	add foreign key (org_id, template_id) references programmes.template (org_id, id);
comment on column programmes.programme.template is 'The key of the template from which its runs are made: of one that comes with Kith, or the id of an own one. Several programmes may have the same.';
comment on column programmes.programme.template_id is 'The own template from which its runs are made, where it is one.';
create index on programmes.programme (org_id, template, created_at);
create index on programmes.programme (org_id, template_id);
