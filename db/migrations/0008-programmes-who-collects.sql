-- Whoever joins says in the crèche part who else may collect a child, and a number to ring in a hurry.
alter table programmes.typed_child
	add column collectors text not null default '' check (length(collectors) <= 10000),
	add column urgent_phone text not null default '' check (length(urgent_phone) <= 40);
