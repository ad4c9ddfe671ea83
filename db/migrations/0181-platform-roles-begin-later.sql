-- A role that guards what is most private begins a day after the second yes, so that everybody who was told of it can still ask. It
-- begins at once where nobody holds it, and no later than the moment from which nobody would.
create view platform.role_given with (security_invoker = true) as
	select org_id, id, account_id, role, circle_id, since, until, why, granted_by from platform.role_grant
	where ended_at is null and platform.now() < until;
comment on view platform.role_given is 'The roles that count at this moment, and those that were given and begin later: they have not run out, and nobody ended them.';
grant select on platform.role_given to kith_app;

create or replace function platform.answer_appointment() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	is_open constant boolean := platform.appointment_is_open(old.asked_at, old.until);
	may boolean;
	held_until timestamptz;
begin
	if new.answer = 'lapsed' then
		may := platform.is('job') and not is_open;
	elsif new.answer = 'withdrawn' then
		may := is_open and platform.actor() = old.asked_by;
	else
		may := is_open and (platform.is('host') or platform.may_answer(old.id, platform.actor()));
	end if;
	if old.answer is not null or new.answer is null or may is not true then
		raise exception using errcode = '42501', message = 'not for this speaker to answer';
	end if;
	new.answered_by := platform.actor();
	new.answered_at := platform.now();
	if new.answer = 'yes' then
		select max(r.until) into held_until from platform.role_now r
			where r.org_id = new.org_id and r.role = new.role and r.circle_id is null;
		insert into platform.role_grant (org_id, id, account_id, role, since, until, why, granted_by)
			values (new.org_id, new.id, new.account_id, new.role,
				least(platform.now() + interval '24 hours', coalesce(held_until, platform.now())),
				new.until, new.why, new.asked_by);
	end if;
	return new;
end $$;

-- roles go together also with those that begin later
create or replace function platform.goes_together() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if exists (select from platform.role_given r where r.org_id = new.org_id and r.account_id = new.account_id and (
			(new.role = 'outside_contact') <> (r.role = 'outside_contact')
			or (new.role, r.role) in (('evaluator', 'coordinator'), ('coordinator', 'evaluator')))) then
		raise exception using errcode = '42501', message = 'these roles do not go together';
	end if;
	return new;
end $$;

comment on table platform.appointment is 'A role of safeguarding lead or outside contact that somebody asked for. It counts for nothing until a second person says yes; then a role with the same id is given, which begins a day later unless nobody holds it. Unanswered for fourteen days it lapses. Kept six years.';
