-- The rounds that a group chose, what is said in them on a phone, and the weather of the weeks as far as it may be told.

-- until now "group" meant the facilitators alone: what was said so stays with them
alter table programmes.check_in drop constraint check_in_sharing_check;
update programmes.check_in set sharing = 'facilitator' where sharing = 'group';
alter table programmes.check_in add constraint check_in_sharing_check check (sharing in ('private', 'count', 'facilitator', 'group'));
alter table programmes.check_in alter column sharing set default 'private';
comment on table programmes.check_in is 'How somebody''s weather is today, in the check-in round. private: hers alone; count: only the total is seen; facilitator: her facilitators read it; group: whoever was of the group that day reads it too, without her name. Legal basis: consent. Goes a year after the meeting.';

drop policy adds on programmes.check_in;
drop policy changes on programmes.check_in;
drop policy removes on programmes.check_in;
drop policy sees on programmes.check_in;
call platform.secure('programmes.check_in',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.all_of($$sharing in ('facilitator', 'group')$$, platform.among('session_id', $$programmes.sessions_of('facilitator')$$)),
		platform.role('job')),
	adds => platform.all_of(platform.own('person_id'), platform.among('session_id', 'programmes.own_sessions()')),
	changes => platform.own('person_id'),
	changing => 'weather, words, sharing, at',
	removes => platform.any_of(platform.own('person_id'), platform.role('job')));

create table programmes.round_kind (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	kind text not null check (kind in ('weather', 'good', 'hard', 'own')),
	question platform.words not null default '{}',
	chosen_on date not null,
	left_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	constraint round_kind_asks check ((kind = 'own') = (question <> '{}'))
);
comment on table programmes.round_kind is 'A check-in round that a group chose: weather, one good thing, one hard thing and one that was overcome, or a question of its own. Without one it is weather. What was left stays, so that what was said keeps its question.';
comment on column programmes.round_kind.chosen_on is 'The day on which the group chose it, as whoever wrote it down says.';
create index on programmes.round_kind (org_id, cohort_id);
create unique index round_kind_stands on programmes.round_kind (org_id, cohort_id, kind) where left_at is null;

call platform.secure('programmes.round_kind',
	sees => platform.any_of(
		platform.among('cohort_id', 'programmes.own_circles()'),
		platform.circle('cohort_id', 'facilitator'),
		platform.runs('cohort_id')),
	adds => platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')),
	changes => platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')),
	changing => 'left_at');

