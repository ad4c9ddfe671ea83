-- A register printed for a hall without signal: which line had which number, so that it can be typed back by numbers alone, and what was counted by heads.

create table programmes.sheet (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	number integer not null check (number between 1 and 1000),
	people uuid[] not null check (cardinality(people) <= 1000),
	printed_at timestamptz not null default platform.moment(),
	printed_by uuid not null,
	typed_at timestamptz,
	typed_by uuid,
	walk_ins integer not null default 0 check (walk_ins between 0 and 9999),
	adults integer check (adults between 0 and 9999),
	children integer check (children between 0 and 9999),
	primary key (org_id, id),
	unique (org_id, session_id, number),
	check ((typed_at is null) = (typed_by is null)),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, printed_by) references platform.account (org_id, id),
	foreign key (org_id, typed_by) references platform.account (org_id, id)
);
comment on table programmes.sheet is 'A printed register: whose line had which number, and the heads that were counted. Who stood on it is let go 90 days after the meeting.';
comment on column programmes.sheet.people is 'Whose lines they are, in their order; nobody where somebody was erased.';
comment on column programmes.sheet.walk_ins is 'How many walked in whose names nobody wrote down.';
create index on programmes.sheet (org_id, printed_by);
create index on programmes.sheet (org_id, typed_by);

call platform.secure('programmes.sheet',
	sees => platform.any_of(
		platform.role('coordinator', 'job'),
		programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(
		platform.role('coordinator'),
		programmes.session_of('session_id', 'facilitator')),
	changes => platform.any_of(
		platform.role('coordinator', 'job'),
		programmes.session_of('session_id', 'facilitator')),
	changing => 'people, typed_at, typed_by, walk_ins, adults, children');

create or replace function programmes.due_marks() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select k.org_id from programmes.mark k join programmes.session s on s.org_id = k.org_id and s.id = k.session_id
	where s.ends_at < platform.now() - interval '90 days'
	union select k.org_id from programmes.sheet k join programmes.session s on s.org_id = k.org_id and s.id = k.session_id
	where s.ends_at < platform.now() - interval '90 days' and k.people <> '{}' $$;
