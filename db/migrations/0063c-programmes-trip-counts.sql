-- Heads on a trip: counted when the group leaves, when it is there and when it is back.
create table programmes.trip_count (
	org_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	at text not null check (at in ('leaving', 'there', 'back')),
	grown_ups integer not null check (grown_ups between 0 and 999),
	children integer not null check (children between 0 and 999),
	why text not null default '' check (length(why) <= 10000),
	counted_at timestamptz not null default platform.moment(),
	counted_by uuid not null,
	primary key (org_id, id),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, counted_by) references platform.account (org_id, id)
);
create index on programmes.trip_count (org_id, session_id);
create index on programmes.trip_count (org_id, counted_by);
comment on table programmes.trip_count is 'Heads counted on a trip, when it leaves, when it is there and when it is back; a number that differs from the one before says why. Counted again it stands beside the first. It names nobody. Kept as attendance.';
call platform.secure('programmes.trip_count',
	sees => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'coordinator'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'coordinator'), programmes.session_of('session_id', 'facilitator')));
