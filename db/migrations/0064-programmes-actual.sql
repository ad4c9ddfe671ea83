-- How a meeting went beside its plan: each part as it began, ended, or was left out; and the wish for a longer one.

alter table programmes.part
	add column began_at timestamptz,
	add column ended_at timestamptz,
	add column dropped_at timestamptz,
	add check (ended_at is null or began_at is not null),
	add check (dropped_at is null or began_at is null);
comment on column programmes.part.began_at is 'When it began, as somebody in the room noted it by a tap; about no person.';
comment on column programmes.part.ended_at is 'When it was over, or the next one began.';
comment on column programmes.part.dropped_at is 'When somebody noted that there was no time for it.';
create policy changes on programmes.part for update to kith_app
	using (org_id = (select platform.org()) and ((select platform.is_any('{coordinator}'::text[]))
		or session_id in (select programmes.sessions_of('facilitator')) or session_id in (select programmes.sessions_of('coordinator'))))
	with check (org_id = (select platform.org()) and ((select platform.is_any('{coordinator}'::text[]))
		or session_id in (select programmes.sessions_of('facilitator')) or session_id in (select programmes.sessions_of('coordinator'))));
grant update (began_at, ended_at, dropped_at) on programmes.part to kith_app;

create table programmes.more_time (
	org_id uuid not null,
	session_id uuid not null,
	asked_by uuid not null,
	asked_at timestamptz not null default platform.moment(),
	settled_at timestamptz,
	primary key (org_id, session_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, asked_by) references platform.account (org_id, id)
);
comment on table programmes.more_time is 'That whoever leads a meeting asks for half an hour more, until somebody who arranges it gives it or says not this time. Kept with the meeting.';
create index on programmes.more_time (org_id, asked_by);

call platform.secure('programmes.more_time',
	sees => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator'), programmes.session_of('session_id', 'coordinator')),
	adds => platform.all_of(platform.own('asked_by'), programmes.session_of('session_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'coordinator')),
	changing => 'settled_at');
