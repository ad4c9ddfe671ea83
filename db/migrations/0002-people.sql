-- People: who they are called, how it is safe to reach them, what they agreed to, their children.
create schema people;
grant usage on schema people to kith_app, kith_backup;

create table people.person (
	org_id uuid not null,
	id uuid not null,
	called text not null check (length(called) between 1 and 10000),
	created_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	foreign key (org_id, id) references platform.account (org_id, id) on delete cascade
);
comment on table people.person is 'The name somebody wishes to be called by. Legal basis: legitimate interest. Kept two years after the last session.';

create table people.membership (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	circle_id uuid not null,
	person_id uuid not null,
	since timestamptz not null default platform.now(),
	until timestamptz,
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create unique index on people.membership (org_id, circle_id, person_id) where until is null;
create index on people.membership (org_id, circle_id);
create index on people.membership (org_id, person_id);
comment on table people.membership is 'That a person belongs to a circle (a cohort or group) for a time: the neutral fact from which seeing is decided.';

-- Policies look through these; they answer only about the speaker's own circles.
create function people.in_circles_of(role text) returns setof uuid stable rows 100 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select m.person_id from people.membership m
	where m.org_id = platform.org() and m.circle_id = any ((select platform.circles(role))::uuid[]) and (m.until is null or m.until > platform.now()) $$;
revoke all on function people.in_circles_of from public;
grant execute on function people.in_circles_of to kith_app;

create trigger stays_ended before update on people.membership for each row
	when (old.until <= platform.now() and new.until is distinct from old.until) execute function platform.stays_ended();

create function people.just_written() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from people.person p where p.org_id = platform.org() and p.created_at = platform.now() $$;
revoke all on function people.just_written from public;
grant execute on function people.just_written to kith_app;
comment on function people.just_written() is 'Who was written down in this very transaction: a facilitator adds a walk-in to her circle, and nobody who is known already.';
create function people.walk_in(named text) returns text immutable language sql
	return platform.all_of(platform.holds('facilitator'), platform.among(named, 'people.just_written()'));
comment on function people.walk_in(text) is 'For policies: the column names somebody whom a facilitator writes down just now.';

create function people.member(named text, variadic roles text[]) returns text immutable language sql
	return (select string_agg(platform.among(named, format('people.in_circles_of(%L)', role)), ' or ') from unnest(roles) as role);
comment on function people.member(text, text[]) is 'For policies: the column names a person of the circles in which the speaker holds one of these roles now.';

-- A facilitator looks up the language of her own parents; whose accounts those are only this room knows.
call platform.secure('platform.account',
	sees => platform.any_of(
		platform.own('id'),
		people.member('id', 'facilitator'),
		platform.role('coordinator', 'safeguarding_lead', 'door', 'job')),
	adds => platform.any_of(platform.role('door', 'coordinator'), platform.holds('facilitator')),
	changes => platform.any_of(platform.own('id'), platform.role('door')),
	removes => platform.role('job') || ' and closed_at is not null',
	changing => 'language, closed_at');

call platform.secure('people.membership',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.circle('circle_id', 'facilitator', 'creche_worker'),
		platform.role('coordinator', 'safeguarding_lead', 'door', 'job')),
	adds => platform.any_of(platform.all_of(platform.circle('circle_id', 'facilitator'), people.walk_in('person_id')), platform.role('coordinator', 'door', 'job')),
	changes => platform.any_of(platform.own('person_id'), platform.circle('circle_id', 'facilitator'), platform.role('coordinator', 'door', 'job')),
	changing => 'until');

call platform.secure('people.person',
	sees => platform.any_of(
		platform.own('id'),
		people.member('id', 'facilitator', 'creche_worker'),
		platform.role('coordinator', 'safeguarding_lead', 'door', 'job')),
	adds => platform.any_of(platform.holds('facilitator'), platform.role('coordinator', 'door')),
	changes => platform.any_of(platform.own('id'), platform.role('coordinator')),
	removes => platform.role('job'),
	changing => 'called');

