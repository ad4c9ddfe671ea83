-- A register taken along on a phone without signal, what it brought home, and heads that were counted.

create table programmes.pocket (
	org_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	account_id uuid not null,
	role text not null check (role in ('facilitator', 'creche_worker', 'coordinator')),
	people text[] not null check (cardinality(people) <= 2000),
	taken_at timestamptz not null default platform.moment(),
	readable_until timestamptz not null,
	home_by timestamptz not null,
	public_key text not null check (length(public_key) <= 200),
	private_key text not null check (length(private_key) <= 1000),
	made integer not null default 0 check (made between 0 and 100000),
	heard_at timestamptz,
	ended_at timestamptz,
	ended_by uuid,
	told_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, id) references platform.pass (org_id, id) on delete cascade,
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, account_id) references platform.account (org_id, id),
	foreign key (org_id, ended_by) references platform.account (org_id, id)
);
create index on programmes.pocket (org_id, session_id);
create index on programmes.pocket (org_id, account_id);
create index on programmes.pocket (org_id, ended_by);
create index on programmes.pocket (readable_until);
comment on table programmes.pocket is 'A register that somebody took along on a phone without signal: by whom, until when it can be read there, and whether it has come home. Kept 90 days after the meeting.';
comment on column programmes.pocket.people is 'Whose lines it holds, each as a hash with the pocket: it is known that somebody was on it who was erased since, and not who.';
comment on column programmes.pocket.private_key is 'Opens what the phone sealed; itself sealed with the installation key.';
comment on column programmes.pocket.made is 'The highest number of a tap that is known of: what is missing below it is still out.';
comment on column programmes.pocket.told_at is 'When whoever took it was told that taps of it are missing.';
call platform.secure('programmes.pocket',
	sees => platform.any_of(
		platform.own('account_id'),
		platform.role('coordinator', 'job'),
		programmes.session_of('session_id', 'facilitator')),
	adds => platform.all_of(
		platform.own('account_id'),
		platform.any_of(
			platform.role('coordinator'),
			programmes.session_of('session_id', 'facilitator'),
			programmes.session_of('session_id', 'creche_worker'))),
	changes => platform.any_of(
		platform.own('account_id'),
		platform.role('coordinator', 'job'),
		programmes.session_of('session_id', 'facilitator')),
	changing => 'made, heard_at, ended_at, ended_by, told_at');

-- The same tap is one however often it arrives. What it says is kept here only while nobody else keeps it.
create table programmes.pocket_mark (
	org_id uuid not null,
	id uuid not null,
	pocket_id uuid not null,
	session_id uuid not null,
	account_id uuid not null,
	seq integer not null check (seq between 1 and 100000),
	state text not null check (state in ('kept', 'parked', 'settled')),
	why text check (why in ('person-left', 'session-off', 'role-ended', 'late', 'unreadable', 'refused')),
	said text check (length(said) <= 20000),
	arrived_at timestamptz not null default platform.moment(),
	settled_at timestamptz,
	settled_by uuid,
	settled_as text check (settled_as in ('walk-in', 'as-it-is', 'not-kept')),
	settled_why text not null default '' check (length(settled_why) <= 10000),
	primary key (org_id, id),
	check ((state = 'parked') = (why is not null and settled_at is null)),
	check ((state = 'settled') = (settled_at is not null and settled_as is not null)),
	foreign key (org_id, pocket_id) references programmes.pocket (org_id, id) on delete cascade,
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, account_id) references platform.account (org_id, id),
	foreign key (org_id, settled_by) references platform.account (org_id, id)
);
create index on programmes.pocket_mark (org_id, pocket_id, seq);
create index on programmes.pocket_mark (org_id, session_id);
create index on programmes.pocket_mark (org_id, account_id);
create index on programmes.pocket_mark (org_id, settled_by);
comment on table programmes.pocket_mark is 'A tap that a phone without signal brought home: kept, or parked until a coordinator says what becomes of it, and why. Kept 90 days after the meeting.';
comment on column programmes.pocket_mark.said is 'What it said: only while it is parked, or where no other row holds it.';
call platform.secure('programmes.pocket_mark',
	sees => platform.any_of(
		platform.own('account_id'),
		platform.role('coordinator', 'job')),
	adds => platform.all_of(platform.own('account_id'), platform.role('pocket')),
	changes => platform.any_of(
		platform.all_of(platform.own('account_id'), platform.role('pocket')),
		platform.role('coordinator', 'job')),
	changing => 'state, why, said, settled_at, settled_by, settled_as, settled_why');

create table programmes.head_count (
	org_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	adults integer not null check (adults between 0 and 9999),
	children integer not null check (children between 0 and 9999),
	nameless boolean not null default false,
	counted_at timestamptz not null,
	counted_by uuid not null,
	primary key (org_id, id),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, counted_by) references platform.account (org_id, id)
);
create index on programmes.head_count (org_id, session_id);
create index on programmes.head_count (org_id, counted_by);
comment on table programmes.head_count is 'Heads counted at a meeting, grown-ups and children; names beside them are kept too, and the larger is told. Kept as attendance.';
comment on column programmes.head_count.nameless is 'One who was noted and whose record was erased meanwhile: she stays in the number, and nothing says who she was.';
call platform.secure('programmes.head_count',
	sees => platform.any_of(platform.role('coordinator', 'job'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')));

create function programmes.due_pockets() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.org_id from programmes.pocket p where p.told_at is null and p.ended_at is null
		and p.readable_until < platform.now() and p.readable_until > platform.now() - interval '7 days'
		and (p.heard_at is null or p.made > (select count(*) from programmes.pocket_mark k where k.org_id = p.org_id and k.pocket_id = p.id))
	union select p.org_id from programmes.pocket p where p.readable_until < platform.now() - interval '90 days' $$;
revoke all on function programmes.due_pockets from public;
grant execute on function programmes.due_pockets to kith_worker;
comment on function programmes.due_pockets() is 'Organisations with registers on a phone of which taps are missing two hours after the meeting, or that are 90 days old.';
