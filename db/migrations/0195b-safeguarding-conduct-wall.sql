-- Two walls. What is about somebody who works or helps here is read by conduct leads alone, everything else by safeguarding leads; and
-- from any concern somebody may be set apart, who then has no row, no letter and no trail of it.
alter table safeguarding.concern add column wall text not null default 'safe' check (wall in ('safe', 'conduct'));
comment on column safeguarding.concern.wall is 'safe: safeguarding leads read it. conduct: it is about somebody who works or helps here, and conduct leads read it alone.';
comment on table safeguarding.concern is 'Something that made somebody worry about a person. Seen by the safeguarding leads or the conduct leads alone, as its wall says, and by none about herself or from which she is set apart. Vital interests; DPA 2018 Sch. 1 para. 18. Kept as the policy says.';

create table safeguarding.apart (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	concern_id uuid not null,
	account_id uuid not null,
	why text not null check (why in ('named', 'said', 'conflict', 'family')),
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, concern_id) references safeguarding.concern (org_id, id)
);
create index on safeguarding.apart (org_id, concern_id, account_id);
create index on safeguarding.apart (org_id, account_id);
comment on table safeguarding.apart is 'Who is set apart from a concern, and so learns nothing of it. Vital interests; DPA 2018 Sch. 1 para. 18. Kept as long as the concern.';
comment on column safeguarding.apart.account_id is 'No key: a key would refuse to forget her, and so tell of the concern.';
comment on column safeguarding.apart.why is 'named: it names her, and she who wrote it said that she must not read it; conduct leads read it too. said: whoever wrote it said so. conflict, family: she said so herself.';

-- What a policy asks of a concern: its wall, and that the speaker is neither whom it is about nor set apart.
create function safeguarding.apart_from() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.concern_id from safeguarding.apart a where a.org_id = platform.org() and a.account_id = platform.actor() $$;
create function safeguarding.naming_handlers() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.concern_id from safeguarding.apart a where a.org_id = platform.org() and a.why = 'named' and platform.is('conduct_lead') $$;
revoke all on function safeguarding.apart_from, safeguarding.naming_handlers from public;
grant execute on function safeguarding.apart_from, safeguarding.naming_handlers to kith_app;
comment on function safeguarding.apart_from() is 'The concerns from which the speaker is set apart, for policies alone: ids that lead nobody anywhere.';
comment on function safeguarding.naming_handlers() is 'The concerns that name somebody who reads concerns: conduct leads read them too.';

create or replace function safeguarding.sees(concern uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from safeguarding.concern c where c.org_id = platform.org() and c.id = sees.concern
		and c.person_id is distinct from platform.actor()
		and (platform.is('safeguarding_lead') and c.wall = 'safe' or platform.is('conduct_lead') and (c.wall = 'conduct'
			or exists (select from safeguarding.apart a where a.org_id = c.org_id and a.concern_id = c.id and a.why = 'named')))
		and not exists (select from safeguarding.apart a
			where a.org_id = c.org_id and a.concern_id = c.id and a.account_id = platform.actor())) $$;
comment on function safeguarding.sees(uuid) is 'Whether the speaker reads this concern: safeguarding leads what stands on their wall, conduct leads what stands on theirs and what names somebody who reads concerns; never what is about herself or from which she is set apart.';

alter policy sees on safeguarding.concern using (org_id = (select platform.org()) and ((select platform.is_any('{job}'::text[]))
	or (((select platform.is_any('{safeguarding_lead}'::text[])) and wall = 'safe'
			or (select platform.is_any('{conduct_lead}'::text[])) and (wall = 'conduct' or id in (select safeguarding.naming_handlers())))
		and person_id is distinct from (select platform.actor()) and not (id in (select safeguarding.apart_from())))));
alter policy changes on safeguarding.concern
	using (org_id = (select platform.org()) and safeguarding.sees(id))
	with check (org_id = (select platform.org()) and safeguarding.sees(id));
call platform.secure('safeguarding.apart', sees => 'safeguarding.sees(concern_id)');

