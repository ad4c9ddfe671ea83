-- What a venue looks like before one has been there, and how one gets to its door from the stop.

alter table programmes.venue add column way platform.words not null default '{}';
comment on column programmes.venue.way is 'How one gets there: which bus or train, and the walk from the stop. Public.';
grant update (way) on programmes.venue to kith_app;

create table programmes.venue_picture (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	venue_id uuid not null,
	alt platform.words not null,
	image bytea not null check (length(image) <= 200000),
	digest text not null check (digest ~ '^[0-9a-f]{16}$'),
	width integer not null check (width between 1 and 2000),
	height integer not null check (height between 1 and 2000),
	kept_by uuid,
	kept_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, venue_id) references programmes.venue (org_id, id) on delete cascade
);
create index on programmes.venue_picture (org_id, venue_id);
comment on table programmes.venue_picture is 'A picture of a venue: its door, its room; drawn anew and small, with what it shows for whoever cannot see it. Public, and of nobody. Kept until it is taken away.';

do $$
declare keepers text := platform.any_of(platform.role('coordinator', 'programme_lead'), platform.holds('coordinator'));
begin
	call platform.secure('programmes.venue_picture', sees => platform.everybody(), adds => keepers, removes => keepers);
end $$;
