-- A session at which people tell: its plan in parts, what happened, what was lost and what disturbed.

create table evaluation.occasion (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	evaluation_id uuid not null,
	held_on date not null,
	starts text not null check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	place text not null check (length(place) between 1 and 120),
	minutes integer not null check (minutes between 10 and 720),
	people integer not null check (people between 1 and 200),
	facilitators integer not null check (facilitators between 1 and 50),
	languages text[] not null check (cardinality(languages) between 1 and 10 and array_position(languages, null) is null),
	children boolean not null,
	came integer check (came between 0 and 200),
	late integer check (late between 0 and 240),
	told_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, evaluation_id) references evaluation.evaluation (org_id, id)
);
create index on evaluation.occasion (org_id, evaluation_id);
comment on table evaluation.occasion is 'A session at which people tell something for an evaluation: what is planned, and what happened. How many people, never who. Kept as the evaluation.';
comment on column evaluation.occasion.late is 'How many minutes late it began: plans reckon with the median of the organisation''s own.';
comment on column evaluation.occasion.told_at is 'When somebody wrote down what happened.';

create table evaluation.stretch (
	org_id uuid not null,
	occasion_id uuid not null,
	place integer not null check (place between 1 and 20),
	kind text not null check (kind in ('arrive', 'welcome', 'warm-up', 'stories', 'focus-group', 'support-map', 'break', 'close', 'other')),
	words text check (length(words) between 1 and 120),
	minutes integer check (minutes between 1 and 600),
	took integer check (took between 0 and 600),
	why text check (length(why) between 1 and 300),
	primary key (org_id, occasion_id, place),
	foreign key (org_id, occasion_id) references evaluation.occasion (org_id, id) on delete cascade,
	constraint other_has_minutes check (kind <> 'other' or (words is not null and minutes is not null))
);
comment on table evaluation.stretch is 'One part of such a session: how long it is planned to take, and how long it took; 0 where it was lost, and why. Of nobody. Kept as the session.';
comment on column evaluation.stretch.why is 'Why it was lost or short, in words that name nobody.';

create table evaluation.disturbance (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	occasion_id uuid not null,
	kind text not null check (kind in ('noise', 'children', 'late-start', 'interpreting', 'somebody-upset')),
	noted_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	foreign key (org_id, occasion_id) references evaluation.occasion (org_id, id) on delete cascade
);
create index on evaluation.disturbance (org_id, occasion_id);
comment on table evaluation.disturbance is 'That something disturbed such a session, noted by one tap: what kind of thing and when, of nobody and by nobody. Kept as the session.';

create function evaluation.collected() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select h.evaluation_id from evaluation.helper h join platform.organisation o on o.id = h.org_id
	where h.org_id = platform.org() and h.person_id = platform.actor() and h.does = 'collects'
		and h.ended_at is null and (platform.now() at time zone o.time_zone)::date between h.since and h.until $$;
revoke all on function evaluation.collected from public;
grant execute on function evaluation.collected to kith_app;
comment on function evaluation.collected() is 'The evaluations for which the speaker collects today, by the clocks of the organisation.';

create function evaluation.occasions_read() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select o.id from evaluation.occasion o where o.org_id = platform.org() and o.evaluation_id in (select evaluation.helped()) $$;
revoke all on function evaluation.occasions_read from public;
grant execute on function evaluation.occasions_read to kith_app;
comment on function evaluation.occasions_read() is 'The sessions of evaluations in which the speaker helps today.';

create function evaluation.occasions_held() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select o.id from evaluation.occasion o where o.org_id = platform.org() and o.evaluation_id in (select evaluation.collected()) $$;
revoke all on function evaluation.occasions_held from public;
grant execute on function evaluation.occasions_held to kith_app;
comment on function evaluation.occasions_held() is 'The sessions at which the speaker may collect today.';

create function evaluation.late_starts() returns setof integer stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select o.late from evaluation.occasion o where o.org_id = platform.org() and o.late is not null and platform.actor() is not null $$;
revoke all on function evaluation.late_starts from public;
grant execute on function evaluation.late_starts to kith_app;
comment on function evaluation.late_starts() is 'How many minutes late each session of the organisation began, for whoever is signed in: numbers alone, so that every plan reckons with the same.';

call platform.secure('evaluation.occasion',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('evaluation_id', 'evaluation.helped()')),
	adds => platform.role('evaluator'),
	changes => platform.any_of(platform.role('evaluator'), platform.among('evaluation_id', 'evaluation.collected()')),
	removes => platform.role('evaluator'),
	changing => 'held_on, starts, place, minutes, people, facilitators, languages, children, came, late, told_at, version');
call platform.secure('evaluation.stretch',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('occasion_id', 'evaluation.occasions_read()')),
	adds => platform.role('evaluator'),
	changes => platform.any_of(platform.role('evaluator'), platform.among('occasion_id', 'evaluation.occasions_held()')),
	removes => platform.role('evaluator'),
	changing => 'took, why');
call platform.secure('evaluation.disturbance',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('occasion_id', 'evaluation.occasions_read()')),
	adds => platform.any_of(platform.role('evaluator'), platform.among('occasion_id', 'evaluation.occasions_held()')));