create table people.address (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	kind text not null check (kind in ('email', 'phone')),
	value text not null check (length(value) between 3 and 254),
	primary key (org_id, id),
	unique (org_id, person_id, kind),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table people.address is 'The one way, or two, to reach a person. Legal basis: legitimate interest. Kept as the person.';
call platform.secure('people.address',
	sees => platform.any_of(
		platform.own('person_id'),
		people.member('person_id', 'facilitator'),
		platform.role('coordinator', 'safeguarding_lead', 'job'),
		platform.all_of(platform.role('door'), 'value = (select platform.shown())')),
	adds => platform.any_of(people.walk_in('person_id'), platform.role('coordinator', 'door')),
	removes => platform.own('person_id'));

create table people.safe_contact (
	org_id uuid not null,
	person_id uuid not null,
	may_email boolean not null default true,
	may_text boolean not null default true,
	may_call boolean not null default true,
	may_leave_message boolean not null default false,
	from_hour smallint not null default 9 check (from_hour between 0 and 23),
	to_hour smallint not null default 20 check (to_hour between 1 and 24),
	days smallint[] not null default '{1,2,3,4,5,6,7}',
	note text check (length(note) <= 10000),
	changed_at timestamptz not null default platform.now(),
	primary key (org_id, person_id),
	check (from_hour < to_hour),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table people.safe_contact is 'How and when it is safe to reach a person; obeyed by every sender. Hours are of the organisation''s time zone.';
call platform.secure('people.safe_contact',
	sees => platform.any_of(
		platform.own('person_id'),
		people.member('person_id', 'facilitator'),
		platform.role('coordinator', 'safeguarding_lead', 'job')),
	adds => platform.any_of(platform.own('person_id'), people.walk_in('person_id'), platform.role('coordinator', 'door')),
	changes => platform.any_of(platform.own('person_id'), platform.role('coordinator')),
	changing => 'may_email, may_text, may_call, may_leave_message, from_hour, to_hour, days, note, changed_at');

create table people.consent (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	purpose text not null check (purpose in ('contact', 'photos', 'group-chat', 'research', 'share-with-referrer')),
	given boolean not null,
	wording text not null,
	language text not null,
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on people.consent (org_id, person_id, purpose, at desc);
comment on table people.consent is 'A yes or a no for one purpose, with the version of the words it answered. The newest counts; none is changed.';
call platform.secure('people.consent',
	sees => platform.any_of(
		platform.own('person_id'),
		people.member('person_id', 'facilitator'),
		platform.role('coordinator', 'safeguarding_lead', 'door', 'job')),
	adds => platform.any_of(platform.own('person_id'), platform.role('door')));

create table people.child (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	first_name text not null check (length(first_name) between 1 and 10000),
	age_band text not null check (age_band in ('under-two', 'two', 'three-or-more')),
	born_month date check (extract(day from born_month) = 1),
	created_at timestamptz not null default platform.now(),
	put_away_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on people.child (org_id, person_id);
comment on table people.child is 'A child for whom a crèche place is wanted. Birth month is never required.';
comment on column people.child.put_away_at is 'Since when she wishes this child to be on no list and in no message. What the crèche wrote down on the day stays, as a safety record.';

create table people.child_care (
	org_id uuid not null,
	child_id uuid not null,
	allergies text not null default '' check (length(allergies) <= 10000),
	needs text not null default '' check (length(needs) <= 10000),
	confirmed_at timestamptz not null default platform.now(),
	primary key (org_id, child_id),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade
);
comment on table people.child_care is 'Allergies and what helps a child settle. Special category data; vital interests and consent. Asked again after 90 days.';

create function people.own_children() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from people.child c where c.org_id = platform.org() and c.person_id = platform.actor() $$;
-- Crèche workers see a child on the day of a session only; the rooms above say which children those are today.
create table people.creche_day (
	org_id uuid not null,
	circle_id uuid not null,
	child_id uuid not null,
	day date not null,
	primary key (org_id, circle_id, child_id, day),
	foreign key (org_id, child_id) references people.child (org_id, id) on delete cascade
);
create index on people.creche_day (org_id, child_id);
comment on table people.creche_day is 'That a child is in the crèche of a circle on a day: the neutral fact from which a crèche worker''s seeing is decided.';
create function people.children_of(role text) returns setof uuid stable rows 100 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from people.child c where c.org_id = platform.org() and c.person_id in (select people.in_circles_of(role)) $$;
revoke all on function people.children_of from public;
grant execute on function people.children_of to kith_app;
comment on function people.children_of(text) is 'The children of those who belong to circles in which the speaker holds this role now.';
call platform.secure('people.creche_day',
	sees => platform.any_of(
		platform.circle('circle_id', 'creche_worker', 'facilitator'),
		platform.role('coordinator', 'door', 'job'),
		platform.among('child_id', 'people.own_children()')),
	adds => platform.any_of(platform.all_of(platform.circle('circle_id', 'facilitator'), platform.among('child_id', $$people.children_of('facilitator')$$)), platform.role('coordinator', 'door', 'job'), platform.among('child_id', 'people.own_children()')),
	removes => platform.any_of(platform.circle('circle_id', 'facilitator'), platform.role('coordinator', 'door', 'job'), platform.among('child_id', 'people.own_children()')));

create function people.children_today(role text) returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.child_id from people.creche_day d join platform.organisation o on o.id = d.org_id
	where d.org_id = platform.org() and d.circle_id = any ((select platform.circles(role))::uuid[]) and d.day = (platform.now() at time zone o.time_zone)::date $$;
revoke all on function people.children_today, people.own_children from public;
grant execute on function people.children_today, people.own_children to kith_app;
comment on function people.children_today(text) is 'Published: the children who are today in the crèche of a circle in which the speaker holds this role.';
comment on function people.own_children() is 'Published: the children of whoever speaks.';

create function people.child_today(named text, variadic roles text[]) returns text immutable language sql
	return (select string_agg(platform.among(named, format('people.children_today(%L)', role)), ' or ') from unnest(roles) as role);
comment on function people.child_today(text, text[]) is 'Published, for policies: the column names a child who is today in the crèche of a circle in which the speaker holds one of these roles.';

call platform.secure('people.child',
	sees => platform.any_of(
		platform.own('person_id'),
		people.member('person_id', 'facilitator'),
		people.child_today('id', 'creche_worker'),
		platform.role('coordinator', 'safeguarding_lead', 'door', 'job')),
	adds => platform.any_of(platform.own('person_id'), people.member('person_id', 'facilitator'), platform.role('door')),
	changes => platform.any_of(platform.own('person_id'), platform.role('coordinator')),
	removes => platform.own('person_id'),
	changing => 'first_name, age_band, put_away_at');
call platform.secure('people.child_care',
	sees => platform.any_of(
		platform.among('child_id', 'people.own_children()'),
		people.child_today('child_id', 'facilitator', 'creche_worker'),
		platform.role('coordinator', 'safeguarding_lead')),
	adds => platform.any_of(platform.among('child_id', 'people.own_children()'), platform.among('child_id', $$people.children_of('facilitator')$$), platform.role('door')),
	changes => platform.any_of(platform.among('child_id', 'people.own_children()'), platform.role('coordinator')),
	removes => platform.among('child_id', 'people.own_children()'),
	changing => 'allergies, needs, confirmed_at');

-- The door may not read what is known of a child; it may ask whether exactly this child is known already.
create function people.same_child(person uuid, named text, band text, allergic_to text, helped_by text) returns uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from people.child c join people.child_care k on k.org_id = c.org_id and k.child_id = c.id
	where c.org_id = platform.org() and c.person_id = person and platform.is('door')
		and c.put_away_at is null and lower(c.first_name) = lower(named) and c.age_band = band and k.allergies = allergic_to and k.needs = helped_by
	order by c.created_at, c.id limit 1 $$;
revoke all on function people.same_child from public;
grant execute on function people.same_child to kith_app;

create table people.phone_try (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	letter_id uuid not null,
	person_id uuid not null,
	outcome text not null check (outcome in ('told', 'left-message', 'not-reached', 'not-needed')),
	noted_by uuid not null,
	noted_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, letter_id) references platform.letter (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, noted_by) references platform.account (org_id, id)
);
create index on people.phone_try (org_id, letter_id);
create index on people.phone_try (org_id, person_id);
comment on table people.phone_try is 'That somebody rang or texted a person with a message that could not be sent to her, and how it went. Kept as the message.';
call platform.secure('people.phone_try',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator')),
	adds => platform.all_of(platform.own('noted_by'), platform.role('coordinator')));

create view people.member with (security_invoker) as
	select org_id, circle_id, person_id, since from people.membership where until is null or until > platform.now();
grant select on people.member to kith_app;
comment on view people.member is 'Published: who belongs to a circle now.';

create view people.child_card with (security_invoker) as
	select k.org_id, k.id, k.person_id, k.first_name, k.age_band, k.created_at, k.put_away_at, c.allergies, c.needs, c.confirmed_at
	from people.child k left join people.child_care c on c.org_id = k.org_id and c.child_id = k.id;
grant select on people.child_card to kith_app;
comment on view people.child_card is 'Published: a child, with what a crèche needs to know for whoever may see that.';

create view people.expected with (security_invoker) as select org_id, circle_id, child_id, day from people.creche_day;
grant select on people.expected to kith_app;
comment on view people.expected is 'Published: which child the crèche of a circle expects on which day.';

create view people.reach with (security_invoker) as
	select p.org_id, p.id, email.value as email, phone.value as phone, s.from_hour, s.to_hour, s.may_leave_message, s.note
	from people.person p
		left join people.address email on email.org_id = p.org_id and email.person_id = p.id and email.kind = 'email'
		left join people.address phone on phone.org_id = p.org_id and phone.person_id = p.id and phone.kind = 'phone'
		left join people.safe_contact s on s.org_id = p.org_id and s.person_id = p.id;
grant select on people.reach to kith_app;
comment on view people.reach is 'Published: the addresses of somebody, and when and how it is safe to use them, for whoever may see that. What sends letters asks reachable instead.';

create view people.consent_now with (security_invoker) as
	select distinct on (org_id, person_id, purpose) org_id, person_id, purpose, given, wording, at
	from people.consent order by org_id, person_id, purpose, at desc, id desc;
grant select on people.consent_now to kith_app;
comment on view people.consent_now is 'Published: the answer that counts for each purpose, which is the newest. A purpose nobody asked about is missing.';

-- A message that was passed on leaves the list of those that wait, so that the list is as long as what is to be done.
create function people.mark_passed_on() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update platform.letter set passed_on_at = new.noted_at where org_id = new.org_id and id = new.letter_id and passed_on_at is null;
	return null;
end $$;
revoke all on function people.mark_passed_on from public;
create trigger passed_on after insert on people.phone_try for each row when (new.outcome in ('told', 'left-message', 'not-needed'))
	execute function people.mark_passed_on();

-- The same rule as reachOf (people/safe-contact/policy.ts) for one way of several; a test holds them to each other.
create view people.phone_message with (security_invoker) as
	select l.org_id, l.id as letter_id, l.kind, l.data, l.created_at as since, p.id as person_id, p.called, a.language
	from platform.letter l
		join platform.account a on a.org_id = l.org_id and a.id = l.account_id
		join people.person p on p.org_id = l.org_id and p.id = l.account_id
		left join people.safe_contact s on s.org_id = p.org_id and s.person_id = p.id
	where l.withheld = 'by-phone' and l.passed_on_at is null and a.closed_at is null
		and exists (select from people.address w where w.org_id = p.org_id and w.person_id = p.id and w.kind = 'phone')
		and (s.person_id is null or ((s.may_text or s.may_call) and cardinality(s.days) > 0))
		and (s.may_email is false or not exists (select from people.address w where w.org_id = p.org_id and w.person_id = p.id and w.kind = 'email'))
		and coalesce((select c.given from people.consent_now c where c.org_id = p.org_id and c.person_id = p.id and c.purpose = 'contact'), true);
grant select on people.phone_message to kith_app;
comment on view people.phone_message is 'The messages that somebody has to ring or text and may: not passed on yet, and the phone is the way that is safe for her.';

create view people.card with (security_invoker) as select org_id, id, called from people.person;
grant select on people.card to kith_app;
comment on view people.card is 'Published: the name a person is called by.';
