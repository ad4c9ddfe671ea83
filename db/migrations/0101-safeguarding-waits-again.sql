-- A concern that is given back waits as it did when it came in: letters go out anew, at once, then at 15 and 60 minutes until somebody
-- takes it. What went out before stays in its chronology.
alter table safeguarding.alert add column again integer not null default 0 check (again >= 0);
alter table safeguarding.alert drop constraint alert_pkey;
alter table safeguarding.alert add primary key (org_id, concern_id, again, step);
comment on column safeguarding.alert.again is 'How often the concern had been given back before: 0 when it came in.';

create function safeguarding.wait_again(concern uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	org uuid := platform.org();
	next integer;
	minutes integer;
begin
	if not safeguarding.sees(concern) or not exists (
		select from safeguarding.concern c
		where c.org_id = org and c.id = wait_again.concern and c.taken_at is null and c.closed_at is null) then
		raise exception using errcode = '42501', message = 'not for this speaker to give back';
	end if;
	select max(a.again) + 1 into next from safeguarding.alert a where a.org_id = org and a.concern_id = wait_again.concern;
	foreach minutes in array array[0, 15, 60] loop
		insert into safeguarding.alert (org_id, concern_id, again, step, due_at)
			values (org, wait_again.concern, next, minutes, platform.now() + make_interval(mins => minutes));
		perform graphile_worker.add_job('concern-alert',
			json_build_object('org', org, 'concern', wait_again.concern, 'again', next, 'step', minutes),
			run_at => platform.now() + make_interval(mins => minutes) - platform.clock(), max_attempts => 25);
	end loop;
end $$;
revoke all on function safeguarding.wait_again from public;
grant execute on function safeguarding.wait_again to kith_app;
comment on function safeguarding.wait_again(uuid) is 'Begins the alerts of a concern anew that a lead has given back.';

-- Whoever holds the role and has never set up how she signs in can open nothing: then others are told as well.
create or replace function safeguarding.who_hears(person uuid) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce((select case r.role when 'safeguarding_lead' then 'lead' when 'coordinator' then 'coordinator' else 'outside' end
		from platform.role_now r
		where r.org_id = platform.org() and r.circle_id is null and r.account_id is distinct from person
			and r.role in ('safeguarding_lead', 'coordinator', 'outside_contact') and platform.actor() is not null
			and (r.role = 'outside_contact' or exists (select from platform.credential c
				where c.org_id = r.org_id and c.account_id = r.account_id and c.totp_confirmed_at is not null))
		order by array_position(array['safeguarding_lead', 'coordinator', 'outside_contact'], r.role) limit 1), 'nobody') $$;
