-- A plan that was looked at before a parent stepped back can't be kept over it; what was agreed for a meeting that is called off is planned again; and whoever
-- leaves a run is named in no plan of it.
create or replace function programmes.free_part() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update programmes.session s set version = s.version + 1 from programmes.part p
		where p.org_id = old.org_id and p.slot_id = old.id and s.org_id = p.org_id and s.id = p.session_id;
	update programmes.part p set led_by = '', slot_id = null where p.org_id = old.org_id and p.slot_id = old.id;
	return coalesce(new, old);
end $$;

create function programmes.plan_slots_again() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update programmes.slot s set state = 'planned', session_id = null where s.org_id = new.org_id and s.session_id = new.id and s.state = 'agreed';
	return null;
end $$;
revoke all on function programmes.plan_slots_again from public;
create trigger plan_slots_again after update of cancelled_at on programmes.session
	for each row when (old.cancelled_at is null and new.cancelled_at is not null) execute function programmes.plan_slots_again();

create function programmes.let_slots_pass() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update programmes.slot s set state = 'not-this-time'
		where s.org_id = new.org_id and s.cohort_id = new.cohort_id and s.person_id = new.person_id and s.state in ('wanted', 'offered', 'planned', 'agreed');
	return null;
end $$;
revoke all on function programmes.let_slots_pass from public;
create trigger let_slots_pass after update of state on programmes.registration
	for each row when (old.state <> 'left' and new.state = 'left') execute function programmes.let_slots_pass();

-- Whoever minds the children of a gathering knows of it; whoever stands at the door does not, so that nothing can be asked there of what she is not told of.
create or replace function programmes.published() returns setof uuid stable language sql rows 50 security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from programmes.cohort c where c.org_id = platform.org() and c.published_at is not null
		and (not exists (select from programmes.invited i where i.org_id = c.org_id and i.cohort_id = c.id)
			or (select platform.is_any('{link,safeguarding_lead}'))
			or c.id = any ((select platform.circles('creche_worker'))::uuid[])
			or c.id in (select programmes.own_invitations())) $$;
