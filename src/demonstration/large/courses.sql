-- The courses themselves: a hall, seven mornings with a plan, whoever led them, and who had a place.
create temporary table large_hall on commit drop as select n, uuidv7() as id from generate_series(1, 14) as n;
insert into programmes.venue (org_id, id, name, area, access)
select current_setting('large.org')::uuid, id, 'Hall ' || n, 'Peckham', '{"en": "Level door, room for buggies.", "es": "Puerta a ras de suelo, sitio para carritos."}'
from large_hall;
insert into programmes.cohort (org_id, id, programme_id, slug, label, venue_id, places, published_at, created_at)
select current_setting('large.org')::uuid, c.id, (select id from programmes.programme where org_id = current_setting('large.org')::uuid and template = 'seven-week-course'),
	'mornings-' || c.n, jsonb_build_object('en', 'Mornings, run ' || c.n, 'es', 'Mañanas, edición ' || c.n), h.id, 12, c.first_day - 40, c.first_day - 45
from large_course c join large_hall h on h.n = c.hall;
insert into creche.band (org_id, circle_id, age_band, places)
select current_setting('large.org')::uuid, id, age_band, 3 from large_course cross join unnest(array['under-two', 'two', 'three-or-more']) as age_band;

create temporary table large_session on commit drop as
select c.id as course, c.n as run, week, uuidv7() as id, ((c.first_day + 7 * (week - 1)) + time '10:00') at time zone 'Europe/London' as starts_at
from large_course c cross join generate_series(1, 7) as week;
create index on large_session (course);
analyze large_session;
insert into programmes.session (org_id, id, cohort_id, week, kind, title, starts_at, ends_at, started_at, ended_at, template_week)
select current_setting('large.org')::uuid, id, course, week, (array['settling-in', 'theme', 'theme', 'theme', 'nature', 'theme', 'celebration'])[week],
	jsonb_build_object('en', 'Week ' || week, 'es', 'Semana ' || week), starts_at, starts_at + interval '2 hours', starts_at, starts_at + interval '2 hours', week
from large_session;
insert into programmes.part (org_id, session_id, position, minutes, kind, title)
select current_setting('large.org')::uuid, id, position, 30, (array['arrive', 'check-in', 'theme', 'break'])[position + 1], '{"en": "A part", "es": "Una parte"}'
from large_session cross join generate_series(0, 3) as position;

-- One facilitator of the demonstration led a third of them; a role lasts a year from the day on which it is given.
create temporary table large_member on commit drop as
select n, uuidv7() as id, (array['Abena', 'Bella', 'Carmen', 'Dina', 'Elif', 'Farida', 'Gwen', 'Halima', 'Inaya', 'Joan', 'Katya', 'Leila'])[n] as called
from generate_series(1, 12) as n;
insert into platform.account (org_id, id, language) select current_setting('large.org')::uuid, id, 'en' from large_member;
insert into people.person (org_id, id, called) select current_setting('large.org')::uuid, id, called from large_member;
insert into platform.sign_in_name (org_id, account_id, email) select current_setting('large.org')::uuid, id, 'team-' || n || '@example.org' from large_member;
insert into platform.role_grant (org_id, account_id, role, circle_id, since, until, why, granted_by)
select current_setting('large.org')::uuid, m.id, case when m.n % 3 = 0 then 'creche_worker' else 'facilitator' end, c.id, c.first_day - 40, c.first_day + 325, 'Led this course',
	current_setting('large.coordinator')::uuid
from large_course c join large_member m on (c.n + m.n) % 4 = 0
union all select current_setting('large.org')::uuid, current_setting('large.facilitator')::uuid, 'facilitator', c.id, c.first_day - 40,
	c.first_day + 325, 'Led this course', current_setting('large.coordinator')::uuid
from large_course c where c.n % 3 = 0
union all select current_setting('large.org')::uuid, current_setting('large.creche')::uuid, 'creche_worker', c.id, c.first_day - 40,
	c.first_day + 325, 'Minded the crèche', current_setting('large.coordinator')::uuid
from large_course c where c.n % 3 = 0;

insert into programmes.registration (org_id, cohort_id, person_id, state, joined_at, place_at, left_at, left_why, heard_from)
select current_setting('large.org')::uuid, course, id, state, joined_at, case when state = 'place' then joined_at end,
	case when state = 'left' then joined_at + interval '5 days' end,
	case when state = 'left' then (array['by-her', 'offer-lapsed', 'declined'])[1 + seat % 3] end, 'friend'
from large_person;
insert into people.membership (org_id, circle_id, person_id, since)
select current_setting('large.org')::uuid, course, id, joined_at from large_person where state <> 'left';
