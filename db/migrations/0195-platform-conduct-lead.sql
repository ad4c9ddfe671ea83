-- Who deals with what somebody did who works or helps here: a role that guards, and so comes by a second yes and begins a day later.
alter table platform.appointment drop constraint appointment_role_check;
alter table platform.appointment add constraint appointment_role_check check (role in ('safeguarding_lead', 'conduct_lead', 'outside_contact'));
comment on table platform.appointment is 'A role of safeguarding lead, conduct lead or outside contact that somebody asked for. It counts for nothing until a second person says yes; then a role with the same id is given, which begins a day later unless nobody holds it. Unanswered for fourteen days it lapses. Kept six years.';
comment on column platform.role_grant.role is 'outside_contact opens nothing, not even a session: she hears by letter of what nobody in the organisation may hear. conduct_lead reads what is about those who work or help here, and nobody’s name besides. These two and safeguarding_lead come from the host, or from an appointment to which a second person said yes.';

alter policy adds on platform.role_grant with check (org_id = (select platform.org()) and (
	(select platform.is_any('{host}'::text[]))
	or ((select platform.is_any('{coordinator}'::text[])) and granted_by = (select platform.actor())
		and role not in ('safeguarding_lead', 'conduct_lead', 'outside_contact'))));

drop trigger one_stays on platform.role_grant;
create trigger one_stays before update on platform.role_grant for each row
	when (old.ended_at is null and new.ended_at is not null and old.role in ('safeguarding_lead', 'conduct_lead', 'outside_contact')
		and platform.is('coordinator'))
	execute function platform.one_stays();

-- Two people agreed on a conduct lead too: that is a person for certain.
create or replace function platform.hands(org uuid, person uuid) returns setof uuid stable language sql as $$
	with recursive hand (id) as (
		select person
		union
		select g.granted_by from hand h join platform.role_grant g on g.org_id = org and g.account_id = h.id
		where g.role = 'coordinator' and g.granted_by is not null and not exists (select from platform.role_grant sure
			where sure.org_id = org and sure.account_id = h.id
				and (sure.role in ('safeguarding_lead', 'conduct_lead') or (sure.role = 'coordinator' and sure.granted_by is null)))
	)
	select id from hand $$;

-- Whoever reads what is about those who read concerns is none of them.
create or replace function platform.goes_together() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if exists (select from platform.role_given r where r.org_id = new.org_id and r.account_id = new.account_id and (
			(new.role = 'outside_contact') <> (r.role = 'outside_contact')
			or (new.role, r.role) in (('evaluator', 'coordinator'), ('coordinator', 'evaluator'),
				('safeguarding_lead', 'conduct_lead'), ('conduct_lead', 'safeguarding_lead')))) then
		raise exception using errcode = '42501', message = 'these roles do not go together';
	end if;
	return new;
end $$;
