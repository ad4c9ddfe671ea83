-- A device on which somebody is told that there is a message: the last way before a person rings.
create table people.push (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	name text not null check (length(name) between 1 and 40),
	sealed text check (length(sealed) <= 4000),
	since timestamptz not null default platform.now(),
	counts_from timestamptz not null,
	ended_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	check ((sealed is null) = (ended_at is not null))
);
create index on people.push (org_id, person_id);
comment on table people.push is 'A device of hers that is told that there is a message, by the name she gave it. What leads to it is sealed, and goes when its push service knows it no more. Hers to take out. Kept as the person.';
comment on column people.push.sealed is 'Where its push service takes messages and the keys that only this device opens, sealed under the key of the installation; nothing once it takes none.';
comment on column people.push.counts_from is 'A device that is turned on beside other ways counts after a day: whoever turned it on may not have been she.';
call platform.secure('people.push', sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.own('person_id'), changes => platform.any_of(platform.own('person_id'), platform.role('job')),
	removes => platform.own('person_id'), changing => 'sealed, ended_at');
