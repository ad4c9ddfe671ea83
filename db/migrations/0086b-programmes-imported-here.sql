-- What an import into an area names is of that area; and what a family said for a day out goes when it leaves.
create or replace function programmes.note_imported() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	area constant uuid := (select i.area_id from programmes.import i where i.org_id = new.org_id and i.id = new.import_id);
	run uuid;
begin
	if area is null then
		return null;
	end if;
	if new.part = 'person' then
		if not people.was_just_written(new.row_id) then
			raise exception using errcode = '42501', message = 'an import names whom it wrote down';
		end if;
		perform people.note_asker(new.org_id, area, new.row_id);
		return null;
	end if;
	run := case new.part
		when 'run' then new.row_id
		when 'membership' then people.circle_of(new.row_id)
		when 'meeting' then (select s.cohort_id from programmes.session s where s.org_id = new.org_id and s.id = new.row_id)
		else (select s.cohort_id from programmes.attendance a join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
			where a.org_id = new.org_id and a.id = new.row_id)
	end;
	if exists (select from programmes.cohort c where c.org_id = new.org_id and c.id = run and c.area_id is distinct from area) then
		raise exception using errcode = '42501', message = 'an import into an area names what is of that area';
	end if;
	return null;
end $$;
drop trigger note_imported on programmes.imported;
create trigger note_imported after insert on programmes.imported for each row execute function programmes.note_imported();

-- that somebody may be like another, and what was said of it, is nothing that was done with what was brought in
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
		where a.org_id = platform.org() and a.at >= brought.done_at and a.action !~ '^programmes\.import\.|^people\.likeness\.|exported$';
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

-- What a family said for a day goes when it does not come along any more.
create function programmes.let_days_pass() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	delete from programmes.day_yes y using programmes.session s where y.org_id = new.org_id and y.person_id = new.person_id
		and s.org_id = y.org_id and s.id = y.session_id and s.cohort_id = new.cohort_id and (new.session_id is null or s.id = new.session_id);
	return null;
end $$;
revoke all on function programmes.let_days_pass from public;
create trigger let_days_pass after update of state on programmes.registration
	for each row when (old.state <> 'left' and new.state = 'left') execute function programmes.let_days_pass();
