-- Travel is asked back by distance: what a mile or a kilometre is worth, and how far it is between places that the charity knows.

create table programmes.travel_rate (
	org_id uuid not null references platform.organisation,
	unit text not null check (unit in ('mile', 'km')),
	tenths_of_penny integer not null check (tenths_of_penny between 1 and 2000),
	kept_by uuid not null,
	kept_at timestamptz not null default platform.moment(),
	primary key (org_id)
);
comment on table programmes.travel_rate is 'What the charity gives back for a mile or a kilometre by car; without a row nobody asks by distance. A claim keeps the rate as it was. Kept as long as the charity uses Kith.';
comment on column programmes.travel_rate.tenths_of_penny is 'Tenths of a penny for a mile or a kilometre: 450 is 45p.';

create table programmes.distance (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	from_area_id uuid,
	from_venue_id uuid,
	to_venue_id uuid not null,
	tenths integer not null check (tenths between 1 and 9999),
	unit text not null check (unit in ('mile', 'km')),
	kept_by uuid not null,
	kept_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique nulls not distinct (org_id, from_area_id, from_venue_id, to_venue_id),
	foreign key (org_id, from_area_id) references programmes.area (org_id, id) on delete cascade,
	foreign key (org_id, from_venue_id) references programmes.venue (org_id, id) on delete cascade,
	foreign key (org_id, to_venue_id) references programmes.venue (org_id, id) on delete cascade,
	constraint distance_from_a_place check (from_area_id is not null or from_venue_id is not null),
	constraint distance_between_two check (from_venue_id is distinct from to_venue_id)
);
comment on table programmes.distance is 'How far it is from an area or a venue to a venue, one way, as a coordinator wrote it down; it counts both ways. Of nobody: an address of a person is never part of it. Kept as long as the charity uses Kith.';
comment on column programmes.distance.tenths is 'Tenths of a mile or a kilometre.';
create index on programmes.distance (org_id, from_area_id) where from_area_id is not null;
create index on programmes.distance (org_id, from_venue_id) where from_venue_id is not null;
create index on programmes.distance (org_id, to_venue_id);

call platform.secure('programmes.travel_rate',
	sees => platform.signed_in(),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'unit, tenths_of_penny, kept_by, kept_at',
	removes => platform.role('coordinator'));
call platform.secure('programmes.distance',
	sees => platform.signed_in(),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'tenths, unit, kept_by, kept_at',
	removes => platform.role('coordinator'));

alter table programmes.claim
	add column from_name text check (length(from_name) <= 200),
	add column to_name text check (length(to_name) <= 200),
	add column tenths integer check (tenths between 1 and 19998),
	add column unit text check (unit in ('mile', 'km')),
	add column tenths_of_penny integer check (tenths_of_penny between 1 and 2000),
	add column is_measured boolean,
	add constraint claim_journey_whole check (num_nonnulls(from_name, to_name, tenths, unit, tenths_of_penny, is_measured) in (0, 6)),
	add constraint claim_journey_is_travel check (tenths is null or what = 'travel'),
	add constraint claim_journey_sum check (tenths is null or pence = greatest(1, round(tenths::numeric * tenths_of_penny / 100)));
comment on column programmes.claim.from_name is 'Where the journey began, by the name that an area or a venue had then; empty for anywhere else. Never an address.';
comment on column programmes.claim.to_name is 'Where it led, by the name that the venue had then; empty for anywhere else.';
comment on column programmes.claim.tenths is 'How far it was altogether, in tenths of a mile or a kilometre.';
comment on column programmes.claim.tenths_of_penny is 'What a mile or a kilometre was worth then, in tenths of a penny.';
comment on column programmes.claim.is_measured is 'Whether a coordinator had written the distance down; otherwise it is as she said.';
grant update (from_name, to_name) on programmes.claim to kith_app;
