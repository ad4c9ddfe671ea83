-- Two records that may be of one person: found as they are written, also where no one coordinator of an area sees both.
create table people.unlooked (
	org_id uuid not null,
	person_id uuid not null,
	is_held boolean not null default false,
	primary key (org_id, person_id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on people.unlooked (org_id) where not is_held;
comment on table people.unlooked is 'Whose record was written or changed and has not been compared with others since: gone a minute later. Held: somebody else wrote her down and she has not been taken on, so that nobody is told whom she is like.';
call platform.secure('people.unlooked', sees => platform.role('job'), removes => platform.role('job'));

create table people.likeness (
	org_id uuid not null,
	one_id uuid not null,
	other_id uuid not null,
	why text not null check (why in ('phone', 'email', 'name-and-child')),
	found_at timestamptz not null default platform.now(),
	answer text check (answer in ('same', 'not-same')),
	answered_by uuid,
	answered_at timestamptz,
	primary key (org_id, one_id, other_id),
	check (one_id <> other_id),
	check ((answer is null) = (answered_at is null)),
	foreign key (org_id, one_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, other_id) references people.person (org_id, id) on delete cascade
);
create unique index on people.likeness (org_id, least(one_id, other_id), greatest(one_id, other_id));
create index on people.likeness (org_id, other_id);
create index on people.likeness (org_id, found_at) where answer is null;
comment on table people.likeness is 'That two records may be of one person, why, and what a coordinator said of it. Legal basis: legitimate interest. Told to neither of the two, for it tells of the other. Kept while both records are.';

do $$ declare
	pair constant text := platform.all_of(platform.among('one_id', 'people.coordinated()'), platform.among('other_id', 'people.coordinated()'));
	neither constant text := platform.all_of(platform.not_own('one_id'), platform.not_own('other_id'));
begin
	call platform.secure('people.likeness',
		sees => platform.all_of(neither, platform.any_of(platform.role('coordinator', 'job'), pair)),
		adds => platform.any_of(platform.all_of(platform.role('job'), 'answer is null'), platform.all_of(neither, platform.any_of(platform.role('coordinator'), pair))),
		changes => platform.all_of(neither, platform.any_of(platform.role('coordinator'), pair)),
		changing => 'answer, answered_by, answered_at',
		removes => platform.all_of(platform.role('job'), 'answer is null'));
end $$;

create function people.look_again() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	insert into people.unlooked (org_id, person_id) select p.org_id, p.id from people.person p
		where p.org_id = new.org_id and p.id = (to_jsonb(new) ->> case when tg_table_name = 'person' then 'id' else 'person_id' end)::uuid on conflict do nothing;
	return null;
end $$;
revoke all on function people.look_again from public;
create trigger look_again after insert or update of called on people.person for each row execute function people.look_again();
create trigger look_again after insert or update of value, person_id on people.address for each row execute function people.look_again();
create trigger look_again after insert or update of first_name, put_away_at, person_id on people.child for each row execute function people.look_again();

create function people.hold_back(org uuid, person uuid, since timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
	update people.unlooked u set is_held = true where u.org_id = org and u.person_id = person
		and exists (select from people.person p where p.org_id = org and p.id = person and p.created_at >= since)
		and not exists (select from people.membership m where m.org_id = org and m.person_id = person) $$;
revoke all on function people.hold_back from public;
comment on function people.hold_back(uuid, uuid, timestamptz) is 'Published, for triggers of the room by which somebody was written down by another at that moment: whom she is like is told to nobody until she is taken on. Nothing where she was known before.';

create function people.take_on(org uuid, person uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
	update people.unlooked u set is_held = false where u.org_id = org and u.person_id = person and u.is_held $$;
revoke all on function people.take_on from public;
comment on function people.take_on(uuid, uuid) is 'Published, for triggers: somebody who was written down by another is taken on, so that her record is compared like any other.';

create function people.take_on_member() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform people.take_on(new.org_id, new.person_id);
	return null;
end $$;
revoke all on function people.take_on_member from public;
create trigger take_on after insert on people.membership for each row execute function people.take_on_member();

create function people.may_be_one(one uuid, other uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select one <> other and (platform.is('coordinator') or platform.is('job')
			or cardinality(platform.circles('coordinator')) > 0 or cardinality(platform.circles('facilitator')) > 0)
		and (select count(*) = 2 from people.person p join platform.account a on a.org_id = p.org_id and a.id = p.id
			where p.org_id = platform.org() and p.id in (one, other) and a.closed_at is null and p.id is distinct from platform.actor())
		and not exists (select from platform.role_grant g where g.org_id = platform.org() and g.account_id in (one, other))
		and not exists (select from people.unlooked u where u.org_id = platform.org() and u.person_id in (one, other) and u.is_held)
		and not exists (select from people.merge m where m.org_id = platform.org() and m.gone_id in (one, other) and m.undone_at is null and m.gone_child is null)
		and not exists (select from people.likeness l where l.org_id = platform.org() and l.one_id = least(one, other) and l.other_id = greatest(one, other) and l.answer = 'not-same') $$;
revoke all on function people.may_be_one from public;
grant execute on function people.may_be_one to kith_app;
comment on function people.may_be_one(uuid, uuid) is 'For whoever coordinates or runs a circle, and for timed work: whether it may be asked if two records are of one person. Not of the team, of herself, of somebody who left, was brought together with another, or was written down by somebody else and not taken on; never again once somebody said that they are two.';

create function people.due_likenesses() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct u.org_id from people.unlooked u where not u.is_held $$;
revoke all on function people.due_likenesses from public;
grant execute on function people.due_likenesses to kith_worker;
comment on function people.due_likenesses() is 'Organisations in which records were written or changed and have not been compared with others yet.';

-- that somebody waits to be compared, or may be like another, is nothing that was done with her
create or replace function people.built_on(who uuid[], came uuid[]) returns table (id uuid, what text) stable language sql set search_path = pg_catalog, pg_temp as $$
	select p.id, p.what from platform.pointing_at(array['platform.account', 'people.person']::regclass[], who, came,
		array['people.person', 'people.address', 'people.unlooked', 'people.likeness', 'platform.access', 'platform.sign_in_name']::regclass[]) p
	union all
	select n.account_id, 'platform.sign_in_name' from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = any (who) and n.confirmed_at is not null $$;

insert into people.unlooked (org_id, person_id) select p.org_id, p.id from people.person p;
