-- A second yes: whoever is to open the safeguarding records, or to hear from outside of what nobody inside may hear, is asked for
-- by one person and agreed to by another. Until then nothing was given: there is no role to count.
create table platform.appointment (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	account_id uuid not null,
	role text not null check (role in ('safeguarding_lead', 'outside_contact')),
	until timestamptz not null,
	why text not null,
	asked_by uuid not null,
	asked_at timestamptz not null default platform.now(),
	answer text check (answer in ('yes', 'no', 'withdrawn', 'lapsed')),
	answered_by uuid,
	answered_at timestamptz,
	primary key (org_id, id),
	check ((answer is null) = (answered_at is null)),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade,
	foreign key (org_id, asked_by) references platform.account (org_id, id),
	foreign key (org_id, answered_by) references platform.account (org_id, id)
);
create index on platform.appointment (org_id, account_id);
create index on platform.appointment (asked_at) where answer is null;
comment on table platform.appointment is 'A role of safeguarding lead or outside contact that somebody asked for. It counts for nothing until a second person says yes; then a role with the same id is given. Unanswered for fourteen days it lapses. Kept six years.';
comment on column platform.appointment.answered_by is 'Nobody where whoever hosts Kith said yes, or where it lapsed.';
call platform.secure('platform.appointment',
	sees => platform.role('coordinator', 'safeguarding_lead', 'host', 'job'),
	adds => platform.all_of(platform.role('coordinator'), platform.own('asked_by'), platform.not_own('account_id')),
	changes => platform.role('coordinator', 'safeguarding_lead', 'host', 'job'),
	changing => 'answer');

create function platform.appointment_is_open(asked_at timestamptz, until timestamptz) returns boolean stable language sql
	return platform.now() < asked_at + interval '14 days' and platform.now() < until;

-- Through whose hands somebody came to speak for the organisation: she herself, whoever made her a coordinator, whoever made that
-- one, and so on. It ends where the host made somebody a coordinator, or where two people agreed on a lead: that is a person for certain.
create function platform.hands(org uuid, person uuid) returns setof uuid stable language sql as $$
	with recursive hand (id) as (
		select person
		union
		select g.granted_by from hand h join platform.role_grant g on g.org_id = org and g.account_id = h.id
		where g.role = 'coordinator' and g.granted_by is not null and not exists (select from platform.role_grant sure
			where sure.org_id = org and sure.account_id = h.id
				and (sure.role = 'safeguarding_lead' or (sure.role = 'coordinator' and sure.granted_by is null)))
	)
	select id from hand $$;
revoke all on function platform.hands from public;

-- A second yes counts only from somebody who did not come to her role through whoever asks: otherwise one person could answer herself from
-- a second mailbox.
create function platform.may_answer(appointment uuid, person uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select (platform.is('coordinator') or platform.is('safeguarding_lead') or platform.is('host')) and exists (
		select from platform.appointment a
		where a.org_id = platform.org() and a.id = appointment
			and exists (select from platform.role_now r where r.org_id = a.org_id and r.account_id = person and r.circle_id is null
				and r.role in ('coordinator', 'safeguarding_lead'))
			and not exists (
				select platform.hands(a.org_id, person)
				intersect (select platform.hands(a.org_id, a.asked_by) union select platform.hands(a.org_id, a.account_id)))) $$;
revoke all on function platform.may_answer from public;
grant execute on function platform.may_answer to kith_app;
comment on function platform.may_answer(uuid, uuid) is 'Whether this person''s yes to an appointment counts: she coordinates or is a lead now, did not ask, is not meant, and came to her role through other hands than both.';

-- What policies can't express, because it is about the change: an appointment begins at this moment by the database's clock, and is
-- answered once, in time, by somebody who may. The owner of the database, who speaks for no organisation, is not checked.
create function platform.ask_for_appointment() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	new.asked_at := platform.now();
	new.answered_by := null;
	if new.answer is not null then
		raise exception using errcode = '42501', message = 'what is asked for is not answered yet';
	end if;
	return new;
end $$;
create function platform.answer_appointment() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	is_open constant boolean := platform.appointment_is_open(old.asked_at, old.until);
	may boolean;
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
		insert into platform.role_grant (org_id, id, account_id, role, until, why, granted_by)
			values (new.org_id, new.id, new.account_id, new.role, new.until, new.why, new.asked_by);
	end if;
	return new;
end $$;
revoke all on function platform.ask_for_appointment, platform.answer_appointment from public;
create trigger asks before insert on platform.appointment for each row when (platform.org() is not null)
	execute function platform.ask_for_appointment();
create trigger answers before update on platform.appointment for each row when (platform.org() is not null)
	execute function platform.answer_appointment();

-- The only lead, and the only outside contact, are not taken away by one person: first there is another, or the host does it.
create function platform.one_stays() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('one stays ' || old.role || old.org_id, 0));
	if platform.now() < old.until and not exists (select from platform.role_now r
			where r.org_id = old.org_id and r.role = old.role and r.circle_id is null and r.id <> old.id) then
		raise exception using errcode = '42501', message = 'the only one stays until there is another';
	end if;
	return new;
end $$;
revoke all on function platform.one_stays from public;
create trigger one_stays before update on platform.role_grant for each row
	when (old.ended_at is null and new.ended_at is not null and old.role in ('safeguarding_lead', 'outside_contact') and platform.is('coordinator'))
	execute function platform.one_stays();

-- An outside contact has no other role, and whoever knows the people by name does not read their answers under pseudonyms.
create function platform.goes_together() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if exists (select from platform.role_now r where r.org_id = new.org_id and r.account_id = new.account_id and (
			(new.role = 'outside_contact') <> (r.role = 'outside_contact')
			or (new.role, r.role) in (('evaluator', 'coordinator'), ('coordinator', 'evaluator')))) then
		raise exception using errcode = '42501', message = 'these roles do not go together';
	end if;
	return new;
end $$;
revoke all on function platform.goes_together from public;
create trigger goes_together before insert on platform.role_grant for each row when (platform.org() is not null)
	execute function platform.goes_together();

create function platform.due_appointments() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct a.org_id from platform.appointment a where a.answer is null and not platform.appointment_is_open(a.asked_at, a.until) $$;
revoke all on function platform.due_appointments from public;
grant execute on function platform.due_appointments to kith_worker;
comment on function platform.due_appointments() is 'Organisations with an appointment to which nobody said yes in time.';
