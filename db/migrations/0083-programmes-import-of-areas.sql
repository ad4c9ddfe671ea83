-- Whoever coordinates an area brings lists into it: its people are known to her from then on, and its past registers are of her runs.
alter table programmes.import add column area_id uuid, add foreign key (org_id, area_id) references programmes.area (org_id, id);
create index on programmes.import (org_id, area_id);
comment on column programmes.import.area_id is 'The area into which it was brought; empty where it was brought in for the whole.';

call platform.widen('programmes.import', '{sees,adds,changes}', platform.circle('area_id', 'coordinator'));

create function programmes.own_imports() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select i.id from programmes.import i where i.org_id = platform.org() and i.area_id = any (platform.circles('coordinator')) $$;
revoke all on function programmes.own_imports from public;
grant execute on function programmes.own_imports to kith_app;
comment on function programmes.own_imports() is 'For policies: the imports into areas that the speaker coordinates.';

call platform.widen('programmes.imported', '{sees,adds}', platform.among('import_id', 'programmes.own_imports()'));

create function programmes.may_take_back(which uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select platform.is('coordinator') or which in (select programmes.own_imports()) $$;
revoke all on function programmes.may_take_back from public;

-- whoever was brought into an area has asked for something there
create function programmes.note_imported() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform people.note_asker(new.org_id, i.area_id, new.row_id) from programmes.import i where i.org_id = new.org_id and i.id = new.import_id and i.area_id is not null;
	return null;
end $$;
revoke all on function programmes.note_imported from public;
create trigger note_imported after insert on programmes.imported for each row when (new.part = 'person') execute function programmes.note_imported();

create or replace function programmes.built_on_import(which uuid) returns table (part text, id uuid, what text)
	language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
	brought programmes.import;
	came uuid[];
	persons uuid[];
	runs uuid[];
	meetings uuid[];
begin
	if not programmes.may_take_back(which) then
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

create or replace function programmes.take_import_back(which uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not programmes.may_take_back(which) then
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

create or replace function programmes.take_people_back(which uuid) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	these uuid[];
begin
	if not programmes.may_take_back(which) then
		raise exception using errcode = '42501', message = 'only a coordinator takes an import back';
	end if;
	select array_agg(t.row_id) into these from (select m.row_id from programmes.imported m join programmes.import i on i.org_id = m.org_id and i.id = m.import_id
		where m.org_id = platform.org() and m.import_id = which and m.part = 'person' and i.undone_at is not null limit 250) t;
	delete from programmes.imported m where m.org_id = platform.org() and m.import_id = which and m.part = 'person' and m.row_id = any (these);
	delete from platform.account a where a.org_id = platform.org() and a.id = any (these);
	return coalesce(cardinality(these), 0);
end $$;

