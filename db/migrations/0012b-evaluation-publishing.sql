-- A report is published as an edition: what readers were shown, word for word, which never changes; and by links that can be ended.
create table evaluation.foreword (
	org_id uuid not null,
	report_id uuid not null,
	version integer not null check (version > 0),
	words platform.words not null,
	written_by uuid,
	written_at timestamptz not null default platform.now(),
	primary key (org_id, report_id, version),
	foreign key (org_id, report_id) references evaluation.report (org_id, id) on delete cascade
);
comment on table evaluation.foreword is 'A few words of the team''s own above a report. Changed words are a new version. Kept as the report.';
call platform.secure('evaluation.foreword',
	sees => platform.role('evaluator', 'coordinator'),
	adds => platform.role('evaluator', 'coordinator'));

create table evaluation.edition (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	report_id uuid not null,
	number integer not null check (number > 0),
	version integer not null,
	foreword_version integer,
	foreword platform.words not null default '{}',
	figures jsonb not null,
	says jsonb not null,
	published_by uuid,
	published_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, report_id, number),
	foreign key (org_id, report_id) references evaluation.report (org_id, id)
);
comment on table evaluation.edition is 'A report as it was published: its suppressed figures and every sentence, in each language. Never changed; whoever publishes again makes a new edition. Kept as the report.';
comment on column evaluation.edition.says is 'By language: title, sentences and tables as they were shown.';

create table evaluation.edition_link (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	edition_id uuid not null,
	token_hash bytea not null,
	made_by uuid,
	made_at timestamptz not null default platform.now(),
	ended_by uuid,
	ended_at timestamptz,
	primary key (org_id, id),
	unique (org_id, token_hash),
	foreign key (org_id, edition_id) references evaluation.edition (org_id, id) on delete cascade
);
create index on evaluation.edition_link (org_id, edition_id);
comment on table evaluation.edition_link is 'A link by which an edition is read without an account, until somebody ends it. Only its hash is kept. Kept as the report.';
call platform.secure('evaluation.edition_link',
	sees => platform.role('evaluator', 'coordinator'),
	adds => platform.role('evaluator', 'coordinator'),
	changes => platform.role('evaluator', 'coordinator'),
	changing => 'ended_by, ended_at');

create function evaluation.shown_editions() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.edition_id from evaluation.edition_link l
	where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and l.ended_at is null and platform.is('link') $$;
revoke all on function evaluation.shown_editions from public;
grant execute on function evaluation.shown_editions to kith_app;
comment on function evaluation.shown_editions() is 'The edition whose link was shown, while nobody has ended that link.';
call platform.secure('evaluation.edition',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('id', 'evaluation.shown_editions()')),
	adds => platform.role('evaluator', 'coordinator'));
