-- Evaluation: measures and their wording, waves, answers under a pseudonym, imported data, reports.
create schema evaluation;
grant usage on schema evaluation to kith_app, kith_backup;

create table evaluation.wording (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	measure text not null,
	language text not null,
	version integer not null,
	title text not null,
	instructions text not null default '',
	items jsonb not null check (jsonb_typeof(items) = 'array'),
	source text not null,
	licence_reference text not null check (length(licence_reference) > 0),
	imported_by uuid,
	imported_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, measure, language, version)
);
comment on table evaluation.wording is 'The words of a measure in one language, imported by the organisation that holds the licence. Never changed: a new version is a new row.';
comment on column evaluation.wording.items is 'Item by item: its text, its options with the value each stores, and the words for "not applicable" where it has any.';
call platform.secure('evaluation.wording',
	sees => platform.any_of(platform.signed_in(), platform.role('door', 'job')),
	adds => platform.role('coordinator', 'evaluator', 'host'));

create table evaluation.wave (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	measure text not null,
	kind text not null check (kind in ('before', 'after', 'later')),
	opens_on date not null,
	closes_on date not null check (closes_on >= opens_on),
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, cohort_id, measure, kind),
	-- only a draft is ever thrown away, and what was planned for it goes with it; whoever was asked keeps the wave
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
comment on table evaluation.wave is 'When the parents of a cohort are asked a measure: before, after or later.';
call platform.secure('evaluation.wave',
	sees => platform.any_of(platform.signed_in(), platform.role('door', 'job')),
	adds => platform.role('coordinator', 'evaluator'),
	changes => platform.role('coordinator', 'evaluator'),
	changing => 'opens_on, closes_on');

