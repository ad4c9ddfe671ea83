-- Somebody who stands before a course may ask, and a person answers; and whoever facilitates may let her first name stand there.
create table programmes.question (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	sent_hash bytea not null,
	words text not null check (length(words) between 1 and 10000),
	called text not null default '' check (length(called) <= 10000),
	language text not null,
	reach_kind text check (reach_kind in ('email', 'phone')),
	reach text check (length(reach) between 1 and 1000),
	safe_when text not null default 'any' check (safe_when in ('any', 'morning', 'afternoon', 'evening')),
	asked_at timestamptz not null default platform.now(),
	answered_at timestamptz,
	answered_by uuid,
	answered_how text check (answered_how in ('written', 'rung', 'in-person', 'no-way')),
	primary key (org_id, id),
	unique (org_id, sent_hash),
	check ((reach_kind is null) = (reach is null)),
	check ((answered_at is null) = (answered_how is null)),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
create index on programmes.question (org_id, cohort_id);
create index on programmes.question (asked_at);
comment on table programmes.question is 'What somebody asked on the page of a course, with one way to reach her where she gave one. Only coordinators read it. Kept 28 days after it was answered, 90 days where nobody answered.';
comment on column programmes.question.sent_hash is 'A keyed hash of the form: the same form sent twice is one question.';
call platform.secure('programmes.question',
	sees => platform.role('coordinator', 'job'),
	adds => platform.role('door'),
	changes => platform.role('coordinator'),
	removes => platform.role('job'),
	changing => 'answered_at, answered_by, answered_how');

create function programmes.due_questions() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct q.org_id from programmes.question q
	where q.asked_at < platform.now() - interval '90 days' or q.answered_at < platform.now() - interval '28 days' $$;
revoke all on function programmes.due_questions from public;
grant execute on function programmes.due_questions to kith_worker;
comment on function programmes.due_questions() is 'Organisations with questions that are let go: answered four weeks ago, or asked three months ago.';

create table programmes.shown_name (
	org_id uuid not null,
	account_id uuid not null,
	name text not null check (length(name) between 1 and 10000),
	shown_at timestamptz not null default platform.now(),
	primary key (org_id, account_id),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
comment on table programmes.shown_name is 'The first name that somebody who facilitates lets stand on the pages of her courses. Consent: her own, taken back by removing the row. Kept until then.';
call platform.secure('programmes.shown_name',
	sees => platform.own('account_id'),
	adds => platform.own('account_id'),
	changes => platform.own('account_id'),
	removes => platform.own('account_id'),
	changing => 'name, shown_at');

create function programmes.names_shown(cohort uuid) returns setof text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct n.name from programmes.shown_name n
		join platform.role_now g on g.org_id = n.org_id and g.account_id = n.account_id and g.role = 'facilitator' and g.circle_id = cohort
		join programmes.cohort c on c.org_id = n.org_id and c.id = cohort and c.published_at is not null
	where n.org_id = platform.org() order by n.name $$;
revoke all on function programmes.names_shown from public;
grant execute on function programmes.names_shown to kith_app;
comment on function programmes.names_shown(uuid) is 'The first names of those who facilitate a published course now and let their names stand there.';
