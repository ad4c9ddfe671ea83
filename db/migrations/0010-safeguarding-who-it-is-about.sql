-- A concern may be about a child, and about somebody of whom only a few words are known: a colleague, the man at the door.
alter table safeguarding.concern
	alter column person_id drop not null,
	add column child_id uuid,
	add column who text check (length(who) between 1 and 200),
	add constraint concern_about_somebody check (person_id is not null or who is not null),
	add constraint concern_child_of_somebody check (child_id is null or person_id is not null);
comment on column safeguarding.concern.person_id is 'Whom it is about, or whose child it is. Empty where only words say who. No key: a key would refuse to forget exactly those about whom there is a concern, and so tell of it.';
comment on column safeguarding.concern.child_id is 'The child whom it is about: seen like what is about the parent. No key, as with the parent.';
comment on column safeguarding.concern.who is 'Who it is, or how they look, in the words of whoever raised it.';

-- One concern with its three alerts, and the row that says so, which is kept from whom it is about, and where nobody is named from
-- everybody but leads. Nobody but the functions of this schema may call it.
drop function safeguarding.open_concern(uuid, uuid, text, jsonb, uuid, text);
create function safeguarding.open_concern(org uuid, person uuid, child uuid, who text, source text, about jsonb, raiser uuid, actor_kind text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	opened uuid;
	minutes integer;
begin
	insert into safeguarding.concern (org_id, person_id, child_id, who, source, about, raised_by)
		values (org, person, child, open_concern.who, open_concern.source, open_concern.about, raiser)
		on conflict do nothing
		returning id into opened;
	if opened is null then
		return null;
	end if;
	foreach minutes in array array[0, 15, 60] loop
		insert into safeguarding.alert (org_id, concern_id, step, due_at) values (org, opened, minutes, platform.now() + make_interval(mins => minutes));
		perform graphile_worker.add_job('concern-alert',
			json_build_object('org', org, 'concern', opened, 'step', minutes),
			run_at => platform.now() + make_interval(mins => minutes) - platform.clock(), max_attempts => 25);
	end loop;
	insert into platform.audit (org_id, actor_id, actor_kind, action, subject, kept_from)
		values (org, raiser, open_concern.actor_kind, 'safeguarding.concern.opened', jsonb_build_object('concern', opened), coalesce(person, opened));
	return opened;
end $$;
revoke all on function safeguarding.open_concern from public;

create or replace function safeguarding.hear() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	person uuid;
begin
	select p.id into person from people.card p where p.org_id = new.org_id and p.id = (new.payload ->> 'person')::uuid;
	if person is null then
		raise exception 'a risk answer with nobody to worry about';
	end if;
	-- the same response opens one concern only, however often it is sent
	perform safeguarding.open_concern(new.org_id, person, null, null, 'measure', new.payload - 'person', null, 'door');
	return null;
end $$;

create function safeguarding.works_here() returns boolean stable language sql set search_path = pg_catalog, pg_temp
	return platform.actor() is not null and coalesce(platform.said(4), platform.said(5)) is not null;
revoke all on function safeguarding.works_here from public;
grant execute on function safeguarding.works_here to kith_app;
comment on function safeguarding.works_here() is 'Whether somebody of the team speaks, who may say that she is worried.';

-- Anybody on the team may raise a concern about somebody she may see, about whoever reads concerns, or in words about somebody else.
-- She learns nothing of what comes of it.
drop function safeguarding.raise_concern(uuid, text);
create function safeguarding.raise_concern(person uuid, child uuid, who text, words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not safeguarding.works_here()
		or (person is not null and not exists (select from people.card p where p.org_id = platform.org() and p.id = person))
		or (child is not null and not exists (
			select from people.child_card c where c.org_id = platform.org() and c.id = child and c.person_id = person))
	then
		raise exception using errcode = '42501', message = 'not for this speaker to raise';
	end if;
	perform safeguarding.open_concern(platform.org(), person, child, who, 'staff', jsonb_build_object('words', words), platform.actor(), 'person');
end $$;
revoke all on function safeguarding.raise_concern from public;
grant execute on function safeguarding.raise_concern to kith_app;

-- Whoever is worried about somebody who reads concerns must be able to choose her, so that she does not read this one.
create function safeguarding.readers() returns table (id uuid, called text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct p.id, p.called from platform.role_now r join people.card p on p.org_id = r.org_id and p.id = r.account_id
	where r.org_id = platform.org() and r.role = 'safeguarding_lead' and r.circle_id is null
		and safeguarding.works_here() and p.id is distinct from platform.actor() $$;
revoke all on function safeguarding.readers from public;
grant execute on function safeguarding.readers to kith_app;
comment on function safeguarding.readers() is 'The names of those who read concerns, for the team: whoever is worried about one of them chooses her.';

create or replace function safeguarding.who_hears(person uuid) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce((select case r.role when 'safeguarding_lead' then 'lead' when 'coordinator' then 'coordinator' else 'outside' end
		from platform.role_now r
		where r.org_id = platform.org() and r.circle_id is null and r.account_id is distinct from person
			and r.role in ('safeguarding_lead', 'coordinator', 'outside_contact') and platform.actor() is not null
		order by array_position(array['safeguarding_lead', 'coordinator', 'outside_contact'], r.role) limit 1), 'nobody') $$;