create table evaluation.participant (
	org_id uuid not null,
	id uuid not null default uuidv4(),
	person_id uuid not null,
	primary key (org_id, id),
	unique (org_id, person_id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table evaluation.participant is 'The key between a person and her pseudonym. Evaluators cannot read it.';
call platform.secure('evaluation.participant',
	sees => platform.any_of(platform.own('person_id'), platform.role('door', 'job')),
	adds => platform.role('door', 'job'),
	removes => platform.role('job'));

create function evaluation.own_participant() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from evaluation.participant p where p.org_id = platform.org() and p.person_id = platform.actor() $$;
revoke all on function evaluation.own_participant from public;
grant execute on function evaluation.own_participant to kith_app;

create table evaluation.invitation (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	wave_id uuid not null,
	participant_id uuid not null,
	created_at timestamptz not null default platform.now(),
	sent_at timestamptz,
	reminded_at timestamptz,
	opened_at timestamptz,
	declined_at timestamptz,
	finished_at timestamptz,
	primary key (org_id, id),
	unique (org_id, wave_id, participant_id),
	foreign key (org_id, wave_id) references evaluation.wave (org_id, id),
	foreign key (org_id, participant_id) references evaluation.participant (org_id, id) on delete cascade
);
create index on evaluation.invitation (org_id, participant_id);
comment on table evaluation.invitation is 'That one person is asked one wave: when she was told, began, said no thank you, or was done. No answers.';
call platform.secure('evaluation.invitation',
	sees => platform.any_of(platform.among('participant_id', 'evaluation.own_participant()'), platform.role('evaluator', 'door', 'job')),
	adds => platform.role('job', 'door'),
	changes => platform.any_of(platform.among('participant_id', 'evaluation.own_participant()'), platform.role('door', 'job')),
	changing => 'sent_at, reminded_at, opened_at, declined_at, finished_at');

create table evaluation.link (
	org_id uuid not null,
	token_hash bytea not null,
	invitation_id uuid not null,
	ends_at timestamptz not null,
	handed boolean not null default false,
	created_at timestamptz not null default platform.now(),
	primary key (org_id, token_hash),
	foreign key (org_id, invitation_id) references evaluation.invitation (org_id, id) on delete cascade
);
create index on evaluation.link (org_id, invitation_id);
comment on table evaluation.link is 'A link of one person''s own to one invitation: the hash alone. Each letter has a new one, and older letters still work. Removed 30 days after its end.';
create function evaluation.own_invitations() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select i.id from evaluation.invitation i join evaluation.participant p on p.org_id = i.org_id and p.id = i.participant_id
	where i.org_id = platform.org() and p.person_id = platform.actor() $$;
revoke all on function evaluation.own_invitations from public;
grant execute on function evaluation.own_invitations to kith_app;
comment on column evaluation.link.handed is 'Made by somebody of the team to hand a phone over: it opens nothing once answers are there.';
call platform.secure('evaluation.link',
	sees => platform.any_of(platform.role('job'), platform.all_of(platform.role('link'), 'token_hash = (select platform.shown_hash())')),
	adds => platform.any_of(platform.among('invitation_id', 'evaluation.own_invitations()'), platform.role('door', 'job')),
	removes => platform.role('job'));

create function evaluation.shown_invitations() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.invitation_id from evaluation.link l where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and platform.is('link') $$;
revoke all on function evaluation.shown_invitations from public;
grant execute on function evaluation.shown_invitations to kith_app;
comment on function evaluation.shown_invitations() is 'The invitation whose link was shown: whoever answers by it sees and writes no other answers.';

create table evaluation.response (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	invitation_id uuid not null,
	wave_id uuid not null,
	participant_id uuid not null,
	wording_id uuid not null,
	language text not null,
	started_with bytea,
	started_at timestamptz not null default platform.now(),
	finished_at timestamptz,
	measure_version text,
	method text,
	score numeric,
	no_score_because text,
	primary key (org_id, id),
	unique (org_id, invitation_id),
	unique (org_id, wave_id, participant_id),
	foreign key (org_id, invitation_id) references evaluation.invitation (org_id, id) on delete cascade,
	foreign key (org_id, wave_id) references evaluation.wave (org_id, id),
	foreign key (org_id, participant_id) references evaluation.participant (org_id, id) on delete cascade,
	foreign key (org_id, wording_id) references evaluation.wording (org_id, id)
);
create index on evaluation.response (org_id, participant_id);
comment on table evaluation.response is 'What one person answered in one wave, under her pseudonym. Special category data, explicit consent. Kept five years after the report.';
comment on column evaluation.response.started_with is 'Hash of the link it was begun with: a link to hand a phone over goes on with its own answers only.';
call platform.secure('evaluation.response',
	sees => platform.any_of(
		platform.among('participant_id', 'evaluation.own_participant()'),
		platform.role('evaluator'),
		platform.among('invitation_id', 'evaluation.shown_invitations()')),
	adds => platform.among('invitation_id', 'evaluation.shown_invitations()'),
	changes => platform.among('invitation_id', 'evaluation.shown_invitations()'),
	changing => 'finished_at, measure_version, method, score, no_score_because');
create function evaluation.has_begun(invitation uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select platform.is('door') and exists (select from evaluation.response r where r.org_id = platform.org() and r.invitation_id = invitation) $$;
revoke all on function evaluation.has_begun from public;
grant execute on function evaluation.has_begun to kith_app;
comment on function evaluation.has_begun(uuid) is 'Whether there are answers to an invitation, asked at the door where a phone is handed over; never what they are.';

create table evaluation.answer (
	org_id uuid not null,
	response_id uuid not null,
	item integer not null check (item between 1 and 500),
	value numeric,
	not_applicable boolean not null default false,
	answered_at timestamptz not null default platform.moment(),
	primary key (org_id, response_id, item),
	foreign key (org_id, response_id) references evaluation.response (org_id, id) on delete cascade
);
comment on table evaluation.answer is 'The value chosen for one item; null where she chose to skip it. not_applicable: that was her answer, and value is what it counts as.';
create function evaluation.own_responses() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.id from evaluation.response r join evaluation.participant p on p.org_id = r.org_id and p.id = r.participant_id
	where r.org_id = platform.org() and p.person_id = platform.actor() $$;
revoke all on function evaluation.own_responses from public;
grant execute on function evaluation.own_responses to kith_app;
create function evaluation.shown_responses() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.id from evaluation.response r where r.org_id = platform.org() and r.invitation_id in (select evaluation.shown_invitations()) $$;
revoke all on function evaluation.shown_responses from public;
grant execute on function evaluation.shown_responses to kith_app;
comment on function evaluation.shown_responses() is 'What was begun by the link that was shown.';
call platform.secure('evaluation.answer',
	sees => platform.any_of(
		platform.among('response_id', 'evaluation.own_responses()'),
		platform.role('evaluator'),
		platform.among('response_id', 'evaluation.shown_responses()')),
	adds => platform.among('response_id', 'evaluation.shown_responses()'),
	changes => platform.among('response_id', 'evaluation.shown_responses()'),
	changing => 'value, not_applicable, answered_at');

create function evaluation.flow(cohort uuid, wanted text) returns table (kind text, invited integer, answered integer)
stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select w.kind, count(i.id)::integer, count(r.finished_at)::integer
	from evaluation.wave w
		left join evaluation.invitation i on i.org_id = w.org_id and i.wave_id = w.id
		left join evaluation.response r on r.org_id = w.org_id and r.invitation_id = i.id
	where w.org_id = platform.org() and w.cohort_id = cohort and w.measure = wanted
		and (platform.is('coordinator') or platform.is('evaluator'))
	group by w.kind $$;
revoke all on function evaluation.flow from public;
grant execute on function evaluation.flow to kith_app;
comment on function evaluation.flow(uuid, text) is 'How many were invited and answered: counts, for those who run the course and never see answers.';

create table evaluation.dataset (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	title text not null check (length(title) between 1 and 200),
	measure text not null,
	file_name text not null,
	file_hash bytea not null,
	columns jsonb not null,
	imported_by uuid,
	imported_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, file_hash, measure)
);
comment on table evaluation.dataset is 'A spreadsheet of answers that an evaluator brought in, whole or not at all.';
call platform.secure('evaluation.dataset',
	sees => platform.role('evaluator', 'coordinator'),
	adds => platform.role('evaluator', 'coordinator'),
	removes => platform.role('evaluator', 'coordinator'));

create table evaluation.dataset_row (
	org_id uuid not null,
	dataset_id uuid not null,
	line integer not null,
	participant text not null,
	cohort text not null,
	wave text not null check (wave in ('before', 'after', 'later')),
	language text,
	answered_on date,
	answers jsonb not null,
	primary key (org_id, dataset_id, line),
	unique (org_id, dataset_id, participant, wave),
	foreign key (org_id, dataset_id) references evaluation.dataset (org_id, id) on delete cascade
);
comment on table evaluation.dataset_row is 'One line of an imported spreadsheet, under the pseudonym it came with. Raw answers are always kept.';
call platform.secure('evaluation.dataset_row',
	sees => platform.role('evaluator'),
	adds => platform.role('evaluator', 'coordinator'),
	removes => platform.role('evaluator', 'coordinator'));

create table evaluation.report (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	title platform.words not null,
	measure text not null,
	dataset_id uuid,
	cohort_id uuid,
	version integer not null default 1,
	created_by uuid,
	created_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	check (num_nonnulls(dataset_id, cohort_id) = 1),
	foreign key (org_id, dataset_id) references evaluation.dataset (org_id, id) on delete cascade,
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id)
);
create unique index on evaluation.report (org_id, dataset_id, measure) where dataset_id is not null;
create unique index on evaluation.report (org_id, cohort_id, measure) where cohort_id is not null;
comment on table evaluation.report is 'A report on a measure: over one cohort of ours, or over an imported spreadsheet. Holds no figures of its own.';
call platform.secure('evaluation.report',
	sees => platform.role('evaluator', 'coordinator'),
	adds => platform.role('evaluator', 'coordinator'),
	changes => platform.role('evaluator', 'coordinator'),
	changing => 'version');

create table evaluation.summary (
	org_id uuid not null,
	report_id uuid not null,
	figures jsonb not null,
	made_at timestamptz not null default platform.now(),
	made_by uuid,
	primary key (org_id, report_id),
	foreign key (org_id, report_id) references evaluation.report (org_id, id) on delete cascade
);
comment on table evaluation.summary is 'The suppressed figures of a report, kept so that those who may not see answers can read it, and so that the next release is checked against the last.';
call platform.secure('evaluation.summary',
	sees => platform.role('evaluator', 'coordinator'),
	adds => platform.role('evaluator', 'coordinator'),
	changes => platform.role('evaluator'),
	changing => 'figures, made_at, made_by');

create table evaluation.release (
	org_id uuid not null,
	report_id uuid not null,
	version integer not null,
	release jsonb not null,
	made_at timestamptz not null default platform.now(),
	primary key (org_id, report_id, version),
	foreign key (org_id, report_id) references evaluation.report (org_id, id) on delete cascade
);
comment on table evaluation.release is 'What readers of a report have been shown and from whom it was counted, so that the next version cannot be subtracted from it. Kept as the report.';
call platform.secure('evaluation.release',
	sees => platform.role('evaluator'),
	adds => platform.role('evaluator', 'coordinator'));

-- Which organisations timed work has something to do in. Days are the organisation's own, so one more on each side is let in.
create index on evaluation.wave (closes_on);
create index on evaluation.link (ends_at);
create function evaluation.due_waves() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct w.org_id from evaluation.wave w
	where w.closes_on >= (platform.now() at time zone 'UTC')::date - 1 and w.opens_on <= (platform.now() at time zone 'UTC')::date + 1 $$;
revoke all on function evaluation.due_waves from public;
grant execute on function evaluation.due_waves to kith_worker;
comment on function evaluation.due_waves() is 'Organisations with a wave that is open, in which somebody may be to be invited or reminded.';
create function evaluation.due_links() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct l.org_id from evaluation.link l where l.ends_at < platform.now() - interval '30 days' $$;
revoke all on function evaluation.due_links from public;
grant execute on function evaluation.due_links to kith_worker;
comment on function evaluation.due_links() is 'Organisations with links that ended a month ago.';
