-- Where a venue is, to the door: for whoever has joined, and for everybody only where the host likes.

alter table programmes.venue
	add column address text not null default '' check (length(address) <= 300),
	add column postcode text not null default '' check (length(postcode) <= 20),
	add column shows_address boolean not null default false;
comment on column programmes.venue.address is 'Street and number. Whoever has a place reads it; visitors only where shows_address says so.';
comment on table programmes.venue is 'Where sessions are held: the part that may be public, and where to find the door.';
grant update (address, postcode, shows_address) on programmes.venue to kith_app;
