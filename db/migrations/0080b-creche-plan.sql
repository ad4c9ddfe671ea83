-- What those who mind the children plan with them for a sitting, such as a celebration of their own.

create function creche.own_sittings() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id from creche.sitting s join people.member m on m.org_id = s.org_id and m.circle_id = s.circle_id
	where s.org_id = platform.org() and m.person_id = platform.actor() $$;
revoke all on function creche.own_sittings from public;
grant execute on function creche.own_sittings to kith_app;
comment on function creche.own_sittings is 'The sittings of the circles to which whoever speaks belongs.';

create table creche.plan (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	sitting_id uuid not null,
	words text not null check (length(words) between 1 and 10000),
	primary key (org_id, id),
	unique (org_id, sitting_id),
	foreign key (org_id, sitting_id) references creche.sitting (org_id, id) on delete cascade
);
comment on table creche.plan is 'What the children do at a sitting, such as a celebration of their own, in the words of those who mind them. It names nobody.';

call platform.secure('creche.plan',
	sees => platform.any_of(
		platform.among('sitting_id', $$creche.sittings_of('creche_worker')$$),
		platform.among('sitting_id', $$creche.sittings_of('facilitator')$$),
		platform.among('sitting_id', $$creche.sittings_of('coordinator')$$),
		platform.role('coordinator'),
		platform.among('sitting_id', 'creche.own_sittings()')),
	adds => platform.any_of(
		platform.among('sitting_id', $$creche.sittings_of('creche_worker')$$),
		platform.among('sitting_id', $$creche.sittings_of('facilitator')$$)),
	changes => platform.any_of(
		platform.among('sitting_id', $$creche.sittings_of('creche_worker')$$),
		platform.among('sitting_id', $$creche.sittings_of('facilitator')$$)),
	changing => 'words',
	removes => platform.any_of(
		platform.among('sitting_id', $$creche.sittings_of('creche_worker')$$),
		platform.among('sitting_id', $$creche.sittings_of('facilitator')$$)));
