-- A list of people or a past register that a charity brings in: what it made, so that it can be taken back for 30 days.

create table programmes.import (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	kind text not null check (kind in ('people', 'register')),
	file_name text not null check (length(file_name) <= 200),
	columns jsonb not null,
	people integer not null check (people >= 0),
	lines integer not null check (lines >= 0),
	done_at timestamptz not null default platform.moment(),
	done_by uuid not null,
	undone_at timestamptz,
	undone_by uuid,
	primary key (org_id, id),
	foreign key (org_id) references platform.organisation (id)
);
comment on table programmes.import is 'That a table was brought in: which file, which column held what, and how many people and lines of registers it made. What stood in it is not kept here.';
comment on column programmes.import.columns is 'What each column was said to hold, by its header: the next file with the same headers is understood alike.';

call platform.secure('programmes.import',
	sees => platform.role('coordinator', 'job'),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'undone_at, undone_by');

create table programmes.imported (
	org_id uuid not null,
	import_id uuid not null,
	part text not null check (part in ('person', 'run', 'meeting', 'membership', 'line')),
	row_id uuid not null,
	primary key (org_id, import_id, part, row_id),
	foreign key (org_id, import_id) references programmes.import (org_id, id) on delete cascade
);
comment on table programmes.imported is 'What an import made: people, runs, meetings, that somebody belongs to a run, lines of registers. Kept for 30 days, while it can be taken back.';
create index on programmes.imported (org_id, row_id);

call platform.secure('programmes.imported',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.own('row_id')),
	adds => platform.role('coordinator'),
	removes => platform.role('job'));

create function programmes.built_on_import(which uuid) returns table (part text, id uuid, what text)
	language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
	brought programmes.import;
	came uuid[];
	persons uuid[];
	runs uuid[];
	meetings uuid[];
begin
	if not platform.is('coordinator') then
		raise exception using errcode = '42501', message = 'only a coordinator looks at an import';
	end if;
	select * into brought from programmes.import i where i.org_id = platform.org() and i.id = which;
	select coalesce(array_agg(m.row_id), '{}'), coalesce(array_agg(m.row_id) filter (where m.part = 'person'), '{}'),
			coalesce(array_agg(m.row_id) filter (where m.part = 'run'), '{}'), coalesce(array_agg(m.row_id) filter (where m.part = 'meeting'), '{}')
		into came, persons, runs, meetings from programmes.imported m where m.org_id = platform.org() and m.import_id = which;
	return query select distinct m.part, m.row_id, a.action from platform.audit a cross join lateral jsonb_each_text(a.subject) said
			join programmes.imported m on m.org_id = a.org_id and m.import_id = which and m.row_id::text = said.value
		where a.org_id = platform.org() and a.at >= brought.done_at and a.action !~ '^programmes\.import\.|exported$';
	return query select 'run'::text, b.circle_id, 'programmes.registration' from people.ever_in(runs) b where not b.id = any (came);
	return query select m.part, m.row_id, 'platform.role_grant' from programmes.imported m join platform.role_grant g on g.org_id = m.org_id and g.circle_id = m.row_id
		where m.org_id = platform.org() and m.import_id = which and m.part = 'run';
	return query select 'person'::text, b.id, b.what from people.built_on(persons, came) b;
	return query select 'run'::text, b.id, b.what from platform.pointing_at(array['programmes.cohort']::regclass[], runs, came, '{}') b;
	return query select 'meeting'::text, b.id, b.what from platform.pointing_at(array['programmes.session']::regclass[], meetings, came, '{}') b;
	-- a line that says something else by now, or on which somebody tapped since
	return query select m.part, m.row_id, 'programmes.attendance' from programmes.imported m join programmes.attendance a on a.org_id = m.org_id and a.id = m.row_id
		where m.org_id = platform.org() and m.import_id = which and m.part = 'line' and (a.noted_at > brought.done_at
			or exists (select from programmes.mark k where k.org_id = a.org_id and k.session_id = a.session_id and k.person_id = a.person_id));
end $$;
revoke all on function programmes.built_on_import from public;
grant execute on function programmes.built_on_import to kith_app;
comment on function programmes.built_on_import is 'For a coordinator: what was done since with that which an import made, so that it can''t be taken back: which person, run, meeting or line, and by what.';

create function programmes.take_import_back(which uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('coordinator') then
		raise exception using errcode = '42501', message = 'only a coordinator takes an import back';
	end if;
	perform from programmes.import i where i.org_id = platform.org() and i.id = which and i.undone_at is null and i.done_at > platform.now() - interval '30 days' for update;
	if not found or exists (select from programmes.built_on_import(which)) then
		return false;
	end if;
	delete from programmes.attendance a using programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part = 'line' and a.org_id = m.org_id and a.id = m.row_id;
	perform people.take_out((select array_agg(m.row_id) from programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part = 'membership'));
	delete from programmes.session s using programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part = 'meeting' and s.org_id = m.org_id and s.id = m.row_id;
	delete from programmes.cohort c using programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part = 'run' and c.org_id = m.org_id and c.id = m.row_id;
	delete from programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part <> 'person';
	update programmes.import i set undone_at = platform.moment(), undone_by = platform.actor() where i.org_id = platform.org() and i.id = which;
	return true;
end $$;
revoke all on function programmes.take_import_back from public;
grant execute on function programmes.take_import_back to kith_app;
comment on function programmes.take_import_back is 'For a coordinator, within 30 days: takes out whatever an import made but the people, unless something was done with it since. Gives whether it did.';

create function programmes.take_people_back(which uuid) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	these uuid[];
begin
	if not platform.is('coordinator') then
		raise exception using errcode = '42501', message = 'only a coordinator takes an import back';
	end if;
	select array_agg(t.row_id) into these from (select m.row_id from programmes.imported m join programmes.import i on i.org_id = m.org_id and i.id = m.import_id
		where m.org_id = platform.org() and m.import_id = which and m.part = 'person' and i.undone_at is not null limit 250) t;
	delete from programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part = 'person' and m.row_id = any (these);
	delete from platform.account a where a.org_id = platform.org() and a.id = any (these);
	return coalesce(cardinality(these), 0);
end $$;
revoke all on function programmes.take_people_back from public;
grant execute on function programmes.take_people_back to kith_app;
comment on function programmes.take_people_back is 'For a coordinator, of an import that is being taken back: takes out some of the people whom it made, and gives how many; none once all are out. Some at a time, for a long statement is ended.';

create function programmes.due_imports() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct m.org_id from programmes.imported m join programmes.import i on i.org_id = m.org_id and i.id = m.import_id
	where i.done_at < platform.now() - interval '30 days' $$;
revoke all on function programmes.due_imports from public;
grant execute on function programmes.due_imports to kith_worker;
