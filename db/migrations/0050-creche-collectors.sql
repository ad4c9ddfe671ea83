-- Whom a parent names to collect her child, whom the safeguarding lead barred, and what parents and those who mind the children tell each other
-- about how a child settles.

create table creche.collector (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	child_id uuid not null,
	called text not null check (length(called) between 1 and 10000),
	from_on date,
	until_on date,
	named_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	constraint collector_days_check check (from_on <= until_on)
);
create index on creche.collector (org_id, child_id);
comment on table creche.collector is 'Who may collect a child besides its parent, named by the parent: from a day until a day, or on one day alone where both are the same. Goes with the child.';
call platform.secure('creche.collector',
	sees => platform.any_of($$(select platform.is_any('{coordinator,safeguarding_lead}'::text[]))$$,
		$$child_id in (select people.own_children())$$,
		$$child_id in (select people.children_today('facilitator'))$$,
		$$child_id in (select people.children_today('creche_worker'))$$),
	adds => $$child_id in (select people.own_children())$$,
	removes => $$child_id in (select people.own_children())$$);

create table creche.barred (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	child_id uuid not null,
	called text not null check (length(called) between 1 and 10000),
	written_at timestamptz not null default platform.moment(),
	written_by uuid not null,
	lifted_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	foreign key (org_id, written_by) references platform.account (org_id, id)
);
create index on creche.barred (org_id, child_id);
create index on creche.barred (org_id, written_by);
comment on table creche.barred is 'Who must not collect a child. Written by the safeguarding lead alone; why is nowhere here. Her parent is not told. Goes with the child.';
call platform.secure('creche.barred',
	sees => platform.all_of($$(select platform.is_any('{safeguarding_lead}'::text[]))$$, $$child_id not in (select people.own_children())$$),
	adds => platform.all_of($$(select platform.is_any('{safeguarding_lead}'::text[]))$$, $$written_by = (select platform.actor())$$, $$child_id not in (select people.own_children())$$),
	changes => platform.all_of($$(select platform.is_any('{safeguarding_lead}'::text[]))$$, $$child_id not in (select people.own_children())$$),
	changing => 'lifted_at');

create function creche.bars(sitting uuid) returns table (child_id uuid, called text[]) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
	with here as (
		select s.id, s.circle_id, (s.starts_at at time zone o.time_zone)::date as day,
			(s.starts_at at time zone o.time_zone)::date = (platform.now() at time zone o.time_zone)::date as is_today
		from creche.sitting s join platform.organisation o on o.id = s.org_id
		where s.org_id = platform.org() and s.id = sitting and (platform.is('coordinator') or s.circle_id = any ((select platform.circles(array['facilitator', 'creche_worker']))::uuid[]))
	)
	select b.child_id, case when h.is_today and (
			(h.circle_id = any ((select platform.circles('creche_worker'))::uuid[]) and b.child_id in (select people.children_today('creche_worker')))
			or (h.circle_id = any ((select platform.circles('facilitator'))::uuid[])
				and exists (select from creche.visit v where v.org_id = b.org_id and v.sitting_id = h.id and v.child_id = b.child_id and v.mistaken_at is null and v.signed_out_at is null)))
		then array_agg(b.called order by b.id) end
	from here h join creche.barred b on b.org_id = platform.org() and b.lifted_at is null and b.child_id not in (select people.own_children())
	where exists (select from people.expected d where d.org_id = b.org_id and d.child_id = b.child_id and d.circle_id = h.circle_id and d.day = h.day)
		or exists (select from creche.visit v where v.org_id = b.org_id and v.child_id = b.child_id and v.sitting_id = h.id)
	group by b.org_id, b.child_id, h.is_today, h.circle_id, h.id $$;
grant execute on function creche.bars(uuid) to kith_app;
revoke all on function creche.bars(uuid) from public;
comment on function creche.bars(uuid) is 'Which children of a sitting somebody must not collect, for those who mind them and coordinators; who that is to a crèche worker on the day, and to a facilitator while the child is there. Nobody learns it of her own child.';

