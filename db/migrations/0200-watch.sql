-- Who is on duty for concerns, from when to when, and by which ways she is woken: known to work, since she answered a test alarm.
create schema watch;
grant usage on schema watch to kith_app, kith_backup;

create table watch.way (
	org_id uuid not null,
	account_id uuid not null,
	way text not null check (way in ('app', 'email', 'text')),
	added_at timestamptz not null default platform.now(),
	tested_at timestamptz,
	proved_at timestamptz,
	primary key (org_id, account_id, way),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
comment on table watch.way is 'A way by which somebody who looks after concerns is woken, and when she last answered a test alarm that came by it. By legitimate interest. It holds no address and no number. Deleted when she takes it out, with her account at the latest.';
comment on column watch.way.tested_at is 'When the last test alarm was written; nothing where none was yet.';
comment on column watch.way.proved_at is 'When she last answered one: for 31 days it is known to work.';
call platform.secure('watch.way',
	sees => platform.any_of(platform.own('account_id'), platform.role('coordinator', 'safeguarding_lead', 'job')),
	adds => platform.all_of(platform.role('safeguarding_lead'), platform.own('account_id')),
	changes => platform.any_of(platform.all_of(platform.role('safeguarding_lead'), platform.own('account_id')), platform.role('job')),
	removes => platform.any_of(platform.own('account_id'), platform.role('job')),
	changing => 'tested_at, proved_at');

create table watch.duty (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	line text not null default 'concerns' check (line = 'concerns'),
	turn integer not null check (turn in (1, 2)),
	account_id uuid,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	primary key (org_id, id),
	unique (org_id, line, turn, starts_at),
	check (starts_at < ends_at and ends_at <= starts_at + interval '25 hours'),
	foreign key (org_id) references platform.organisation (id),
	foreign key (org_id, account_id) references platform.account (org_id, id)
);
create index on watch.duty (org_id, account_id);
create index on watch.duty (org_id, ends_at);
comment on table watch.duty is 'A shift of whoever reads concerns: from when to when, first or second. By legitimate interest. Kept 400 days after it ended.';
comment on column watch.duty.account_id is 'Who is on duty; nobody where the shift is open. Why somebody gave it on is kept nowhere.';
call platform.secure('watch.duty',
	sees => platform.any_of(platform.own('account_id'), platform.role('coordinator', 'safeguarding_lead', 'job')),
	adds => platform.role('coordinator', 'safeguarding_lead'),
	changes => platform.role('coordinator', 'safeguarding_lead', 'job'),
	removes => platform.role('coordinator', 'safeguarding_lead', 'job'),
	changing => 'account_id');

-- Whether somebody may be on duty: she looks after concerns of this organisation, and a way to wake her is known to work.
create function watch.answers(org uuid, account uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from platform.role_now r where r.org_id = org and r.account_id = account and r.role = 'safeguarding_lead' and r.circle_id is null)
		and exists (select from watch.way w where w.org_id = org and w.account_id = account and w.proved_at > platform.now() - interval '31 days') $$;
revoke all on function watch.answers from public;

create function watch.handlers() returns table (id uuid, called text, answers boolean) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct r.account_id, coalesce(p.called, ''), watch.answers(r.org_id, r.account_id)
	from platform.role_now r left join people.card p on p.org_id = r.org_id and p.id = r.account_id
	where r.org_id = platform.org() and r.role = 'safeguarding_lead' and r.circle_id is null
		and (platform.is('coordinator') or platform.is('safeguarding_lead')) $$;
revoke all on function watch.handlers from public;
grant execute on function watch.handlers to kith_app;
comment on function watch.handlers() is 'Who looks after concerns here, and whether a way to wake her is known to work; for them and for coordinators.';

create function watch.shifts(since timestamptz, until timestamptz)
returns table (id uuid, turn integer, account_id uuid, called text, starts_at timestamptz, ends_at timestamptz, answers boolean)
stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id, d.turn, d.account_id, coalesce(p.called, ''), d.starts_at, d.ends_at, coalesce(watch.answers(d.org_id, d.account_id), false)
	from watch.duty d left join people.card p on p.org_id = d.org_id and p.id = d.account_id
	where d.org_id = platform.org() and d.line = 'concerns' and d.ends_at > since and d.starts_at < until
		and (platform.is('coordinator') or platform.is('safeguarding_lead'))
	order by d.starts_at, d.turn $$;
revoke all on function watch.shifts from public;
grant execute on function watch.shifts to kith_app;
comment on function watch.shifts(timestamptz, timestamptz) is 'The shifts of a time, who is on duty, and whether she can be woken; for whoever looks after concerns and for coordinators.';

-- Whoever is worried reads who is on duty until when, or from when somebody is. No row where no rota is kept.
create function watch.on_duty() returns table (called text, until timestamptz, next_at timestamptz)
stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with kept as (
		select d.*, coalesce(watch.answers(d.org_id, d.account_id), false) as answers from watch.duty d
		where d.org_id = platform.org() and d.line = 'concerns' and d.ends_at > platform.now()
			and platform.actor() is not null and coalesce(platform.said(4), platform.said(5)) is not null),
	now as (select k.org_id, k.account_id, k.ends_at from kept k where k.answers and k.starts_at <= platform.now() order by k.turn, k.ends_at desc limit 1)
	select (select coalesce(p.called, '') from now n left join people.card p on p.org_id = n.org_id and p.id = n.account_id),
		(select n.ends_at from now n),
		(select min(k.starts_at) from kept k where k.answers and k.starts_at > platform.now())
	where exists (select from kept) $$;
revoke all on function watch.on_duty from public;
grant execute on function watch.on_duty to kith_app;
comment on function watch.on_duty() is 'For the team: who is on duty for concerns and until when, or from when somebody is; nothing where no rota is kept.';

create function watch.due_tests() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct w.org_id from watch.way w join platform.role_now r on r.org_id = w.org_id and r.account_id = w.account_id
	where r.role = 'safeguarding_lead' and r.circle_id is null and (w.tested_at is null or w.tested_at <= platform.now() - interval '27 days') $$;
revoke all on function watch.due_tests from public;
grant execute on function watch.due_tests to kith_worker;
comment on function watch.due_tests() is 'Organisations in which a way to wake somebody was not tried for 27 days.';

create function watch.due_old_shifts() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct d.org_id from watch.duty d where d.ends_at < platform.now() - interval '400 days' $$;
revoke all on function watch.due_old_shifts from public;
grant execute on function watch.due_old_shifts to kith_worker;
comment on function watch.due_old_shifts() is 'Organisations with shifts that ended 400 days ago.';
