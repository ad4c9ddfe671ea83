-- Programmes: what is offered, one run of it, its sessions, and who takes part.
create schema programmes;
grant usage on schema programmes to kith_app, kith_backup;

create table programmes.venue (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	name text not null check (length(name) between 1 and 200),
	area text not null check (length(area) <= 200),
	access platform.words not null default '{}',
	step_free boolean not null default false,
	buggy_space boolean not null default false,
	creche_room boolean not null default false,
	created_at timestamptz not null default platform.now(),
	version integer not null default 1,
	primary key (org_id, id)
);
comment on table programmes.venue is 'Where sessions are held: the part that may be public.';
call platform.secure('programmes.venue',
	sees => platform.everybody(),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'name, area, access, step_free, buggy_space, creche_room, version');

create table programmes.programme (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	kind text not null check (kind in ('course')),
	name platform.words not null,
	promise platform.words not null default '{}',
	template text not null default 'seven-week-course',
	created_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, template)
);
comment on table programmes.programme is 'What is offered, such as a wellbeing course.';
call platform.secure('programmes.programme',
	sees => platform.everybody(),
	adds => platform.role('coordinator'));

create table programmes.cohort (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	programme_id uuid not null,
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	label platform.words not null,
	promise platform.words not null default '{}',
	venue_id uuid not null,
	places integer not null check (places between 1 and 200),
	offer_hours integer not null default 48 check (offer_hours between 1 and 336),
	published_at timestamptz,
	published_by uuid,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	version integer not null default 1,
	primary key (org_id, id),
	unique (org_id, slug),
	foreign key (org_id, programme_id) references programmes.programme (org_id, id),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id)
);
comment on table programmes.cohort is 'One run of a course. Its id is also the circle to which its parents belong.';
call platform.secure('programmes.cohort',
	sees => platform.any_of(
		'published_at is not null',
		platform.role('coordinator', 'evaluator'),
		platform.circle('id', 'facilitator'),
		platform.role('job')),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	removes => platform.all_of(platform.role('coordinator'), 'published_at is null'),
	changing => 'label, promise, venue_id, places, offer_hours, published_at, published_by, version');

-- What a policy must ask of another table is asked through these, so that no policy depends on a second one. Asked for one
-- course where a function needs it, and once for a whole list where a policy does.
create function programmes.published() returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from programmes.cohort c where c.org_id = platform.org() and c.published_at is not null $$;
revoke all on function programmes.published from public;
grant execute on function programmes.published to kith_app;
comment on function programmes.published() is 'The courses that anybody may know of.';
create function programmes.is_published(cohort uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from programmes.cohort c where c.org_id = platform.org() and c.id = cohort and c.published_at is not null) $$;
revoke all on function programmes.is_published from public;
grant execute on function programmes.is_published to kith_app;