create table programmes.said (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	round_id uuid not null,
	person_id uuid not null,
	words text not null check (length(words) between 1 and 1000),
	overcame text not null default '' check (length(overcame) <= 1000),
	language text not null,
	sharing text not null default 'private' check (sharing in ('private', 'count', 'facilitator', 'group')),
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, session_id, round_id, person_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	foreign key (org_id, round_id) references programmes.round_kind (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.said is 'What somebody says in a round of a meeting on her own phone. private: hers alone; count: one more in a number, from five on; facilitator: her facilitators read it; group: whoever was of the group that day reads it too, without her name. Legal basis: consent. Goes a year after the meeting.';
comment on column programmes.said.overcame is 'What she overcame, where the round is one hard thing and one that was overcome.';
create index on programmes.said (org_id, person_id);
create index on programmes.said (org_id, round_id);

call platform.secure('programmes.said',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.all_of($$sharing in ('facilitator', 'group')$$, platform.among('session_id', $$programmes.sessions_of('facilitator')$$), people.member('person_id', 'facilitator')),
		platform.role('job')),
	adds => platform.all_of(platform.own('person_id'), platform.among('session_id', 'programmes.own_sessions()')),
	changes => platform.own('person_id'),
	changing => 'words, overcame, language, sharing, at',
	removes => platform.any_of(platform.own('person_id'), platform.role('job')));

create function programmes.hears_round(cohort uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select platform.is('coordinator') or cohort = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[])
		or cohort in (select programmes.own_circles()) $$;
revoke all on function programmes.hears_round from public;
comment on function programmes.hears_round(uuid) is 'Whether whoever speaks may know the numbers of a circle''s rounds: she runs it, or comes to it.';

-- hands that were counted stand for a meeting; a number of those who told by phone is only had where nobody counted, once the day is over, and where no
-- number that somebody could take away from it is of fewer than five
create function programmes.weather_of(cohort uuid) returns table (session_id uuid, by_hand boolean, counts jsonb) stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select m.id, coalesce(counted.spoke >= 5, false),
		case when counted.spoke > 0 then case when counted.spoke >= 5 then counted.hands end else told.people end
	from (select s.id, s.starts_at, (s.starts_at at time zone o.time_zone)::date < (platform.now() at time zone o.time_zone)::date as is_over
			from programmes.session s join platform.organisation o on o.id = s.org_id
			where s.org_id = platform.org() and s.cohort_id = cohort and s.cancelled_at is null and (s.starts_at at time zone o.time_zone)::date <= (platform.now() at time zone o.time_zone)::date
				and programmes.hears_round(cohort)) m
		left join lateral (select sum(r.hands) as spoke, jsonb_object_agg(r.weather, r.hands) as hands
			from programmes.round r where r.org_id = platform.org() and r.session_id = m.id and r.hands > 0) counted on true
		left join lateral (select jsonb_object_agg(w.weather, w.people) as people
			from (select c.weather, count(*) as people, count(*) filter (where c.sharing = 'count') as unnamed, count(*) filter (where c.sharing <> 'group') as unshown
				from programmes.check_in c where c.org_id = platform.org() and c.session_id = m.id and c.sharing <> 'private' group by c.weather) w
			having sum(w.people) >= 5 and sum(w.unnamed) not between 1 and 4 and sum(w.unshown) not between 1 and 4) told on m.is_over
	order by m.starts_at, m.id $$;
revoke all on function programmes.weather_of from public;
grant execute on function programmes.weather_of to kith_app;
comment on function programmes.weather_of(uuid) is 'For those who run a circle or come to it: its weather meeting by meeting, as counts, where five or more spoke and no difference tells of fewer; else none.';
drop function programmes.weather(uuid);

create function programmes.count_said(session uuid) returns table (round_id uuid, people integer) stable rows 4 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.round_id, count(*)::integer from programmes.said s
	where s.org_id = platform.org() and s.session_id = session and s.sharing <> 'private' and programmes.hears_round(programmes.circle_of_session(session))
	group by s.round_id having count(*) >= 5 $$;
revoke all on function programmes.count_said from public;
grant execute on function programmes.count_said to kith_app;
comment on function programmes.count_said(uuid) is 'For those who run a circle or come to it: how many said something in a round of a meeting, from five on; of fewer nobody is told how many.';

create function programmes.said_in(session uuid) returns table (round_id uuid, weather text, words text, overcame text, language text, is_own boolean)
stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	with meeting as (select m.id, m.cohort_id from programmes.session m
		where m.org_id = platform.org() and m.id = session and m.cancelled_at is null
			and exists (select from people.member me where me.org_id = m.org_id and me.circle_id = m.cohort_id and me.person_id = platform.actor()
				and (me.since < m.ends_at + interval '1 day' or exists (select from programmes.attended a where a.org_id = m.org_id and a.session_id = m.id and a.person_id = me.person_id))))
	select s.round_id, null::text, s.words, s.overcame, s.language, s.person_id = platform.actor()
	from meeting join programmes.said s on s.session_id = meeting.id
		join people.member w on w.org_id = s.org_id and w.circle_id = meeting.cohort_id and w.person_id = s.person_id
	where s.org_id = platform.org() and s.sharing = 'group'
	union all
	select null::uuid, c.weather, c.words, ''::text, null::text, c.person_id = platform.actor()
	from meeting join programmes.check_in c on c.session_id = meeting.id
		join people.member w on w.org_id = c.org_id and w.circle_id = meeting.cohort_id and w.person_id = c.person_id
	where c.org_id = platform.org() and c.sharing = 'group'
	order by 3, 2 $$;
revoke all on function programmes.said_in from public;
grant execute on function programmes.said_in to kith_app;
comment on function programmes.said_in(uuid) is 'For whoever was of a circle when it met and still is: what those of it share with it of that meeting''s rounds, without names and in no order of time.';

create function programmes.due_rounds() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct s.org_id from programmes.session s where s.ends_at < platform.now() - interval '1 year'
		and (exists (select from programmes.said t where t.org_id = s.org_id and t.session_id = s.id)
			or exists (select from programmes.check_in t where t.org_id = s.org_id and t.session_id = s.id)) $$;
revoke all on function programmes.due_rounds from public;
grant execute on function programmes.due_rounds to kith_worker;
comment on function programmes.due_rounds is 'Organisations with meetings over a year ago of which what was said in a round, or a weather by phone, is still kept.';

create function programmes.bring_rounds_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.said', 'person_id', two.gone, two.kept, 'mine.session_id = hers.session_id and mine.round_id = hers.round_id');
	end loop;
end $$;
revoke all on function programmes.bring_rounds_together from public;
grant execute on function programmes.bring_rounds_together to kith_app;
comment on function programmes.bring_rounds_together(uuid) is 'For a coordinator who brings two records of one person together: what she said in rounds follows.';
