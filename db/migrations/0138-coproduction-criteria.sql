-- What parents would call a success, in their words: by which decision or talk they chose it, and what becomes of it.
create table coproduction.criterion (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	words platform.words not null check (words <> '{}'),
	decision_id uuid,
	talked_on date,
	becomes text not null check (becomes in ('goal', 'measure', 'value', 'not-measured')),
	why platform.words not null default '{}',
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id),
	constraint chosen_once check (num_nonnulls(decision_id, talked_on) = 1),
	constraint why_not_measured check (becomes <> 'not-measured' or why <> '{}')
);
create index on coproduction.criterion (org_id, project_id);
create index on coproduction.criterion (org_id, decision_id) where decision_id is not null;
comment on table coproduction.criterion is 'A criterion of success in parents'' words; not measured, never without a why. It is of nobody in particular. Kept as long as the project.';
comment on column coproduction.criterion.decision_id is 'The decision by which it was chosen.';
comment on column coproduction.criterion.talked_on is 'The day on which it was chosen by talking.';
comment on column coproduction.criterion.becomes is 'A goal to choose from in the courses of the programme, something that is asked about, a value that is kept to, or not measured.';

create function coproduction.public_criteria() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.criterion c where c.org_id = platform.org() and c.project_id in (select coproduction.public_projects()) $$;
revoke all on function coproduction.public_criteria from public;
grant execute on function coproduction.public_criteria to kith_app;
comment on function coproduction.public_criteria() is 'The criteria that anybody may read.';

call platform.secure('coproduction.criterion',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.among('project_id', 'coproduction.read_projects()'), platform.among('project_id', 'coproduction.public_projects()')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'words, decision_id, talked_on, becomes, why, version');

create view coproduction.agreed_criterion with (security_invoker = true) as
	select c.org_id, c.id, c.project_id, p.programme_id, p.name as project_name, c.words, c.becomes, c.why, c.decision_id, c.talked_on
	from coproduction.criterion c join coproduction.project p on p.org_id = c.org_id and p.id = c.project_id;
grant select on coproduction.agreed_criterion to kith_app;
comment on view coproduction.agreed_criterion is 'Published for evaluation: the criteria of success that were chosen, in parents'' words, of which project and programme, and what becomes of each.';

create function coproduction.goals_to_choose(cohort uuid) returns table (id uuid, words platform.words) stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id, c.words from programmes.course_card r join coproduction.project p on p.org_id = r.org_id and p.programme_id = r.programme_id
		join coproduction.criterion c on c.org_id = p.org_id and c.project_id = p.id and c.becomes = 'goal'
	where r.org_id = platform.org() and r.id = cohort
		and exists (select from people.member m where m.org_id = r.org_id and m.circle_id = r.id and m.person_id = platform.actor())
	order by c.id $$;
revoke all on function coproduction.goals_to_choose from public;
grant execute on function coproduction.goals_to_choose to kith_app;
comment on function coproduction.goals_to_choose(uuid) is 'For whoever comes to a run: the goals to choose from that were criteria of success of the project its programme came of.';
