-- What the team says to many at once: a notice to those whom a run or an area concerns, and a newsletter of what is on.
create table programmes.notice (
	org_id uuid not null,
	id uuid not null,
	is_newsletter boolean not null default false,
	circle_id uuid,
	who text not null check (who in ('everybody', 'place', 'waits', 'came', 'missed')),
	language text check (length(language) <= 10),
	subject platform.words not null default '{}',
	words platform.words not null,
	written_by uuid not null,
	written_at timestamptz not null default platform.now(),
	changed_by uuid not null,
	changed_at timestamptz not null default platform.now(),
	version integer not null default 1,
	counted jsonb,
	counted_at timestamptz,
	approved_by uuid,
	approved_at timestamptz,
	sent_by uuid,
	sent_at timestamptz,
	link_hash bytea not null,
	primary key (org_id, id),
	unique (org_id, link_hash),
	check (not is_newsletter or circle_id is null),
	check ((approved_by is null) = (approved_at is null)),
	check (approved_by <> changed_by),
	check ((sent_by is null) = (sent_at is null)),
	check (not is_newsletter or sent_at is null or approved_at is not null),
	foreign key (org_id, written_by) references platform.account (org_id, id),
	foreign key (org_id, changed_by) references platform.account (org_id, id),
	foreign key (org_id, approved_by) references platform.account (org_id, id),
	foreign key (org_id, sent_by) references platform.account (org_id, id)
);
create index on programmes.notice (org_id, written_by);
create index on programmes.notice (org_id, changed_by);
create index on programmes.notice (org_id, approved_by);
create index on programmes.notice (org_id, sent_by);
create index on programmes.notice (changed_at);
comment on table programmes.notice is 'What the team says to many at once: a notice, or a newsletter of what is on. Whoever holds its link reads what was sent. Kept 90 days after it was sent or last changed.';
comment on column programmes.notice.circle_id is 'The run, or the area in whose runs somebody is; empty for all of them.';
comment on column programmes.notice.who is 'Which of the people of those runs: whoever has a place, waits, came, or has a place and did not come.';
comment on column programmes.notice.counted is 'How many it would reach and by which way, as the gate said when it was asked last; numbers alone, and one number for all that is held for reasons of their own.';
comment on column programmes.notice.link_hash is 'The hash of what stands in its link, which is made anew from the id whenever it is needed.';
call platform.secure('programmes.notice',
	sees => platform.any_of(platform.runs('circle_id'), platform.role('job'),
		platform.all_of(platform.role('link'), 'sent_at is not null', 'link_hash = (select platform.shown_hash())')),
	adds => platform.all_of(platform.own('written_by'), platform.runs('circle_id')),
	changes => platform.any_of(platform.runs('circle_id'), platform.role('job')),
	changing => 'circle_id, who, language, subject, words, changed_by, changed_at, version, counted, counted_at, approved_by, approved_at, sent_by, sent_at',
	removes => platform.any_of(platform.all_of('sent_at is null', platform.runs('circle_id')), platform.role('job')));

create function programmes.notice_audience(notice uuid) returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with n as (
		select * from programmes.notice n where n.org_id = platform.org() and n.id = notice_audience.notice and platform.is('job')
	), runs as (
		select c.org_id, c.id, c.way_in from n join programmes.cohort c on c.org_id = n.org_id
		where not n.is_newsletter and c.published_at is not null
			and (c.id = n.circle_id or ((n.circle_id is null or c.area_id = n.circle_id) and exists (select from programmes.session s
				where s.org_id = c.org_id and s.cohort_id = c.id and s.ends_at > platform.now() - interval '1 year')))
	), came as (
		select distinct a.cohort_id, a.person_id from runs c join programmes.attended a on a.org_id = c.org_id and a.cohort_id = c.id
	), placed as (
		select p.cohort_id, p.person_id, p.joined_at as since from runs c join programmes.place p on p.org_id = c.org_id and p.cohort_id = c.id
		union select m.circle_id, m.person_id, m.since from runs c join people.member m on m.org_id = c.org_id and m.circle_id = c.id where c.way_in = 'open'
	), meant as (
		select person_id from came where (select who in ('came', 'everybody') from n)
		union select person_id from placed where (select who in ('place', 'everybody') from n)
		union select r.person_id from runs c join programmes.registration r on r.org_id = c.org_id and r.cohort_id = c.id
			where r.state in ('waiting', 'offered') and (select who in ('waits', 'everybody') from n)
		union select p.person_id from placed p where (select who = 'missed' from n)
			and exists (select from programmes.meeting s where s.org_id = platform.org() and s.cohort_id = p.cohort_id and s.starts_at > p.since and s.starts_at < platform.now())
			and not exists (select from came c where c.cohort_id = p.cohort_id and c.person_id = p.person_id)
		union select c.person_id from people.consent_now c where c.org_id = platform.org() and c.purpose = 'contact' and c.given and (select is_newsletter from n)
	)
	select m.person_id from meant m join platform.account a on a.org_id = platform.org() and a.id = m.person_id
	where a.closed_at is null and (select language is null or language = a.language from n) $$;
revoke all on function programmes.notice_audience from public;
grant execute on function programmes.notice_audience to kith_app;
comment on function programmes.notice_audience(uuid) is 'For timed work: whom a notice is meant for, each once however many runs she is in; of all runs and areas only those that were on in the last year. A newsletter is for whoever said that she may be written to.';

create function programmes.notice_fate(notice uuid) returns table (fate text, people integer) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select case when l.sent_at is not null then coalesce(l.sent_by, 'email')
			when l.passed_on_at is not null then 'passed-on'
			when l.withheld is null then 'waits'
			when l.withheld = 'by-phone' then 'hand'
			when l.withheld in ('returned', 'no-safe-way', 'no-safe-time', 'not-agreed') then 'not-reached'
			else 'own' end as fate, count(*)::integer
	from programmes.notice n join platform.letter l on l.org_id = n.org_id and l.data ->> 'notice' = n.id::text
	where n.org_id = platform.org() and n.id = notice_fate.notice
		and (platform.is('coordinator') or n.circle_id = any ((select platform.circles('coordinator'))::uuid[]))
	group by 1 $$;
revoke all on function programmes.notice_fate from public;
grant execute on function programmes.notice_fate to kith_app;
comment on function programmes.notice_fate(uuid) is 'For those who coordinate the run or the area: what became of a notice, as numbers and not who. What is held for reasons of their own is one number, so that nobody is seen to be quiet.';

create function programmes.due_notices() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct n.org_id from programmes.notice n where coalesce(n.sent_at, n.changed_at) < platform.now() - interval '90 days' $$;
revoke all on function programmes.due_notices from public;
grant execute on function programmes.due_notices to kith_worker;
comment on function programmes.due_notices() is 'Organisations with notices that were sent, or last changed, 90 days ago.';