create table programmes.creche_band (
	org_id uuid not null,
	cohort_id uuid not null,
	age_band text not null check (age_band in ('under-two', 'two', 'three-or-more')),
	places integer not null check (places between 0 and 60),
	primary key (org_id, cohort_id, age_band),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
comment on table programmes.creche_band is 'Crèche places of a cohort by age band; adults needed: 1:3 under two, 1:5 at two, 1:8 from three (Ofsted ratios).';
call platform.secure('programmes.creche_band',
	sees => platform.any_of(platform.role('coordinator'), platform.circle('cohort_id', 'facilitator'), platform.among('cohort_id', 'programmes.published()')),
	adds => platform.role('coordinator'),
	removes => platform.role('coordinator'));

create table programmes.session (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	week integer not null check (week between 1 and 60),
	kind text not null default 'theme' check (kind in ('settling-in', 'theme', 'nature', 'celebration', 'reunion')),
	title platform.words not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	started_at timestamptz,
	ended_at timestamptz,
	template_week integer check (template_week between 1 and 60),
	cancelled_at timestamptz,
	cancelled_why text,
	version integer not null default 1,
	primary key (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
create index on programmes.session (org_id, cohort_id, starts_at);
create index on programmes.session (org_id, starts_at);
create index on programmes.session (org_id, ends_at);
comment on table programmes.session is 'One meeting. starts_at, ends_at as planned; started_at, ended_at as it went; template_week: the week of the template it was made from.';
call platform.secure('programmes.session',
	sees => platform.any_of(
		platform.role('coordinator', 'job'),
		platform.circle('cohort_id', 'facilitator'),
		platform.among('cohort_id', 'programmes.published()')),
	adds => platform.role('coordinator'),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('cohort_id', 'facilitator')),
	removes => platform.role('coordinator'),
	changing => 'title, starts_at, ends_at, started_at, ended_at, cancelled_at, cancelled_why, version');

create table programmes.part (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	position integer not null,
	minutes integer not null check (minutes between 1 and 600),
	kind text not null check (kind in ('arrive', 'grounding', 'check-in', 'theme', 'parent-led', 'break', 'nature', 'celebration', 'energiser')),
	title platform.words not null,
	led_by text not null default '',
	primary key (org_id, id),
	unique (org_id, session_id, position) deferrable,
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade
);
comment on table programmes.part is 'A timed part of a session''s plan and who leads it.';
create function programmes.circle_of_session(session uuid) returns uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.cohort_id from programmes.session s where s.org_id = platform.org() and s.id = session $$;
revoke all on function programmes.circle_of_session from public;
grant execute on function programmes.circle_of_session to kith_app;
-- Asked once for a whole list, where the function above would be asked for every row.
create function programmes.sessions_of(role text) returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id from programmes.session s where s.org_id = platform.org() and s.cohort_id = any ((select platform.circles(role))::uuid[]) $$;
revoke all on function programmes.sessions_of from public;
grant execute on function programmes.sessions_of to kith_app;
comment on function programmes.sessions_of(text) is 'The sessions of the circles in which the speaker holds this role now.';
create function programmes.session_of(named text, role text) returns text immutable language sql
	return platform.among(named, format('programmes.sessions_of(%L)', role));
comment on function programmes.session_of(text, text) is 'For policies: the column names a session of a circle in which the speaker holds this role now.';
call platform.secure('programmes.part',
	sees => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')));

create table programmes.registration (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid not null,
	state text not null check (state in ('place', 'waiting', 'offered', 'left')),
	joined_at timestamptz not null default platform.moment(),
	answer_by timestamptz check (answer_by is null or state in ('waiting', 'offered')),
	place_at timestamptz,
	offered_at timestamptz,
	offer_ends_at timestamptz,
	left_at timestamptz,
	left_why text check (left_why in ('by-her', 'offer-lapsed', 'declined', 'by-staff', 'not-answered')),
	heard_from text check (heard_from in ('midwife', 'friend', 'community', 'online', 'poster', 'other', 'not-said')),
	welcome_loss boolean not null default false,
	tells text[] not null default '{}' check (tells <@ array['meet-me', 'talk-not-write', 'steps']),
	primary key (org_id, id),
	unique (org_id, cohort_id, person_id),
	check ((state = 'offered') = (offer_ends_at is not null and left_at is null and place_at is null)),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.registration (org_id, person_id);
comment on table programmes.registration is 'That a parent asked to come: a place, a turn on the waiting list, an offer with a time limit, or left.';
comment on column programmes.registration.answer_by is 'Until when it is kept for whoever typed an address: a place that is held, or a turn. Null once she showed that it is she: by the link in her letter, by signing in, or on the phone.';
comment on column programmes.registration.tells is 'What she would like the facilitators to know: meet me at the door, I would rather talk than read or write, steps are hard for me.';
comment on column programmes.registration.welcome_loss is 'She said that she has lost a baby. An ordinary answer; nothing about babies is sent to her.';
call platform.secure('programmes.registration',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.role('coordinator', 'safeguarding_lead'),
		platform.circle('cohort_id', 'facilitator'),
		platform.role('door', 'job')),
	adds => platform.role('door'),
	changes => platform.any_of(platform.own('person_id'), platform.role('coordinator', 'door', 'job')),
	removes => platform.role('job'),
	changing => 'state, joined_at, answer_by, place_at, offered_at, offer_ends_at, left_at, left_why, heard_from, welcome_loss, tells');

create function programmes.places_taken(cohort uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration r
	where r.org_id = platform.org() and r.cohort_id = cohort and r.state in ('place', 'offered') and programmes.is_published(cohort) $$;
create function programmes.waiting(cohort uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration r
	where r.org_id = platform.org() and r.cohort_id = cohort and r.state = 'waiting' and r.answer_by is null and programmes.is_published(cohort) $$;
revoke all on function programmes.places_taken, programmes.waiting from public;
grant execute on function programmes.places_taken, programmes.waiting to kith_app;
comment on function programmes.places_taken(uuid) is 'How many places of a published cohort are taken, offered or held: a count, for the public page.';
comment on function programmes.waiting(uuid) is 'How many people wait for a place in a published cohort and have shown that it is they who asked.';

create function programmes.turn(registration uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration hers join programmes.registration ahead
		on ahead.org_id = hers.org_id and ahead.cohort_id = hers.cohort_id and ahead.state = 'waiting'
			and (ahead.joined_at, ahead.id) <= (hers.joined_at, hers.id) and (ahead.answer_by is null or ahead.id = hers.id)
	where hers.org_id = platform.org() and hers.id = registration and hers.state = 'waiting'
		and (hers.person_id = platform.actor() or platform.is('coordinator') or platform.is('door') or platform.is('job')) $$;
revoke all on function programmes.turn from public;
grant execute on function programmes.turn to kith_app;
comment on function programmes.turn(uuid) is 'Her position on the waiting list, 1 being the next; for herself, a coordinator, the door and timed work. Whoever has not answered yet is not counted ahead of her. 0 when she does not wait.';

create table programmes.offer_link (
	org_id uuid not null,
	token_hash bytea not null,
	registration_id uuid not null,
	joined_at timestamptz not null,
	created_at timestamptz not null default platform.now(),
	primary key (org_id, token_hash),
	foreign key (org_id, registration_id) references programmes.registration (org_id, id) on delete cascade
);
create index on programmes.offer_link (org_id, registration_id);
comment on table programmes.offer_link is 'A link by which somebody answers for the place that is held for her, or offered to her, since she asked at joined_at. Only its SHA-256 is kept. Deleted after 30 days.';
call platform.secure('programmes.offer_link',
	sees => platform.role('door', 'job'),
	adds => platform.role('job'),
	removes => platform.role('job'));

create table programmes.receipt (
	org_id uuid not null,
	token_hash bytea not null,
	cohort_id uuid not null,
	state text not null check (state in ('held', 'open', 'waiting')),
	position integer check ((position is null) = (state <> 'waiting')),
	answer_by timestamptz not null,
	creche_places smallint not null default 0,
	creche_waiting smallint not null default 0,
	by_phone boolean not null,
	told boolean not null,
	language text not null,
	created_at timestamptz not null default platform.now(),
	primary key (org_id, token_hash),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id)
);
comment on table programmes.receipt is 'What somebody was told when she joined, behind a link of her own; it names nobody. Says the same to a stranger who types her address. Kept 7 days.';
call platform.secure('programmes.receipt',
	sees => platform.role('door', 'job'),
	adds => platform.role('door'),
	removes => platform.role('job'));

create table programmes.typed_child (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	registration_id uuid not null,
	first_name text not null check (length(first_name) between 1 and 10000),
	age_band text not null check (age_band in ('under-two', 'two', 'three-or-more')),
	allergies text not null check (length(allergies) <= 10000),
	needs text not null check (length(needs) <= 10000),
	primary key (org_id, id),
	foreign key (org_id, registration_id) references programmes.registration (org_id, id) on delete cascade
);
create index on programmes.typed_child (org_id, registration_id);
comment on table programmes.typed_child is 'A child as somebody typed it into a joining form. It is put to nobody before she whose address was typed has answered. Special category data. Deleted with her answer, or when the place is let go.';
call platform.secure('programmes.typed_child',
	sees => platform.role('door'),
	adds => platform.role('door'));
create function programmes.forget_typed_children() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	delete from programmes.typed_child where org_id = new.org_id and registration_id = new.id;
	return null;
end $$;
revoke all on function programmes.forget_typed_children from public;
create trigger forget_typed_children after update on programmes.registration for each row
	when (old.answer_by is not null and new.answer_by is null) execute function programmes.forget_typed_children();

create table programmes.creche_place (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	child_id uuid not null,
	person_id uuid not null,
	age_band text not null check (age_band in ('under-two', 'two', 'three-or-more')),
	state text not null check (state in ('place', 'waiting', 'left')),
	asked_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, cohort_id, child_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.creche_place (org_id, person_id);
create index on programmes.creche_place (org_id, child_id);
comment on table programmes.creche_place is 'A crèche place of a child in a cohort, or its turn on the crèche waiting list.';
create function programmes.creche_taken(cohort uuid) returns table (age_band text, taken integer) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.age_band, count(*)::integer from programmes.creche_place p
	where p.org_id = platform.org() and p.cohort_id = cohort and p.state = 'place' and programmes.is_published(cohort)
	group by p.age_band $$;
revoke all on function programmes.creche_taken from public;
grant execute on function programmes.creche_taken to kith_app;
comment on function programmes.creche_taken(uuid) is 'How many crèche places of a published cohort are taken, by age band: a count, for the public page.';
call platform.secure('programmes.creche_place',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.role('coordinator'),
		platform.circle('cohort_id', 'facilitator', 'creche_worker'),
		platform.role('door', 'job')),
	adds => platform.role('door'),
	changes => platform.any_of(platform.own('person_id'), platform.role('coordinator', 'door', 'job')),
	removes => platform.role('job'),
	changing => 'state, age_band, asked_at');

-- She herself lets go of what she asked for; places, and turns in a queue, come from the door, a coordinator or timed work. The
-- policies say whose row it is, and this which change.
create function programmes.she_lets_go() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.is('door') or platform.is('coordinator') or platform.is('job') then
		return new;
	end if;
	raise exception using errcode = '42501', message = 'a place is not hers to give herself';
end $$;
revoke all on function programmes.she_lets_go from public;
create trigger she_lets_go before update on programmes.registration for each row
	when (platform.org() is not null and ((new.state is distinct from old.state and new.state is distinct from 'left')
		or (new.joined_at, new.place_at, new.offered_at, new.offer_ends_at) is distinct from (old.joined_at, old.place_at, old.offered_at, old.offer_ends_at)))
	execute function programmes.she_lets_go();
create trigger she_lets_go before update on programmes.creche_place for each row
	when (platform.org() is not null and ((new.state is distinct from old.state and new.state is distinct from 'left') or new.asked_at is distinct from old.asked_at))
	execute function programmes.she_lets_go();

create table programmes.creche_visit (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	child_id uuid not null,
	signed_in_at timestamptz not null default platform.moment(),
	brought_by text not null check (length(brought_by) between 1 and 10000),
	signed_in_by uuid not null,
	signed_out_at timestamptz,
	collected_by text check (length(collected_by) between 1 and 10000),
	signed_out_by uuid,
	mistaken_at timestamptz,
	mistaken_by uuid,
	primary key (org_id, id),
	check ((signed_out_at is null) = (collected_by is null)),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade,
	foreign key (org_id, signed_in_by) references platform.account (org_id, id),
	foreign key (org_id, signed_out_by) references platform.account (org_id, id),
	foreign key (org_id, mistaken_by) references platform.account (org_id, id)
);
create index on programmes.creche_visit (org_id, session_id);
create index on programmes.creche_visit (org_id, child_id);
create unique index on programmes.creche_visit (org_id, session_id, child_id) where signed_out_at is null and mistaken_at is null;
comment on table programmes.creche_visit is 'Who brought a child to the crèche and who collected the child, when. A line noted by mistake stays, marked. Kept as a safety record for three years.';
comment on column programmes.creche_visit.mistaken_at is 'When somebody said that this line was a slip: the child was not brought, or not collected. No list and no count shows it.';
call platform.secure('programmes.creche_visit',
	sees => platform.any_of(
		platform.among('child_id', 'people.own_children()'),
		platform.role('coordinator', 'safeguarding_lead'),
		programmes.session_of('session_id', 'facilitator'),
		platform.all_of(programmes.session_of('session_id', 'creche_worker'), people.child_today('child_id', 'creche_worker'))),
	adds => platform.any_of(
		programmes.session_of('session_id', 'facilitator'),
		platform.all_of(programmes.session_of('session_id', 'creche_worker'), people.child_today('child_id', 'creche_worker'))),
	changes => platform.any_of(
		programmes.session_of('session_id', 'facilitator'),
		platform.all_of(programmes.session_of('session_id', 'creche_worker'), people.child_today('child_id', 'creche_worker'))),
	changing => 'signed_out_at, collected_by, signed_out_by, mistaken_at, mistaken_by');

create table programmes.attendance (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	person_id uuid not null,
	state text not null check (state in ('came', 'late', 'left-early', 'apologies', 'no-word')),
	walk_in boolean not null default false,
	brought text not null default '' check (length(brought) <= 10000),
	noted_by uuid not null,
	noted_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, session_id, person_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
create index on programmes.attendance (org_id, person_id);
comment on table programmes.attendance is 'One line of the register: came, late, left early, apologies, no word; who came with her.';
call platform.secure('programmes.attendance',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.role('coordinator', 'safeguarding_lead'),
		programmes.session_of('session_id', 'facilitator')),
	adds => platform.any_of(
		platform.all_of(platform.own('person_id'), $$state = 'apologies'$$),
		programmes.session_of('session_id', 'facilitator'),
		platform.role('coordinator')),
	changes => platform.any_of(
		platform.all_of(platform.own('person_id'), $$state = 'apologies'$$),
		programmes.session_of('session_id', 'facilitator'),
		platform.role('coordinator')),
	removes => platform.any_of(
		platform.all_of(platform.own('person_id'), $$state = 'apologies'$$),
		programmes.session_of('session_id', 'facilitator'),
		platform.role('coordinator')),
	changing => 'state, brought, noted_by, noted_at');

create view programmes.meeting with (security_invoker) as
	select org_id, id, cohort_id, week, kind, title, starts_at, ends_at, started_at, ended_at
	from programmes.session where cancelled_at is null and kind <> 'reunion';
grant select on programmes.meeting to kith_app;
comment on view programmes.meeting is 'Published: the sessions that count as meetings of a course: not called off, and no reunion. In code the same rule is meetingsOf.';

create view programmes.course_card with (security_invoker) as select org_id, id, label, created_at from programmes.cohort;
grant select on programmes.course_card to kith_app;
comment on view programmes.course_card is 'Published: what a course is called, and since when it is there.';

create view programmes.place with (security_invoker) as
	select org_id, cohort_id, person_id, joined_at from programmes.registration where state = 'place';
grant select on programmes.place to kith_app;
comment on view programmes.place is 'Published: who has a place in a course.';

create view programmes.span with (security_invoker) as
	select org_id, cohort_id, count(*) filter (where kind <> 'reunion')::integer as meetings, min(starts_at) as first_at, min(ends_at) as first_ends_at,
		max(ends_at) filter (where kind <> 'reunion') as last_at, bool_or(kind = 'reunion') as has_reunion
	from programmes.session where cancelled_at is null group by org_id, cohort_id;
grant select on programmes.span to kith_app;
comment on view programmes.span is 'From when to when a course goes, by the sessions that are not called off; a reunion does not keep it from being over.';

create view programmes.day with (security_invoker) as
	select s.org_id, s.id, s.cohort_id, s.week, s.kind, s.title, s.starts_at, s.ends_at, s.started_at, s.ended_at,
		s.cancelled_at, s.cancelled_why, c.label as course, c.published_at, v.name as venue, v.area
	from programmes.session s
		join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
		join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id;
grant select on programmes.day to kith_app;
comment on view programmes.day is 'A session with its course and its venue, as whoever runs it or minds its crèche needs it on the day.';

create view programmes.attended with (security_invoker) as
	select a.org_id, a.session_id, s.cohort_id, a.person_id, a.walk_in
	from programmes.attendance a
		join programmes.session s on s.org_id = a.org_id and s.id = a.session_id
		left join programmes.registration r on r.org_id = a.org_id and r.cohort_id = s.cohort_id and r.person_id = a.person_id
	where a.state in ('came', 'late', 'left-early') and s.cancelled_at is null
		and (r.state = 'place' or (a.walk_in and r.state is distinct from 'left'));
grant select on programmes.attended to kith_app;
comment on view programmes.attended is 'Published: who counts as having come: came, late or left early, at a session that was not cancelled, with a place that has not ended or as a walk-in. Every count of people who came is made from this.';

create function programmes.apologies(session uuid) returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.person_id from programmes.attendance a
	where a.org_id = platform.org() and a.session_id = session and a.state = 'apologies' and (platform.is('job') or platform.is('coordinator')) $$;
revoke all on function programmes.apologies from public;
grant execute on function programmes.apologies to kith_app;
comment on function programmes.apologies(uuid) is 'Who said that she cannot come to a session, so that neither timed work nor whoever rings reminds her of it.';

create function programmes.away_children(session uuid) returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select k.id from programmes.attendance a join people.child_card k on k.org_id = a.org_id and k.person_id = a.person_id
	where a.org_id = platform.org() and a.session_id = session and a.state = 'apologies'
		and (platform.is('coordinator') or session in (select programmes.sessions_of('facilitator'))
			or (session in (select programmes.sessions_of('creche_worker')) and k.id in (select people.children_today('creche_worker')))) $$;
revoke all on function programmes.away_children from public;
grant execute on function programmes.away_children to kith_app;
comment on function programmes.away_children(uuid) is 'The children whose parent sent apologies for a session, for those who mind its crèche. It says that they are not expected, and never why.';

create table programmes.check_in (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	session_id uuid not null,
	person_id uuid not null,
	weather text not null check (weather in ('sunny', 'bright-spells', 'cloudy', 'foggy', 'rain', 'storm')),
	words text not null default '' check (length(words) <= 10000),
	sharing text not null default 'count' check (sharing in ('private', 'group', 'count')),
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, session_id, person_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.check_in (org_id, person_id);
comment on table programmes.check_in is 'How somebody''s weather is today, in the check-in round. private: hers alone; count: only the total is seen; group: the facilitator sees it.';
call platform.secure('programmes.check_in',
	sees => platform.any_of(platform.own('person_id'), platform.all_of($$sharing = 'group'$$, programmes.session_of('session_id', 'facilitator'))),
	adds => platform.any_of(platform.own('person_id'), programmes.session_of('session_id', 'facilitator')),
	changes => platform.any_of(platform.own('person_id'), platform.all_of($$sharing = 'group'$$, programmes.session_of('session_id', 'facilitator'))),
	removes => platform.own('person_id'),
	changing => 'weather, words, sharing, at');

create table programmes.round (
	org_id uuid not null,
	session_id uuid not null,
	weather text not null check (weather in ('sunny', 'bright-spells', 'cloudy', 'foggy', 'rain', 'storm')),
	hands integer not null check (hands between 0 and 500),
	primary key (org_id, session_id, weather),
	foreign key (org_id, session_id) references programmes.session (org_id, id)
);
comment on table programmes.round is 'The check-in round counted in the room, with no names: how many said which weather.';
call platform.secure('programmes.round',
	sees => platform.any_of(platform.role('coordinator'), programmes.session_of('session_id', 'facilitator')),
	adds => programmes.session_of('session_id', 'facilitator'),
	changes => programmes.session_of('session_id', 'facilitator'),
	changing => 'hands');

create function programmes.weather(session uuid) returns table (weather text, people integer) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.weather, count(*)::integer from programmes.check_in c
	where c.org_id = platform.org() and c.session_id = session and c.sharing <> 'private'
		and programmes.circle_of_session(session) = any ((select platform.circles('facilitator'))::uuid[])
	group by c.weather $$;
revoke all on function programmes.weather from public;
grant execute on function programmes.weather to kith_app;
comment on function programmes.weather(uuid) is 'The group''s weather as counts, for its own facilitator; private check-ins are left out.';

create table programmes.follow_up (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid not null,
	reason text not null check (reason in ('no-word-twice', 'wants-contact', 'new', 'other')),
	outcome text not null check (outcome in ('reached', 'left-message', 'not-reached', 'not-needed')),
	noted_by uuid not null,
	noted_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
create index on programmes.follow_up (org_id, person_id);
create index on programmes.follow_up (org_id, cohort_id);
comment on table programmes.follow_up is 'That somebody checked in on a parent who was missed, and how it went.';
call platform.secure('programmes.follow_up',
	sees => platform.any_of(platform.role('coordinator'), platform.circle('cohort_id', 'facilitator'), platform.own('person_id')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('cohort_id', 'facilitator')));

create table programmes.certificate (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid not null,
	code text not null check (code ~ '^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$'),
	named text not null check (length(named) between 1 and 200),
	sessions_attended integer not null,
	asked_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, code),
	unique (org_id, cohort_id, person_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.certificate (org_id, person_id);
comment on table programmes.certificate is 'A certificate somebody asked for, in the name she chose, with the code by which it can be checked.';
call platform.secure('programmes.certificate',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.role('coordinator'),
		platform.circle('cohort_id', 'facilitator'),
		platform.role('door', 'job')),
	adds => platform.any_of(platform.own('person_id'), platform.role('coordinator')),
	changes => platform.own('person_id'),
	removes => platform.role('job'),
	changing => 'named, sessions_attended');

-- Which organisations timed work has something to do in: asked every minute, so it may not depend on what is past.
create index on programmes.session (ends_at);
create index on programmes.session (starts_at) where kind = 'reunion';
create index on programmes.registration (org_id, cohort_id, joined_at) where state = 'waiting';
create index on programmes.registration (offer_ends_at) where state = 'offered';
create index on programmes.registration (answer_by) where answer_by is not null;
create index on programmes.creche_place (org_id, cohort_id) where state = 'waiting';
create index on programmes.receipt (created_at);
create index on programmes.offer_link (created_at);
create function programmes.due_offers() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.org_id from programmes.registration r where r.state = 'offered' and r.offer_ends_at <= platform.now()
	union select r.org_id from programmes.registration r where r.answer_by <= platform.now() + interval '1 day'
	union select s.org_id from programmes.session s
		where s.ends_at > platform.now() and (
			exists (select from programmes.registration r where r.org_id = s.org_id and r.cohort_id = s.cohort_id and r.state = 'waiting')
			or exists (select from programmes.creche_place p where p.org_id = s.org_id and p.cohort_id = s.cohort_id and p.state = 'waiting')) $$;
revoke all on function programmes.due_offers from public;
grant execute on function programmes.due_offers to kith_worker;
comment on function programmes.due_offers() is 'Organisations with an offer whose time is over, an answer that is due within a day, or somebody who waits for a course that is not over.';
create function programmes.due_reminders() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct s.org_id from programmes.session s
	where s.ends_at > platform.now() and s.ends_at < platform.now() + interval '3 days' and s.cancelled_at is null $$;
revoke all on function programmes.due_reminders from public;
grant execute on function programmes.due_reminders to kith_worker;
comment on function programmes.due_reminders() is 'Organisations with a meeting in the next days, of which somebody may be to be reminded.';
create function programmes.due_reunions() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct s.org_id from programmes.session s
	where s.kind = 'reunion' and s.starts_at >= platform.now() and s.starts_at < platform.now() + interval '21 days' and s.cancelled_at is null $$;
revoke all on function programmes.due_reunions from public;
grant execute on function programmes.due_reunions to kith_worker;
comment on function programmes.due_reunions() is 'Organisations with a group that meets again within three weeks.';
create function programmes.due_links() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.org_id from programmes.receipt r where r.created_at < platform.now() - interval '7 days'
	union select l.org_id from programmes.offer_link l where l.created_at < platform.now() - interval '30 days' $$;
revoke all on function programmes.due_links from public;
grant execute on function programmes.due_links to kith_worker;
comment on function programmes.due_links() is 'Organisations with receipts and links to offers that are to be let go.';
