-- Guests of a run: a midwife, somebody from another charity. They book without an account, say what they are, and take a place like everybody.
create table programmes.guest_places (
	org_id uuid not null,
	cohort_id uuid not null,
	places integer not null check (places between 0 and 200),
	set_by uuid not null,
	set_at timestamptz not null default platform.now(),
	primary key (org_id, cohort_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, set_by) references platform.account (org_id, id)
);
create index on programmes.guest_places (org_id, set_by);
comment on table programmes.guest_places is 'How many of the places of a run may be taken by guests; a run without a line, or with none, has no guests.';
call platform.secure('programmes.guest_places',
	sees => 'true',
	adds => platform.runs('cohort_id'),
	changes => platform.runs('cohort_id'),
	changing => 'places, set_by, set_at');

create table programmes.guest (
	org_id uuid not null,
	id uuid not null,
	cohort_id uuid not null,
	session_id uuid,
	called text not null check (length(called) <= 200),
	comes_as text not null check (comes_as in ('midwife', 'health', 'charity', 'council', 'other')),
	organisation text not null default '' check (length(organisation) <= 200),
	way text not null default '' check (length(way) <= 200),
	link_hash bytea,
	booked_at timestamptz not null default platform.moment(),
	given_up_at timestamptz,
	forgotten_at timestamptz,
	came boolean,
	noted_by uuid,
	primary key (org_id, id),
	unique (org_id, link_hash),
	constraint guest_forgotten check ((forgotten_at is null) = (called <> '') and (forgotten_at is null or organisation = '' and way = '')),
	constraint guest_given_up check (given_up_at is null or forgotten_at is not null),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id),
	foreign key (org_id, session_id, cohort_id) references programmes.session (org_id, id, cohort_id),
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
create index on programmes.guest (org_id, cohort_id);
create index on programmes.guest (org_id, session_id) where session_id is not null;
create index on programmes.guest (org_id, noted_by) where noted_by is not null;
create index on programmes.guest (booked_at) where forgotten_at is null or link_hash is not null;
comment on table programmes.guest is 'Somebody who comes as a guest, without an account: what she is called, as what and from where she comes, and one way to tell her of a change. Legitimate interest. What she wrote is deleted when she cancels or asks for it by her link, and 28 days after the last meeting; that a guest was booked, as what, and whether she came, is kept as attendance.';
comment on column programmes.guest.session_id is 'The meeting for which it is, where places are had for one; empty where it is for the whole run.';
comment on column programmes.guest.link_hash is 'The hash of what stands in her own link; the same form sent twice has the same. Emptied with the rest.';
call platform.secure('programmes.guest',
	sees => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job'),
		platform.all_of(platform.role('door', 'link'), 'link_hash = (select platform.shown_hash())')),
	adds => platform.role('door'),
	changes => platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job'),
		platform.all_of(platform.role('link'), 'link_hash = (select platform.shown_hash())')),
	changing => 'called, organisation, way, link_hash, given_up_at, forgotten_at, came, noted_by');

create or replace function programmes.places_taken(cohort uuid, session uuid default null) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(max(taken.seats), 0)::integer from (
		select sum(b.seats) as seats from (
			select r.org_id, r.session_id, r.grown_ups + r.children as seats from programmes.registration r
			where r.org_id = platform.org() and r.cohort_id = cohort and r.state in ('place', 'offered')
			union all
			select g.org_id, g.session_id, 1 from programmes.guest g
			where g.org_id = platform.org() and g.cohort_id = cohort and g.given_up_at is null) b
		left join programmes.session s on s.org_id = b.org_id and s.id = b.session_id
		where programmes.is_published(cohort)
			and (b.session_id = session or session is null and (b.session_id is null or s.ends_at > platform.now()))
		group by b.session_id) taken $$;
comment on function programmes.places_taken(uuid, uuid) is 'How many places of a published cohort are taken, offered or held, on a trip its seats, those of guests too; where places are had for one meeting, those of the meeting named, or of the fullest to come: a count, for the public page.';

create function programmes.guests_booked(cohort uuid, session uuid default null) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.guest g
	where g.org_id = platform.org() and g.cohort_id = cohort and g.session_id is not distinct from session and g.given_up_at is null and programmes.is_published(cohort) $$;
revoke all on function programmes.guests_booked from public;
grant execute on function programmes.guests_booked to kith_app;
comment on function programmes.guests_booked(uuid, uuid) is 'How many guests are booked for a published run, or for one meeting of it where places are had for one: a count, for the public page.';

create function programmes.is_old(g programmes.guest) returns boolean stable language sql set search_path = pg_catalog, pg_temp as $$
	select (g.forgotten_at is null or g.link_hash is not null)
		and coalesce((select max(s.ends_at) from programmes.session s where s.org_id = g.org_id and s.cohort_id = g.cohort_id and (g.session_id is null or s.id = g.session_id)),
			g.booked_at) < platform.now() - interval '28 days' $$;
comment on function programmes.is_old(programmes.guest) is 'A guest whose last meeting was over 28 days ago, and of whom something is still kept.';

create function programmes.due_guests() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct g.org_id from programmes.guest g where (g.forgotten_at is null or g.link_hash is not null)
		and g.booked_at < platform.now() - interval '28 days' and programmes.is_old(g) $$;
revoke all on function programmes.due_guests from public;
grant execute on function programmes.due_guests to kith_worker;
comment on function programmes.due_guests() is 'Organisations with guests of whom what they wrote is let go: four weeks after their last meeting.';
