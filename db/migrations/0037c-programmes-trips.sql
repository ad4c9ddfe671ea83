-- A trip has seats, for grown-ups and for children; it may cost something, and it begins where one meets.
alter table programmes.registration
	add column grown_ups smallint not null default 1 check (grown_ups between 1 and 6),
	add column children smallint not null default 0 check (children between 0 and 8);
comment on column programmes.registration.grown_ups is 'How many grown-ups come on a trip with this place, she herself among them; 1 wherever no seats are counted.';
comment on column programmes.registration.children is 'How many children have a seat on a trip; 0 wherever no seats are counted.';
grant update (grown_ups, children) on programmes.registration to kith_app;

create or replace function programmes.places_taken(cohort uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(sum(r.grown_ups + r.children), 0)::integer from programmes.registration r
	where r.org_id = platform.org() and r.cohort_id = cohort and r.state in ('place', 'offered') and programmes.is_published(cohort) $$;
comment on function programmes.places_taken(uuid) is 'How many places of a published cohort are taken, offered or held, on a trip its seats: a count, for the public page.';

alter table programmes.cohort
	add column cost platform.words not null default '{}',
	add column meeting_point platform.words not null default '{}';
comment on column programmes.cohort.cost is 'What it costs, in the words of the charity; empty where it is free. Who gave how much is kept nowhere.';
comment on column programmes.cohort.meeting_point is 'Where one meets to set off together, in the words of the charity.';
grant update (cost, meeting_point) on programmes.cohort to kith_app;
