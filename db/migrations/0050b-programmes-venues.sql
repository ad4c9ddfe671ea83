-- What it is like inside a venue, who opens it, what it costs, and when somebody last looked at what could go wrong there.

alter table programmes.venue
	add column feeding_corner boolean not null default false,
	add column changing boolean not null default false,
	add column prayer boolean not null default false;
comment on column programmes.venue.feeding_corner is 'A quiet corner to feed a baby; public, like changing and prayer.';
grant update (feeding_corner, changing, prayer) on programmes.venue to kith_app;

create table programmes.venue_room (
	org_id uuid not null,
	venue_id uuid not null,
	place integer not null check (place between 1 and 20),
	called text not null check (length(called) between 1 and 10000),
	square_metres numeric(5, 1) check (square_metres > 0 and square_metres <= 2000),
	primary key (org_id, venue_id, place),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id) on delete cascade
);
comment on table programmes.venue_room is 'The rooms of a venue and how large they are, for those who lead or mind children there.';
call platform.secure('programmes.venue_room',
	sees => platform.any_of(platform.role('coordinator'), platform.holds('facilitator'), platform.holds('creche_worker')),
	adds => platform.role('coordinator'),
	removes => platform.role('coordinator'));

create table programmes.venue_keeping (
	org_id uuid not null,
	venue_id uuid not null,
	noise text not null default '' check (length(noise) <= 10000),
	light text not null default '' check (length(light) <= 10000),
	warmth text not null default '' check (length(warmth) <= 10000),
	kitchen text not null default '' check (length(kitchen) <= 10000),
	privacy text not null default '' check (length(privacy) <= 10000),
	booked_from text not null default '' check (booked_from = '' or booked_from ~ '^\d\d:\d\d$'),
	booked_to text not null default '' check (booked_to = '' or booked_to ~ '^\d\d:\d\d$'),
	keys text not null default '' check (length(keys) <= 10000),
	opens text not null default '' check (length(opens) <= 10000),
	primary key (org_id, venue_id),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id) on delete cascade
);
comment on table programmes.venue_keeping is 'What the team has to know of a venue: noise, light, warmth, kitchen, who can look or listen in, from when to when it is booked, keys, who opens.';
call platform.secure('programmes.venue_keeping',
	sees => platform.any_of(platform.role('coordinator'), platform.holds('facilitator')),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'noise, light, warmth, kitchen, privacy, booked_from, booked_to, keys, opens');

create table programmes.venue_cost (
	org_id uuid not null,
	venue_id uuid not null,
	cost text not null check (length(cost) between 1 and 10000),
	primary key (org_id, venue_id),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id) on delete cascade
);
comment on table programmes.venue_cost is 'What a venue costs, in the words of whoever pays it; for coordinators.';
call platform.secure('programmes.venue_cost',
	sees => platform.role('coordinator'), adds => platform.role('coordinator'), changes => platform.role('coordinator'), removes => platform.role('coordinator'),
	changing => 'cost');

create table programmes.risk_check (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	venue_id uuid not null,
	done_on date not null,
	done_by text not null check (length(done_by) between 1 and 10000),
	review_on date not null,
	to_do text not null default '' check (length(to_do) <= 10000),
	written_by uuid not null,
	primary key (org_id, id),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id) on delete cascade,
	foreign key (org_id, written_by) references platform.account (org_id, id),
	constraint risk_check_days_check check (review_on > done_on)
);
create index on programmes.risk_check (org_id, venue_id);
create index on programmes.risk_check (org_id, written_by);
comment on table programmes.risk_check is 'Somebody looked at what could go wrong in a venue: when, who, when again, and what must be done. The latest counts.';
call platform.secure('programmes.risk_check',
	sees => platform.any_of(platform.role('coordinator'), platform.holds('facilitator')),
	adds => platform.all_of(platform.role('coordinator'), platform.own('written_by')));
