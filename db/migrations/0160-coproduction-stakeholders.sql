-- Who has a say in whether something works, as its founders see it.

create table coproduction.stakeholder (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	name text not null check (length(name) between 1 and 120),
	kind text not null check (kind in ('person', 'group', 'organisation')),
	attitude text not null check (attitude in ('for', 'rather-for', 'open', 'rather-against', 'against')),
	influence text not null check (influence in ('little', 'some', 'much', 'last-word')),
	gives text check (length(gives) between 1 and 300),
	fears text check (length(fears) between 1 and 300),
	notes text check (length(notes) between 1 and 600),
	talk_by text check (length(talk_by) between 1 and 120),
	talk_on date,
	talked_on date,
	changed_at timestamptz not null default platform.now(),
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id)
);
create index on coproduction.stakeholder (org_id, project_id);
comment on table coproduction.stakeholder is 'Somebody outside who has a say in whether a project works, as those who run it see her: by legitimate interest, to know whom to talk to. For them and whoever coordinates alone; never published. Taken out when she or they ask, and two years after it was changed last.';
comment on column coproduction.stakeholder.name is 'What a person, a group or an organisation is called. Goes with its row.';
comment on column coproduction.stakeholder.attitude is 'How she stands to it, as those who run the project see it. Goes with its row.';
comment on column coproduction.stakeholder.fears is 'What she is afraid of, as she said it or as they think. Goes with its row.';
comment on column coproduction.stakeholder.notes is 'What was agreed with her; only what she could read. Goes with its row.';
comment on column coproduction.stakeholder.talk_by is 'Who of those who run the project talks to her next, in their own words.';
comment on column coproduction.stakeholder.changed_at is 'When it was changed last: two years later it is let go.';

call platform.secure('coproduction.stakeholder',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	changing => 'name, kind, attitude, influence, gives, fears, notes, talk_by, talk_on, talked_on, changed_at, version');

create function coproduction.due_stakeholders() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct org_id from coproduction.stakeholder where changed_at < platform.now() - interval '2 years' $$;
revoke all on function coproduction.due_stakeholders from public;
grant execute on function coproduction.due_stakeholders to kith_worker;
comment on function coproduction.due_stakeholders() is 'Organisations with stakeholders of whom nothing was changed for two years.';
