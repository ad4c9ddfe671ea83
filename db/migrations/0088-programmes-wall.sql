-- A code on the wall: whoever comes scans it and leaves a first name and one letter at the door. Only the tap of those who run the meeting notes her.

create table programmes.wall (
	org_id uuid not null,
	cohort_id uuid not null,
	set_by uuid not null,
	set_at timestamptz not null default platform.moment(),
	primary key (org_id, cohort_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, set_by) references platform.account (org_id, id)
);
create index on programmes.wall (org_id, set_by);
comment on table programmes.wall is 'That a group wants a code on its wall. A run without a line here has none; where it is taken away, the codes of its meetings end.';
call platform.secure('programmes.wall',
	sees => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')),
	adds => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')),
	removes => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')));

create table programmes.wall_code (
	org_id uuid not null,
	id uuid not null,
	cohort_id uuid not null,
	session_id uuid not null,
	code_hash bytea not null,
	hung_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, session_id, cohort_id),
	unique (org_id, code_hash),
	foreign key (org_id, cohort_id) references programmes.wall (org_id, cohort_id) on delete cascade,
	foreign key (org_id, session_id, cohort_id) references programmes.session (org_id, id, cohort_id) on delete cascade
);
create index on programmes.wall_code (org_id, cohort_id);
comment on table programmes.wall_code is 'The code on the wall of one meeting, as a hash; the code itself is made from the id under the key of the installation. Deleted when the day of the meeting is over.';
call platform.secure('programmes.wall_code',
	sees => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job'),
		platform.all_of(platform.role('door'), 'code_hash = (select platform.shown_hash())')),
	adds => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')),
	removes => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job')));

create table programmes.arrival (
	org_id uuid not null,
	id uuid not null,
	cohort_id uuid not null,
	session_id uuid not null,
	called text not null check (length(called) between 1 and 100),
	letter text not null default '' check (length(letter) <= 8),
	sent_hash bytea not null,
	came_at timestamptz not null default platform.moment(),
	settled_as text check (settled_as in ('her', 'new', 'not-here')),
	settled_at timestamptz,
	settled_by uuid,
	primary key (org_id, id),
	unique (org_id, session_id, cohort_id, sent_hash),
	check ((settled_at is null) = (settled_as is null)),
	foreign key (org_id, session_id, cohort_id) references programmes.session (org_id, id, cohort_id) on delete cascade,
	foreign key (org_id, settled_by) references platform.account (org_id, id)
);
create index on programmes.arrival (org_id, settled_by);
comment on table programmes.arrival is 'Somebody at the door who scanned the code on the wall: a first name and, if she likes, the first letter of her surname. It names nobody of the register and notes nothing; whoever runs the meeting says who it is. Deleted when the day is over, whoever she was.';
comment on column programmes.arrival.sent_hash is 'The same form sent twice is one line.';
call platform.secure('programmes.arrival',
	sees => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job')),
	adds => platform.all_of(platform.role('door'), 'settled_at is null',
		'exists (select from programmes.wall_code w where w.session_id = arrival.session_id and w.cohort_id = arrival.cohort_id and w.code_hash = (select platform.shown_hash()))'),
	changes => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')),
	changing => 'settled_as, settled_at, settled_by',
	removes => platform.role('job'));

create function programmes.due_arrivals() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.org_id from programmes.arrival a join platform.organisation o on o.id = a.org_id
	where (a.came_at at time zone o.time_zone)::date < (platform.now() at time zone o.time_zone)::date
	union select w.org_id from programmes.wall_code w join platform.organisation o on o.id = w.org_id
		join programmes.session s on s.org_id = w.org_id and s.id = w.session_id
	where (s.ends_at at time zone o.time_zone)::date < (platform.now() at time zone o.time_zone)::date $$;
revoke all on function programmes.due_arrivals from public;
grant execute on function programmes.due_arrivals to kith_worker;
comment on function programmes.due_arrivals() is 'Organisations in which names at the door, or codes on a wall, are of a day that is over.';