create function creche.leaders(sitting uuid) returns setof text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
	select c.called from creche.sitting s
		join platform.role_now r on r.org_id = s.org_id and r.circle_id = s.circle_id and r.role = 'facilitator'
		join people.card c on c.org_id = r.org_id and c.id = r.account_id
	where s.org_id = platform.org() and s.id = sitting and s.circle_id = any ((select platform.circles(array['facilitator', 'creche_worker']))::uuid[]) $$;
grant execute on function creche.leaders(uuid) to kith_app;
revoke all on function creche.leaders(uuid) from public;
comment on function creche.leaders(uuid) is 'What the facilitators of a sitting are called, for those who mind its children: nobody else decides about somebody who is barred.';

create table creche.let_past (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	child_id uuid not null,
	sitting_id uuid not null,
	called text not null check (length(called) between 1 and 10000),
	decided_by text not null check (length(decided_by) between 1 and 10000),
	noted_by uuid not null,
	noted_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	foreign key (org_id, sitting_id) references creche.sitting (org_id, id),
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
create index on creche.let_past (org_id, child_id);
create index on creche.let_past (org_id, sitting_id);
create index on creche.let_past (org_id, noted_by);
comment on table creche.let_past is 'Somebody who is barred collected a child all the same: which facilitator decided it, and who noted that. For the safeguarding lead.';
call platform.secure('creche.let_past',
	sees => platform.all_of($$(select platform.is_any('{safeguarding_lead}'::text[]))$$, $$child_id not in (select people.own_children())$$),
	adds => platform.all_of($$noted_by = (select platform.actor())$$, $$child_id not in (select people.own_children())$$, platform.any_of(
		$$sitting_id in (select creche.sittings_of('facilitator'))$$,
		$$(sitting_id in (select creche.sittings_of('creche_worker')) and child_id in (select people.children_today('creche_worker')))$$)));

create table creche.settling (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	child_id uuid not null,
	words text not null check (length(words) between 1 and 10000),
	from_parent boolean not null,
	written_by uuid not null,
	written_at timestamptz not null default platform.moment(),
	read_at timestamptz,
	read_by uuid,
	primary key (org_id, id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	foreign key (org_id, written_by) references platform.account (org_id, id),
	foreign key (org_id, read_by) references platform.account (org_id, id)
);
create index on creche.settling (org_id, child_id);
create index on creche.settling (org_id, written_by);
create index on creche.settling (org_id, read_by);
comment on table creche.settling is 'How a child settles in the crèche: what its parent tells those who mind it, and what they tell her; read or not yet. Goes with the child.';
call platform.secure('creche.settling',
	sees => platform.any_of($$child_id in (select people.own_children())$$, $$child_id in (select people.children_today('facilitator'))$$, $$child_id in (select people.children_today('creche_worker'))$$),
	adds => platform.all_of($$written_by = (select platform.actor())$$, platform.any_of(
		$$(from_parent and child_id in (select people.own_children()))$$,
		$$(not from_parent and child_id in (select people.children_today('facilitator')))$$,
		$$(not from_parent and child_id in (select people.children_today('creche_worker')))$$)),
	changes => platform.any_of(
		$$(not from_parent and child_id in (select people.own_children()))$$,
		$$(from_parent and child_id in (select people.children_today('facilitator')))$$,
		$$(from_parent and child_id in (select people.children_today('creche_worker')))$$),
	changing => 'read_at, read_by');

create or replace function creche.bring_together(merge uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging_children(merge) loop
		perform people.hand_over(merge, 'creche.place', 'child_id', two.gone, two.kept, 'mine.circle_id = hers.circle_id',
			$q$array_position(array['place', 'waiting', 'left'], hers.state) < array_position(array['place', 'waiting', 'left'], mine.state)$q$);
		perform people.hand_over(merge, 'creche.visit', 'child_id', two.gone, two.kept,
			'mine.sitting_id = hers.sitting_id and mine.signed_out_at is null and hers.signed_out_at is null and mine.mistaken_at is null and hers.mistaken_at is null');
		perform people.hand_over(merge, 'creche.day_note', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.collector', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.barred', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.let_past', 'child_id', two.gone, two.kept);
		perform people.hand_over(merge, 'creche.settling', 'child_id', two.gone, two.kept);
	end loop;
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'creche.place', 'person_id', two.gone, two.kept, watched => true);
	end loop;
end $$;