-- The trail of a concern is read by whoever reads the concern, and by nobody else; that somebody sent a worry, by herself alone.
create function safeguarding.sees_told(subject jsonb) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select safeguarding.sees((subject ->> 'concern')::uuid) $$;
revoke all on function safeguarding.sees_told from public;
grant execute on function safeguarding.sees_told to kith_app;
comment on function safeguarding.sees_told(jsonb) is 'Whether the speaker reads the concern of which a line of the trail tells.';
alter policy sees on platform.audit using (org_id = (select platform.org()) and (
	(actor_id = (select platform.actor()) and kept_from is null)
	or ((select platform.is_any('{safeguarding_lead,conduct_lead}'::text[])) and action like 'safeguarding.%' and kept_from is not null
		and kept_from is distinct from (select platform.actor()) and safeguarding.sees_told(subject))));
comment on column platform.audit.kept_from is 'Whom a concern is about, of which this row tells: only those see it who read the concern, and never she herself.';

-- Who would read a concern like this one, and whether she can sign in. Everything else that says who reads or hears of one asks here.
create function safeguarding.who_would_read(org uuid, wall text, names_one boolean, person uuid, apart uuid[])
returns table (account_id uuid, role text, enters_here boolean) stable language sql set search_path = pg_catalog, pg_temp as $$
	select distinct r.account_id, r.role, exists (select from platform.credential c
		where c.org_id = r.org_id and c.account_id = r.account_id and c.totp_confirmed_at is not null)
	from platform.role_now r
	where r.org_id = who_would_read.org and r.circle_id is null
		and (r.role = 'safeguarding_lead' and who_would_read.wall = 'safe'
			or r.role = 'conduct_lead' and (who_would_read.wall = 'conduct' or names_one))
		and r.account_id is distinct from person and r.account_id <> all (coalesce(who_would_read.apart, '{}')) $$;
revoke all on function safeguarding.who_would_read from public;

-- Where nobody who reads it can sign in, the coordinators are asked to find somebody; where none of them can either, whoever is outside.
create function safeguarding.who_would_hear(org uuid, wall text, names_one boolean, person uuid, apart uuid[])
returns table (account_id uuid, hears text, enters_here boolean, rung integer) stable language sql set search_path = pg_catalog, pg_temp as $$
	select h.account_id, case h.role when 'safeguarding_lead' then 'lead' else 'conduct' end, h.enters_here, 1
	from safeguarding.who_would_read(org, wall, names_one, person, apart) h
	union all
	select distinct r.account_id, case r.role when 'coordinator' then 'coordinator' else 'outside' end,
		r.role = 'outside_contact' or exists (select from platform.credential c
			where c.org_id = r.org_id and c.account_id = r.account_id and c.totp_confirmed_at is not null),
		case r.role when 'coordinator' then 2 else 3 end
	from platform.role_now r
	where r.org_id = who_would_hear.org and r.circle_id is null and r.role in ('coordinator', 'outside_contact')
		and r.account_id is distinct from person and r.account_id <> all (coalesce(who_would_hear.apart, '{}')) $$;
revoke all on function safeguarding.who_would_hear from public;

create function safeguarding.struck_from(org uuid, concern uuid) returns table (accounts uuid[], names_one boolean) stable language sql set search_path = pg_catalog, pg_temp as $$
	select array_agg(a.account_id), coalesce(bool_or(a.why = 'named'), false) from safeguarding.apart a
	where a.org_id = org and a.concern_id = struck_from.concern $$;
revoke all on function safeguarding.struck_from from public;

-- The readers of a concern that is there: the one place that says who deals with it.
create function safeguarding.handlers(concern uuid) returns table (account_id uuid, role text, enters_here boolean)
stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select h.* from safeguarding.concern c
	cross join lateral safeguarding.struck_from(c.org_id, c.id) apart
	cross join lateral safeguarding.who_would_read(c.org_id, c.wall, apart.names_one, c.person_id, apart.accounts) h
	where c.org_id = platform.org() and c.id = handlers.concern and (platform.is('job') or safeguarding.sees(c.id)) $$;
revoke all on function safeguarding.handlers from public;
grant execute on function safeguarding.handlers to kith_app;
comment on function safeguarding.handlers(uuid) is 'Who reads and deals with this concern now, and whether she can sign in: for timed work that tells them, and for those who read it.';

create function safeguarding.hearers(concern uuid) returns table (account_id uuid, hears text, enters_here boolean, rung integer)
stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select h.* from safeguarding.concern c
	cross join lateral safeguarding.struck_from(c.org_id, c.id) apart
	cross join lateral safeguarding.who_would_hear(c.org_id, c.wall, apart.names_one, c.person_id, apart.accounts) h
	where c.org_id = platform.org() and c.id = hearers.concern and platform.is('job') $$;
