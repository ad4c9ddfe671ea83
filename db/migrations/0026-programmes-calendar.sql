-- Calendars follow a course, or all that somebody comes to: each entry keeps its name, and its number rises when what it says has changed.
alter table programmes.session
	add column sequence integer not null default 1,
	add column changed_at timestamptz not null default platform.moment();
update programmes.session set sequence = version;
comment on column programmes.session.sequence is 'Rises when time, title or whether it meets changes: a calendar tells by it which of two copies is the newer. changed_at: when that was last.';
alter table programmes.cohort
	add column sequence integer not null default 0,
	add column changed_at timestamptz not null default platform.moment();
comment on column programmes.cohort.sequence is 'Rises when name or venue change: it counts into the number of each of its calendar entries.';
alter table programmes.registration
	add column sequence integer not null default 0,
	add column changed_at timestamptz not null default platform.moment();
comment on column programmes.registration.sequence is 'Rises when a place is taken or let go: it counts into the number of each of her calendar entries.';

create function programmes.count_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	new.sequence := old.sequence + 1;
	new.changed_at := platform.moment();
	return new;
end $$;
comment on function programmes.count_change() is 'What a calendar shows of this row has changed.';
create trigger count_change before update on programmes.session for each row
	when ((old.starts_at, old.ends_at, old.title::text, old.cancelled_at is null) is distinct from (new.starts_at, new.ends_at, new.title::text, new.cancelled_at is null))
	execute function programmes.count_change();
create trigger count_change before update on programmes.cohort for each row
	when ((old.label::text, old.venue_id) is distinct from (new.label::text, new.venue_id))
	execute function programmes.count_change();
create trigger count_change before update on programmes.registration for each row
	when ((old.state = 'place') is distinct from (new.state = 'place'))
	execute function programmes.count_change();

create table programmes.calendar_link (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	token_hash bytea not null,
	tells boolean not null,
	made_at timestamptz not null default platform.moment(),
	ended_at timestamptz,
	primary key (org_id, id),
	unique (org_id, token_hash),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create unique index one_open on programmes.calendar_link (org_id, person_id) where ended_at is null;
create index on programmes.calendar_link (org_id, person_id);
comment on table programmes.calendar_link is 'A link by which a calendar follows what its owner comes to, until she ends it. Only its hash is kept. tells: it says what and where, because she wished so. Kept as the person.';
call platform.secure('programmes.calendar_link',
	sees => platform.own('person_id'),
	adds => platform.own('person_id'),
	changes => platform.own('person_id'),
	changing => 'ended_at');
create trigger stays_ended before update on programmes.calendar_link for each row
	when (old.ended_at is not null) execute function platform.stays_ended();

-- What was called off, and what she let go of, stays in it for sixty days as such, so that every calendar takes it off.
create function programmes.followed() returns table (
	language text, tells boolean, id uuid, starts_at timestamptz, ends_at timestamptz, is_off boolean, sequence integer, changed_at timestamptz,
	label platform.words, title platform.words, venue text, area text, address text, postcode text)
stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.language, l.tells, s.id, s.starts_at, s.ends_at, s.cancelled_at is not null or r.state <> 'place' and s.ends_at > r.left_at as is_off,
		s.sequence + r.sequence + case when l.tells then c.sequence else 0 end,
		greatest(s.changed_at, r.changed_at, case when l.tells then c.changed_at end),
		c.label, s.title, v.name, v.area, v.address, v.postcode
	from programmes.calendar_link l
	join platform.account a on a.org_id = l.org_id and a.id = l.person_id and a.closed_at is null
	left join programmes.registration r on r.org_id = l.org_id and r.person_id = l.person_id
		and (r.state = 'place' or r.state = 'left' and r.place_at is not null and r.left_at > platform.now() - interval '60 days')
	left join programmes.cohort c on c.org_id = r.org_id and c.id = r.cohort_id and c.published_at is not null
	left join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
	left join programmes.session s on s.org_id = c.org_id and s.cohort_id = c.id
		and s.ends_at > platform.now() - interval '60 days'
		and coalesce(s.cancelled_at > platform.now() - interval '60 days', true)
	where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and l.ended_at is null and platform.is('link')
	order by s.starts_at, s.id $$;
revoke all on function programmes.followed from public;
grant execute on function programmes.followed to kith_app;
comment on function programmes.followed() is 'What the calendar behind the link that was shown follows, in her language; one line without a meeting where there is none. Nothing once the link is ended.';
