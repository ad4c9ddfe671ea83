-- An open door: whoever thinks of coming may say so, or ask to be told the day before; whoever has not come for twelve weeks rests.
create table programmes.may_come (
	org_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	person_id uuid,
	said_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, session_id, person_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.may_come (org_id, person_id);
comment on table programmes.may_come is 'That somebody may come to a session with an open door: a number for whoever sets out the chairs. person_id: she said so on her own page; on the public page nobody is asked who she is. Kept as the session.';
call platform.secure('programmes.may_come',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(platform.all_of(platform.role('door'), 'person_id is null'), platform.own('person_id')),
	removes => platform.own('person_id'));

create table programmes.day_before (
	org_id uuid not null,
	id uuid not null,
	cohort_id uuid not null,
	person_id uuid not null,
	token_hash bytea not null,
	asked_at timestamptz not null default platform.moment(),
	answered_at timestamptz,
	primary key (org_id, id),
	unique (org_id, cohort_id, person_id),
	unique (org_id, token_hash),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.day_before (org_id, person_id);
create index on programmes.day_before (asked_at) where answered_at is null;
comment on table programmes.day_before is 'That somebody asked to be told the day before a group with an open door meets, since when it is known that it was she who asked (anybody can type an address), and the hash of the link by which she says so, or stops it. Unanswered it is deleted after seven days.';
call platform.secure('programmes.day_before',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator', 'door', 'job')),
	adds => platform.any_of(platform.own('person_id'), platform.role('door')),
	removes => platform.any_of(platform.own('person_id'), platform.role('job')));

create function programmes.answer_day_before(yes boolean) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	hers uuid;
begin
	if not platform.is('link') then
		return null;
	end if;
	if yes then
		update programmes.day_before d set answered_at = coalesce(d.answered_at, platform.moment())
			where d.org_id = platform.org() and d.token_hash = platform.shown_hash() returning d.id into hers;
	else
		delete from programmes.day_before d where d.org_id = platform.org() and d.token_hash = platform.shown_hash() returning d.id into hers;
	end if;
	return hers;
end $$;
revoke all on function programmes.answer_day_before from public;
grant execute on function programmes.answer_day_before to kith_app;
comment on function programmes.answer_day_before(boolean) is 'For whoever opened the letter: she is told the day before from now on, or not any more. Null where the link opens nothing.';

create or replace function programmes.due_links() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.org_id from programmes.receipt r where r.created_at < platform.now() - interval '7 days'
	union select d.org_id from programmes.day_before d where d.answered_at is null and d.asked_at < platform.now() - interval '7 days'
	union select l.org_id from programmes.offer_link l where l.created_at < platform.now() - interval '30 days' $$;

create view programmes.long_away with (security_invoker) as
	select c.org_id, c.id as cohort_id, member.person_id, greatest(member.since, came.last_at) as since
	from programmes.cohort c
		join people.member member on member.org_id = c.org_id and member.circle_id = c.id
		left join lateral (select max(s.starts_at) as last_at from programmes.attended a
			join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
			where a.org_id = c.org_id and a.cohort_id = c.id and a.person_id = member.person_id) came on true
	where c.way_in = 'open';
comment on view programmes.long_away is 'Since when somebody has not come to a group with an open door: since she came last, or came back.';

-- The work of a minute asks who rests; nobody else is told by this how long somebody has been away.
create function programmes.who_rests(since timestamptz) returns table (cohort_id uuid, person_id uuid) stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select away.cohort_id, away.person_id from programmes.long_away away
	where away.org_id = platform.org() and away.since < who_rests.since and platform.is('job')
	order by away.cohort_id, away.person_id $$;
revoke all on function programmes.who_rests from public;
grant execute on function programmes.who_rests to kith_app;
comment on function programmes.who_rests(timestamptz) is 'For timed work: who is of a group with an open door and has not come since then.';

create function programmes.due_rests() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct away.org_id from programmes.long_away away where away.since < platform.now() - interval '84 days' $$;
revoke all on function programmes.due_rests from public;
grant execute on function programmes.due_rests to kith_worker;
comment on function programmes.due_rests is 'Organisations with somebody who has not come to a group with an open door for twelve weeks.';

-- Where two records of one person are brought together, what she said of a group with an open door follows.
create function programmes.bring_door_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.may_come', 'person_id', two.gone, two.kept, 'mine.session_id = hers.session_id');
		perform people.hand_over(merge, 'programmes.day_before', 'person_id', two.gone, two.kept, 'mine.cohort_id = hers.cohort_id',
			'hers.answered_at is not null and mine.answered_at is null');
	end loop;
end $$;
revoke all on function programmes.bring_door_together from public;
grant execute on function programmes.bring_door_together to kith_app;
comment on function programmes.bring_door_together(uuid) is 'For a coordinator who brings two records of one person together: that she may come, and that she is told the day before, follow.';
