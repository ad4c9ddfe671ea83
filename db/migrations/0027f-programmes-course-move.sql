-- A coordinator moves somebody from one course to another. For ten minutes she has both, so that a slip can be taken back; then her place in the first
-- goes to whoever is next, and she is told, once.
create table programmes.course_move (
	org_id uuid not null,
	registration_id uuid not null,
	to_registration uuid not null,
	moved_by uuid not null,
	moved_at timestamptz not null default platform.moment(),
	tell_at timestamptz not null,
	primary key (org_id, registration_id),
	foreign key (org_id, registration_id) references programmes.registration (org_id, id) on delete cascade,
	foreign key (org_id, to_registration) references programmes.registration (org_id, id) on delete cascade,
	foreign key (org_id, moved_by) references platform.account (org_id, id)
);
create index on programmes.course_move (org_id, to_registration);
create index on programmes.course_move (tell_at);
comment on table programmes.course_move is 'That somebody is being moved to another course and has not been told: undone by ending the new registration, gone once the old one has ended and she is told.';
call platform.secure('programmes.course_move',
	sees => platform.role('coordinator', 'job'),
	adds => platform.all_of(platform.role('coordinator'), platform.own('moved_by')),
	removes => platform.role('coordinator', 'job'));

alter table programmes.registration drop constraint registration_left_why_check,
	add constraint registration_left_why_check check (left_why in ('by-her', 'offer-lapsed', 'declined', 'by-staff', 'not-answered', 'moved'));

create function programmes.due_moves() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct m.org_id from programmes.course_move m where m.tell_at <= platform.now() $$;
revoke all on function programmes.due_moves from public;
grant execute on function programmes.due_moves to kith_worker;
comment on function programmes.due_moves is 'Organisations with somebody who is to be told now that she was moved to another course.';
