-- A day out: what a family says for that day alone, and how much cash was taken, without who gave it.
create table programmes.day_yes (
	org_id uuid not null,
	session_id uuid not null,
	person_id uuid not null,
	photos boolean not null,
	emergency text not null default '' check (length(emergency) <= 200),
	said_at timestamptz not null default platform.now(),
	primary key (org_id, session_id, person_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.day_yes (org_id, person_id);
create index on programmes.day_yes (session_id);
comment on table programmes.day_yes is 'What somebody says for one day out: whether photos may be taken, and one number for that day. Consent: her own, changed or taken back by herself. Deleted twelve hours after the day.';
call platform.secure('programmes.day_yes',
	sees => platform.any_of(platform.own('person_id'), platform.role('job'), platform.role('coordinator'), programmes.session_of('session_id', 'coordinator'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.own('person_id'),
	changes => platform.own('person_id'),
	removes => platform.any_of(platform.own('person_id'), platform.role('job')),
	changing => 'photos, emergency, said_at');

create function programmes.due_day_yes() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct y.org_id from programmes.day_yes y join programmes.session s on s.org_id = y.org_id and s.id = y.session_id
	where s.ends_at < platform.now() - interval '12 hours' $$;
revoke all on function programmes.due_day_yes from public;
grant execute on function programmes.due_day_yes to kith_worker;
comment on function programmes.due_day_yes() is 'Organisations in which what was said for one day is let go: the day is over.';

create function programmes.bring_days_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		-- for a day to come she says it anew: of two answers none is chosen for her
		delete from programmes.day_yes y where y.org_id = platform.org() and y.person_id = two.gone and platform.is('coordinator');
	end loop;
end $$;
revoke all on function programmes.bring_days_together from public;
grant execute on function programmes.bring_days_together to kith_app;
comment on function programmes.bring_days_together(uuid) is 'For a coordinator who brings two records of one person together: what the other said for one day goes, and is asked anew.';

create table programmes.cash_taken (
	org_id uuid not null,
	session_id uuid not null,
	pence integer not null check (pence between 0 and 1000000),
	noted_by uuid not null,
	noted_at timestamptz not null default platform.moment(),
	primary key (org_id, session_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
create index on programmes.cash_taken (org_id, noted_by);
comment on table programmes.cash_taken is 'How much cash was taken on a day out, all of it together, in pence. Who gave what is kept nowhere. Kept as the costs of the run.';
call platform.secure('programmes.cash_taken',
	sees => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'coordinator'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'coordinator'), programmes.session_of('session_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'coordinator'), programmes.session_of('session_id', 'facilitator')),
	changing => 'pence, noted_by, noted_at');
