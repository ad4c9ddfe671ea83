-- A meeting that was moved or called off is marked as new on the page of everybody who was told of it, until she has seen it.
create table programmes.session_news (
	org_id uuid not null,
	session_id uuid not null,
	person_id uuid not null,
	was_starts_at timestamptz not null,
	told_at timestamptz not null default platform.now(),
	seen_at timestamptz,
	primary key (org_id, person_id, session_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.session_news (org_id, session_id);
comment on table programmes.session_news is 'That somebody was told of a session that is not as she knew it, how she knew it, and when she said that she has seen it. Kept as the session.';
call platform.secure('programmes.session_news',
	sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.role('job'),
	changes => platform.own('person_id'),
	removes => platform.role('job'),
	changing => 'seen_at');
