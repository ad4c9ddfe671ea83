-- Areas in which a charity works, and partners that deliver its programmes there. Each is a circle of circles: a role given on it counts in
-- its runs.

create table programmes.area (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	name text not null check (length(name) between 1 and 120),
	since date,
	until date,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	check (until is null or since is null or until >= since)
);
create unique index on programmes.area (org_id, lower(name)) where until is null;
comment on table programmes.area is 'A part of town or country in which the charity works. Public by name. One that has ended stays visible as a former one. Kept as long as the charity uses Kith.';
comment on column programmes.area.until is 'The day on which it ends; empty while the charity works there.';

create table programmes.partner (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	name text not null check (length(name) between 1 and 120),
	since date,
	until date,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	check (until is null or since is null or until >= since)
);
create unique index on programmes.partner (org_id, lower(name)) where until is null;
comment on table programmes.partner is 'An organisation that delivers runs of programmes with the charity. Public by name. One that has ended stays visible as a former one. Kept as long as the charity uses Kith.';
comment on column programmes.partner.until is 'The day on which it ends; empty while it is one.';

call platform.secure('programmes.area',
	sees => platform.everybody(),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'name, since, until, version');
call platform.secure('programmes.partner',
	sees => platform.everybody(),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'name, since, until, version');

alter table programmes.cohort
	add column area_id uuid,
	add column partner_id uuid,
	add foreign key (org_id, area_id) references programmes.area (org_id, id),
	add foreign key (org_id, partner_id) references programmes.partner (org_id, id);
create index on programmes.cohort (org_id, area_id) where area_id is not null;
create index on programmes.cohort (org_id, partner_id) where partner_id is not null;
comment on column programmes.cohort.area_id is 'The area in which it lies; empty where the charity has not said.';
comment on column programmes.cohort.partner_id is 'The partner that delivers it; empty where the charity does so itself.';

-- Roles on an area or a partner count in its runs, those that have been over for a year not counted.
create function programmes.lay_in_circles(org uuid, cohort uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	run programmes.cohort;
begin
	select c.* into run from programmes.cohort c where c.org_id = org and c.id = cohort;
	perform platform.put_circle_in(org, cohort, array_remove(array[run.area_id, run.partner_id], null),
		(select max(s.ends_at) + interval '1 year' from programmes.session s where s.org_id = org and s.cohort_id = cohort));
end $$;
revoke all on function programmes.lay_in_circles from public;

create function programmes.lay_run_in_circles() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if tg_op = 'DELETE' then
		perform platform.put_circle_in(old.org_id, old.id, '{}', null);
		return null;
	end if;
	perform programmes.lay_in_circles(new.org_id, new.id);
	if tg_op = 'INSERT' then
		perform platform.hold_in_new(new.id, array_remove(array[new.area_id, new.partner_id], null));
	end if;
	return null;
end $$;
revoke all on function programmes.lay_run_in_circles from public;
create trigger lay_in_circles after insert or delete or update of area_id, partner_id on programmes.cohort
	for each row execute function programmes.lay_run_in_circles();

-- Once a statement, and only for runs that lie somewhere: most have no area.
create function programmes.lay_sessions_in_circles() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform programmes.lay_in_circles(c.org_id, c.id) from programmes.cohort c
		where (c.area_id is not null or c.partner_id is not null)
			and (c.org_id, c.id) in (select s.org_id, s.cohort_id from told s);
	return null;
end $$;
revoke all on function programmes.lay_sessions_in_circles from public;
create trigger lay_in_circles_added after insert on programmes.session referencing new table as told for each statement execute function programmes.lay_sessions_in_circles();
create trigger lay_in_circles_moved after update on programmes.session referencing new table as told for each statement execute function programmes.lay_sessions_in_circles();
create trigger lay_in_circles_gone after delete on programmes.session referencing old table as told for each statement execute function programmes.lay_sessions_in_circles();
grant update (area_id, partner_id) on programmes.cohort to kith_app;
