-- A booklet can be for those who wait for a place as well: they read it, and nothing else of the group.
alter table programmes.booklet add column for_waiting boolean not null default false;
comment on column programmes.booklet.for_waiting is 'Whoever waits for a place in the run may read it meanwhile, once it is given.';
grant update (for_waiting) on programmes.booklet to kith_app;

create function programmes.waited_sessions() returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id from programmes.session s join programmes.registration r on r.org_id = s.org_id and r.cohort_id = s.cohort_id
	where s.org_id = platform.org() and r.person_id = platform.actor() and r.state in ('waiting', 'offered') and r.answer_by is null $$;
revoke all on function programmes.waited_sessions from public;
grant execute on function programmes.waited_sessions to kith_app;
comment on function programmes.waited_sessions is 'The meetings of the runs in which whoever speaks waits for a place, once she has answered that it was she who asked.';

do $$ begin
	call platform.widen('programmes.booklet', '{sees}',
		platform.all_of('given_at is not null and for_waiting', platform.among('session_id', 'programmes.waited_sessions()')));
end $$;

create or replace function programmes.exercises_given() returns setof uuid stable language sql rows 20 security definer set search_path = pg_catalog, pg_temp as $$
	select e.id from programmes.booklet b
		join programmes.exercise e on e.org_id = b.org_id and e.id::text = any (b.pages)
	where b.org_id = platform.org() and b.given_at is not null
		and (b.session_id in (select programmes.own_sessions()) or (b.for_waiting and b.session_id in (select programmes.waited_sessions()))) $$;
comment on function programmes.exercises_given is 'The exercises of the charity''s own that stand in booklets which groups of whoever speaks were given, or which she may read while she waits.';