revoke all on function safeguarding.hearers from public;
grant execute on function safeguarding.hearers to kith_app;
comment on function safeguarding.hearers(uuid) is 'For timed work: who is told of this concern, the readers first (rung 1), then coordinators, then contacts outside.';

-- On which wall a worry stands. Whoever holds a role here works or helps here. Where every safeguarding lead is struck out, a conduct lead
-- reads it, if there is one.
create function safeguarding.wall_of(org uuid, person uuid, is_conduct boolean, apart uuid[]) returns text stable language sql set search_path = pg_catalog, pg_temp as $$
	select case when is_conduct or exists (select from platform.role_given r where r.org_id = org and r.account_id = person)
			or (cardinality(apart) > 0
				and not exists (select from safeguarding.who_would_read(org, 'safe', false, person, apart) h where h.enters_here)
				and exists (select from safeguarding.who_would_read(org, 'conduct', false, person, apart) h where h.enters_here))
		then 'conduct' else 'safe' end $$;
revoke all on function safeguarding.wall_of from public;

drop function safeguarding.who_hears;
create function safeguarding.who_hears(person uuid, is_conduct boolean, apart uuid[], names_one boolean) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce((
		select case when bool_or(h.hears = 'lead') and bool_or(h.hears = 'conduct') then 'both' else min(h.hears) end
		from safeguarding.who_would_hear(platform.org(),
			safeguarding.wall_of(platform.org(), person, is_conduct, apart), names_one, person, apart) h
		where h.enters_here and platform.actor() is not null
		group by h.rung order by h.rung limit 1), 'nobody') $$;
revoke all on function safeguarding.who_hears from public;
grant execute on function safeguarding.who_hears to kith_app;
comment on function safeguarding.who_hears(uuid, boolean, uuid[], boolean) is 'Which role hears of such a concern: lead, conduct, both, coordinator, outside or nobody.';

