-- A concern taken by somebody who reads it no more, because her role ended or she was forgotten, waits again for those who do.
create function safeguarding.alert_anew(org uuid, concern uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	next integer;
	minutes integer;
begin
	select max(a.again) + 1 into next from safeguarding.alert a where a.org_id = org and a.concern_id = alert_anew.concern;
	foreach minutes in array array[0, 15, 60] loop
		insert into safeguarding.alert (org_id, concern_id, again, step, due_at)
			values (org, alert_anew.concern, next, minutes, platform.now() + make_interval(mins => minutes));
		perform graphile_worker.add_job('concern-alert',
			json_build_object('org', org, 'concern', alert_anew.concern, 'again', next, 'step', minutes),
			run_at => platform.now() + make_interval(mins => minutes) - platform.clock(), max_attempts => 25);
	end loop;
end $$;
revoke all on function safeguarding.alert_anew from public;

create or replace function safeguarding.wait_again(concern uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not safeguarding.sees(concern) or not exists (
		select from safeguarding.concern c
		where c.org_id = platform.org() and c.id = wait_again.concern and c.taken_at is null and c.closed_at is null) then
		raise exception using errcode = '42501', message = 'not for this speaker to give back';
	end if;
	perform safeguarding.alert_anew(platform.org(), concern);
end $$;

create function safeguarding.left_behind() returns table (org_id uuid, concern_id uuid) stable language sql set search_path = pg_catalog, pg_temp as $$
	select c.org_id, c.id from safeguarding.concern c
	cross join lateral safeguarding.struck_from(c.org_id, c.id) apart
	where c.taken_at is not null and c.closed_at is null and not exists (
		select from safeguarding.who_would_read(c.org_id, c.wall, apart.names_one, c.person_id, apart.accounts) h
		where h.account_id = c.taken_by) $$;
revoke all on function safeguarding.left_behind from public;

create function safeguarding.due_left_behind() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct l.org_id from safeguarding.left_behind() l $$;
revoke all on function safeguarding.due_left_behind from public;
grant execute on function safeguarding.due_left_behind to kith_worker;
comment on function safeguarding.due_left_behind() is 'Organisations with a concern that is taken by somebody who reads it no more.';

create function safeguarding.bring_back() returns table (concern uuid, kept_from uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'for timed work';
	end if;
	for concern, kept_from in
		update safeguarding.concern c set taken_by = null, taken_at = null from safeguarding.left_behind() l
		where l.org_id = platform.org() and c.org_id = l.org_id and c.id = l.concern_id
		returning c.id, coalesce(c.person_id, c.id)
	loop
		perform safeguarding.alert_anew(platform.org(), concern);
		return next;
	end loop;
end $$;
revoke all on function safeguarding.bring_back from public;
grant execute on function safeguarding.bring_back to kith_app;
comment on function safeguarding.bring_back() is 'For timed work: lets each concern wait again that is taken by somebody who reads it no more; which, and of whom its line of the trail is kept.';
