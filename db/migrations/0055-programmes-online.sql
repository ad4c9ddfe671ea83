-- A run meets in a room, online, or both; one meeting may differ. The way online is shown to those who come alone, from half an hour before until the end.

alter table programmes.cohort
	add column mode text not null default 'room' check (mode in ('room', 'online', 'both')),
	alter column venue_id drop not null,
	add constraint cohort_mode_venue_check check (mode = 'online' or venue_id is not null),
	add constraint cohort_open_in_room_check check (way_in <> 'open' or mode <> 'online');
comment on column programmes.cohort.mode is 'How it meets: in a room, online, or both at once. Behind an open door whoever comes for the first time finds a room.';
grant update (mode) on programmes.cohort to kith_app;

alter table programmes.session
	add column mode text check (mode in ('room', 'online', 'both'));
comment on column programmes.session.mode is 'How this one meeting meets where it differs from its run; empty where it does not.';
grant update (mode) on programmes.session to kith_app;

drop trigger count_change on programmes.cohort;
create trigger count_change before update on programmes.cohort for each row
	when (old.label::text is distinct from new.label::text or old.venue_id is distinct from new.venue_id or old.mode is distinct from new.mode)
	execute function programmes.count_change();
drop trigger count_change on programmes.session;
create trigger count_change before update on programmes.session for each row
	when (old.starts_at is distinct from new.starts_at or old.ends_at is distinct from new.ends_at or old.title::text is distinct from new.title::text
		or (old.cancelled_at is null) is distinct from (new.cancelled_at is null) or old.mode is distinct from new.mode)
	execute function programmes.count_change();

create table programmes.online_way (
	org_id uuid not null,
	cohort_id uuid not null,
	link text not null default '' check (link = '' or link ~ '^https://[^[:space:]]+$' and length(link) <= 500),
	phone text not null default '' check (length(phone) <= 10000),
	primary key (org_id, cohort_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	constraint online_way_some_check check (link <> '' or phone <> '')
);
comment on table programmes.online_way is 'How one comes in online: a link, a number to ring with its code, or both. For whoever plans and leads; parents get it from programmes.way_online.';
call platform.secure('programmes.online_way',
	sees => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')),
	adds => platform.runs('cohort_id'),
	changes => platform.runs('cohort_id'),
	removes => platform.runs('cohort_id'),
	changing => 'link, phone');

create function programmes.way_online(session uuid) returns table (link text, phone text) stable language sql security definer rows 1 set search_path = pg_catalog, pg_temp as $$
	select w.link, w.phone from programmes.session s
		join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
		join programmes.online_way w on w.org_id = c.org_id and w.cohort_id = c.id
	where s.org_id = platform.org() and s.id = session and c.published_at is not null and s.cancelled_at is null
		and coalesce(s.mode, c.mode) <> 'room'
		and platform.now() >= s.starts_at - interval '30 minutes' and platform.now() < s.ends_at
		and (exists (select from programmes.registration r where r.org_id = c.org_id and r.cohort_id = c.id and r.person_id = platform.actor()
				and r.state = 'place' and r.answer_by is null)
			or c.way_in = 'open' and exists (select from people.member b where b.org_id = c.org_id and b.circle_id = c.id and b.person_id = platform.actor())) $$;
revoke all on function programmes.way_online from public;
grant execute on function programmes.way_online to kith_app;
comment on function programmes.way_online is 'The way into a meeting online, for her who speaks and comes to it: from half an hour before it begins until it ends, and to nobody else.';

create or replace view programmes.day with (security_invoker = true) as
	select s.org_id, s.id, s.cohort_id, s.week, s.kind, s.title, s.starts_at, s.ends_at, s.started_at, s.ended_at, s.cancelled_at, s.cancelled_why,
		c.label as course, c.published_at, v.name as venue, v.area, coalesce(s.mode, c.mode) as mode
	from programmes.session s
	join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
	left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id;

drop function programmes.followed();
create function programmes.followed()
returns table (language text, tells boolean, id uuid, starts_at timestamptz, ends_at timestamptz, is_off boolean, sequence integer, changed_at timestamptz, label platform.words, title platform.words,
	venue text, area text, address text, postcode text, mode text)
stable language sql security definer rows 20 set search_path = pg_catalog, pg_temp as $$
	select a.language, l.tells, s.id, s.starts_at, s.ends_at, s.cancelled_at is not null or r.state <> 'place' and s.ends_at > r.left_at as is_off,
		s.sequence + r.sequence + case when l.tells then c.sequence else 0 end,
		greatest(s.changed_at, r.changed_at, case when l.tells then c.changed_at end),
		c.label, s.title, v.name, v.area, v.address, v.postcode, coalesce(s.mode, c.mode)
	from programmes.calendar_link l
	join platform.account a on a.org_id = l.org_id and a.id = l.person_id and a.closed_at is null
	left join programmes.registration r on r.org_id = l.org_id and r.person_id = l.person_id
		and (r.state = 'place' or r.state = 'left' and r.place_at is not null and r.left_at > platform.now() - interval '60 days')
		and not people.is_quiet(l.person_id)
	left join programmes.cohort c on c.org_id = r.org_id and c.id = r.cohort_id and c.published_at is not null
	left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
	left join programmes.session s on s.org_id = c.org_id and s.cohort_id = c.id
		and s.ends_at > platform.now() - interval '60 days'
		and coalesce(s.cancelled_at > platform.now() - interval '60 days', true)
	where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and l.ended_at is null and platform.is('link')
	order by s.starts_at, s.id $$;
revoke all on function programmes.followed from public;
grant execute on function programmes.followed to kith_app;
comment on function programmes.followed is 'What the calendar behind the link that was shown follows, in her language; one line without a meeting where there is none. Nothing once the link is ended.';

-- Whoever meets online brings no child: the crèche of that day is closed, and open again once it meets in the room.
create or replace function programmes.tell_creche_of_meeting() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	run_mode text;
begin
	if tg_op = 'DELETE' then
		perform creche.drop_sitting(old.org_id, old.id);
	else
		select c.mode into run_mode from programmes.cohort c where c.org_id = new.org_id and c.id = new.cohort_id;
		perform creche.plan_sitting(new.org_id, new.id, new.cohort_id, new.starts_at, new.ends_at,
			case when coalesce(new.mode, run_mode) = 'online' then coalesce(new.cancelled_at, platform.moment()) else new.cancelled_at end);
	end if;
	return null;
end $$;
drop trigger tell_creche on programmes.session;
create trigger tell_creche after insert or delete or update of starts_at, ends_at, cancelled_at, mode on programmes.session for each row
	execute function programmes.tell_creche_of_meeting();

create or replace function programmes.tell_creche_of_run() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if tg_op = 'DELETE' then
		perform creche.let_circle_go(old.org_id, old.id);
		return null;
	end if;
	perform creche.show_circle(new.org_id, new.id, new.published_at is not null);
	if tg_op = 'UPDATE' and old.mode is distinct from new.mode then
		perform creche.plan_sitting(s.org_id, s.id, s.cohort_id, s.starts_at, s.ends_at,
			case when coalesce(s.mode, new.mode) = 'online' then coalesce(s.cancelled_at, platform.moment()) else s.cancelled_at end)
		from programmes.session s where s.org_id = new.org_id and s.cohort_id = new.id;
	end if;
	return null;
end $$;
drop trigger tell_creche on programmes.cohort;
create trigger tell_creche after insert or delete or update of published_at, mode on programmes.cohort for each row
	execute function programmes.tell_creche_of_run();
