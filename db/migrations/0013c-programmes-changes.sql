-- A move or a cancellation is told after ten minutes, so that a slip can be taken back and two in a row are one letter.

create table programmes.session_change (
	org_id uuid not null,
	session_id uuid not null,
	was_starts_at timestamptz not null,
	was_ends_at timestamptz not null,
	was_cancelled_at timestamptz,
	was_cancelled_why text,
	was_cancelled_words platform.words not null default '{}',
	tell_at timestamptz not null,
	primary key (org_id, session_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade
);
create index on programmes.session_change (tell_at);
comment on table programmes.session_change is 'A session as parents know it, while a change of it has not been told to them: undone by putting it back, gone once they are told.';
call platform.secure('programmes.session_change',
	sees => platform.role('coordinator', 'job'),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	removes => platform.role('coordinator', 'job'),
	changing => 'tell_at');

create function programmes.due_changes() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct c.org_id from programmes.session_change c where c.tell_at <= platform.now() $$;
revoke all on function programmes.due_changes from public;
grant execute on function programmes.due_changes to kith_worker;
comment on function programmes.due_changes is 'Organisations with a change of a session that parents are to be told of now.';

alter table programmes.session add column cancelled_words platform.words not null default '{}';
comment on column programmes.session.cancelled_words is 'Why, in each language in which it was written; cancelled_why is the first of them.';
grant update (cancelled_words) on programmes.session to kith_app;
