-- Safeguarding: concerns. Nobody imports this room; it listens to the outbox inside the same transaction.
create schema safeguarding;
grant usage on schema safeguarding to kith_app, kith_backup;

create table safeguarding.concern (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	source text not null check (source in ('measure', 'staff')),
	about jsonb not null,
	raised_by uuid,
	raised_at timestamptz not null default platform.moment(),
	taken_by uuid,
	taken_at timestamptz,
	closed_by uuid,
	closed_at timestamptz,
	closing_note text check (length(closing_note) <= 10000),
	primary key (org_id, id),
	check ((taken_at is null) = (taken_by is null)),
	check (closed_at is null or length(closing_note) > 0),
	foreign key (org_id, taken_by) references platform.account (org_id, id)
);
create unique index on safeguarding.concern (org_id, person_id, (about ->> 'response')) where source = 'measure';
comment on table safeguarding.concern is 'Something that made somebody worry about a person. Seen by the safeguarding leads alone, and by none about herself. Vital interests; DPA 2018 Sch. 1 para. 18. Kept as the policy says.';
comment on column safeguarding.concern.person_id is 'Whom it is about. No key: a key would refuse to forget exactly those about whom there is a concern, and so tell of it.';

-- Whoever a concern is about has no row of it, the lead too; deputies have.
call platform.secure('safeguarding.concern',
	sees => platform.any_of(platform.all_of(platform.role('safeguarding_lead'), platform.not_own('person_id')), platform.role('job')),
	changes => platform.all_of(platform.role('safeguarding_lead'), platform.not_own('person_id')),
	changing => 'taken_by, taken_at, closed_by, closed_at, closing_note');
create function safeguarding.concerns_seen() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from safeguarding.concern c
	where c.org_id = platform.org() and platform.is('safeguarding_lead') and c.person_id is distinct from platform.actor() $$;
revoke all on function safeguarding.concerns_seen from public;
grant execute on function safeguarding.concerns_seen to kith_app;
comment on function safeguarding.concerns_seen() is 'The concerns whose rows a safeguarding lead may see: all but those about herself.';

create table safeguarding.entry (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	concern_id uuid not null,
	written_by uuid not null,
	written_at timestamptz not null default platform.moment(),
	kind text not null check (kind in ('note', 'decision', 'contact', 'referral')),
	words text not null check (length(words) between 1 and 10000),
	primary key (org_id, id),
	foreign key (org_id, concern_id) references safeguarding.concern (org_id, id),
	foreign key (org_id, written_by) references platform.account (org_id, id)
);
comment on table safeguarding.entry is 'One line of a concern''s chronology. A correction is a new line.';
call platform.secure('safeguarding.entry',
	sees => platform.among('concern_id', 'safeguarding.concerns_seen()'),
	adds => platform.all_of(platform.own('written_by'), platform.among('concern_id', 'safeguarding.concerns_seen()')));

create table safeguarding.alert (
	org_id uuid not null,
	concern_id uuid not null,
	step integer not null check (step in (0, 15, 60)),
	due_at timestamptz not null,
	sent_at timestamptz,
	primary key (org_id, concern_id, step),
	foreign key (org_id, concern_id) references safeguarding.concern (org_id, id)
);
comment on table safeguarding.alert is 'Alerts of a concern: at once, then at 15 and 60 minutes until somebody takes it.';
call platform.secure('safeguarding.alert',
	sees => platform.any_of(platform.among('concern_id', 'safeguarding.concerns_seen()'), platform.role('job')),
	changes => platform.role('job'),
	changing => 'sent_at');

-- One concern with its three alerts, and the row that says so. Nobody but the two functions below may call it.
create function safeguarding.open_concern(org uuid, person uuid, source text, about jsonb, raiser uuid, actor_kind text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	opened uuid;
	minutes integer;
begin
	insert into safeguarding.concern (org_id, person_id, source, about, raised_by)
		values (org, person, open_concern.source, open_concern.about, raiser)
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
		values (org, raiser, open_concern.actor_kind, 'safeguarding.concern.opened', jsonb_build_object('concern', opened), person);
	return opened;
end $$;
revoke all on function safeguarding.open_concern from public;

create function safeguarding.hear() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	person uuid;
begin
	select p.id into person from people.card p where p.org_id = new.org_id and p.id = (new.payload ->> 'person')::uuid;
	if person is null then
		raise exception 'a risk answer with nobody to worry about';
	end if;
	-- the same response opens one concern only, however often it is sent
	perform safeguarding.open_concern(new.org_id, person, 'measure', new.payload - 'person', null, 'door');
	return null;
end $$;
revoke all on function safeguarding.hear from public;
create trigger open_concern after insert on platform.event
	for each row when (new.name = 'evaluation.risk.answered') execute function safeguarding.hear();

-- Anybody on the team may raise a concern about somebody she may see; she learns nothing of what comes of it.
create function safeguarding.raise_concern(person uuid, words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	works_here boolean := platform.actor() is not null and coalesce(platform.said(4), platform.said(5)) is not null;
begin
	if not works_here or not exists (select from people.card p where p.org_id = platform.org() and p.id = person) then
		raise exception using errcode = '42501', message = 'not for this speaker to raise';
	end if;
	perform safeguarding.open_concern(platform.org(), person, 'staff', jsonb_build_object('words', words), platform.actor(), 'person');
end $$;
revoke all on function safeguarding.raise_concern from public;
grant execute on function safeguarding.raise_concern to kith_app;

-- Who is told of a concern about this person, so that whoever raises one is told the truth before she sends it: the leads, or the
-- coordinators where she is the only lead, or an outside contact where she is both, or nobody. Never who they are.
create function safeguarding.who_hears(person uuid) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce((select case r.role when 'safeguarding_lead' then 'lead' when 'coordinator' then 'coordinator' else 'outside' end
		from platform.role_now r
		where r.org_id = platform.org() and r.circle_id is null and r.account_id <> person
			and r.role in ('safeguarding_lead', 'coordinator', 'outside_contact') and platform.actor() is not null
		order by array_position(array['safeguarding_lead', 'coordinator', 'outside_contact'], r.role) limit 1), 'nobody') $$;
revoke all on function safeguarding.who_hears from public;
grant execute on function safeguarding.who_hears to kith_app;
comment on function safeguarding.who_hears(uuid) is 'Which role hears of a concern about this person: lead, coordinator, outside or nobody.';