drop function safeguarding.readers;
create function safeguarding.readers() returns table (id uuid, called text, role text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select distinct p.id, p.called, r.role from platform.role_now r join people.card p on p.org_id = r.org_id and p.id = r.account_id
	where r.org_id = platform.org() and r.role in ('safeguarding_lead', 'conduct_lead') and r.circle_id is null
		and safeguarding.works_here() and p.id is distinct from platform.actor() $$;
revoke all on function safeguarding.readers from public;
grant execute on function safeguarding.readers to kith_app;
comment on function safeguarding.readers() is 'The names of those who read concerns, for the team: whoever is worried about one of them chooses her, and whoever must not read one is struck out.';

drop function safeguarding.raise_concern;
drop function safeguarding.open_concern;
create function safeguarding.open_concern(org uuid, person uuid, child uuid, who text, source text, about jsonb, raiser uuid, actor_kind text, wall text, apart uuid[], named uuid[]) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	opened uuid;
	minutes integer;
begin
	insert into safeguarding.concern (org_id, person_id, child_id, who, source, about, raised_by, wall)
		values (org, person, child, open_concern.who, open_concern.source, open_concern.about, raiser, open_concern.wall)
		on conflict do nothing
		returning id into opened;
	if opened is null then
		return null;
	end if;
	insert into safeguarding.apart (org_id, concern_id, account_id, why)
		select org, opened, one, case when one = any (coalesce(named, '{}')) then 'named' else 'said' end
		from (select distinct unnest(open_concern.apart) as one) each;
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

create function safeguarding.raise_concern(person uuid, child uuid, who text, words text, is_conduct boolean, apart uuid[], named uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not safeguarding.works_here()
		or (person is not null and not exists (select from people.card p where p.org_id = platform.org() and p.id = person))
		or (child is not null and not exists (
			select from people.child_card c where c.org_id = platform.org() and c.id = child and c.person_id = person))
		or exists (select from unnest(raise_concern.apart) as one where one not in (select r.id from safeguarding.readers() r))
	then
		raise exception using errcode = '42501', message = 'not for this speaker to raise';
	end if;
	perform safeguarding.open_concern(platform.org(), person, child, who, 'staff', jsonb_build_object('words', words), platform.actor(), 'person',
		safeguarding.wall_of(platform.org(), person, is_conduct, raise_concern.apart), raise_concern.apart, raise_concern.named);
end $$;
revoke all on function safeguarding.raise_concern from public;
grant execute on function safeguarding.raise_concern to kith_app;

-- An answer that may mean danger is read by safeguarding leads; one by a lead herself by conduct leads, or by her deputy where there is none.
create or replace function safeguarding.hear() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	person uuid;
	hers boolean;
begin
	select p.id into person from people.card p where p.org_id = new.org_id and p.id = (new.payload ->> 'person')::uuid;
	if person is null then
		raise exception 'a risk answer with nobody to worry about';
	end if;
	hers := exists (select from platform.role_given r
			where r.org_id = new.org_id and r.account_id = person and r.role = 'safeguarding_lead')
		and exists (select from safeguarding.who_would_read(new.org_id, 'conduct', false, person, '{}') h where h.enters_here);
	-- the same response opens one concern only, however often it is sent
	perform safeguarding.open_concern(new.org_id, person, null, null, 'measure', new.payload - 'person', null, 'door',
		case when hers then 'conduct' else 'safe' end, '{}', '{}');
	return null;
end $$;

-- Whoever reads a concern may set herself apart from it, as long as somebody else can sign in who reads it: then it waits for them, and
-- she has no row of it from that moment.
create function safeguarding.set_myself_apart(concern uuid, why text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	org uuid := platform.org();
	mine boolean;
begin
	if set_myself_apart.why not in ('conflict', 'family') or not safeguarding.sees(concern) then
		raise exception using errcode = '42501', message = 'not for this speaker to step aside from';
	end if;
	select c.taken_by = platform.actor() and c.closed_at is null into mine from safeguarding.concern c
		where c.org_id = org and c.id = set_myself_apart.concern for update;
	if not exists (select from safeguarding.handlers(concern) h where h.account_id <> platform.actor() and h.enters_here) then
		return false;
	end if;
	if mine then
		update safeguarding.concern c set taken_by = null, taken_at = null where c.org_id = org and c.id = set_myself_apart.concern;
		perform safeguarding.wait_again(concern);
	end if;
	insert into safeguarding.apart (org_id, concern_id, account_id, why)
		values (org, set_myself_apart.concern, platform.actor(), set_myself_apart.why);
	return true;
end $$;
revoke all on function safeguarding.set_myself_apart from public;
grant execute on function safeguarding.set_myself_apart to kith_app;
comment on function safeguarding.set_myself_apart(uuid, text) is 'Sets whoever speaks apart from a concern that she reads; false where nobody else could read it.';

-- A conduct lead reads nobody’s name but of those who stand in a concern that she reads.
create function safeguarding.called(concern uuid, person uuid) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.called from people.card p join safeguarding.concern c on c.org_id = p.org_id and c.id = called.concern
	where p.org_id = platform.org() and p.id = called.person and safeguarding.sees(c.id)
		and (called.person in (c.person_id, c.raised_by, c.taken_by, c.closed_by)
			or exists (select from safeguarding.entry e where e.org_id = c.org_id and e.concern_id = c.id and e.written_by = called.person)
			or exists (select from safeguarding.apart a where a.org_id = c.org_id and a.concern_id = c.id and a.account_id = called.person)) $$;
create function safeguarding.child_called(concern uuid) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select k.first_name from people.child_card k join safeguarding.concern c on c.org_id = k.org_id and c.child_id = k.id
	where c.org_id = platform.org() and c.id = child_called.concern and safeguarding.sees(c.id) $$;
revoke all on function safeguarding.called, safeguarding.child_called from public;
grant execute on function safeguarding.called, safeguarding.child_called to kith_app;
comment on function safeguarding.called(uuid, uuid) is 'What somebody is called who stands in a concern that the speaker reads: whom it is about, who wrote, took or closed it, wrote in it, or is set apart.';
comment on function safeguarding.child_called(uuid) is 'What the child is called whom a concern is about that the speaker reads.';

create or replace function safeguarding.bring_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'safeguarding.concern', 'child_id', two.gone, two.kept);
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'safeguarding.concern', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'safeguarding.apart', 'account_id', two.gone, two.kept);
		perform people.hand_over(merge, 'platform.audit', 'kept_from', two.gone, two.kept);
	end loop;
end $$;
