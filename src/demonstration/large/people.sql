-- Fifty people asked to come to each of the four hundred courses: twelve had a place, five were still waiting when it was
-- over, and the rest let their place go or never answered an offer.
create temporary table large_course on commit drop as
select n, uuidv7(make_interval(days => -70 - 7 * n)) as id, current_setting('large.today')::date - 70 - 7 * n as first_day, 1 + n % 14 as hall
from generate_series(1, current_setting('large.runs')::integer) as n;
create temporary table large_person on commit drop as
select row_number() over (order by c.n, seat) as n, c.id as course, c.n as run, c.first_day, seat, uuidv7() as id,
	(array['Adaeze', 'Beatriz', 'Chloe', 'Dalia', 'Ewa', 'Fatou', 'Grace', 'Huda', 'Imogen', 'Jamila', 'Kemi', 'Lucía', 'Mwila', 'Noor',
		'Olena', 'Pilar', 'Quyen', 'Rania', 'Sanaa', 'Tess', 'Uma', 'Valeria', 'Wanjiru', 'Xiomara', 'Yusra', 'Zofia'])[1 + (c.n * 7 + seat) % 26] as called,
	case when seat <= 12 then 'place' when seat <= 17 then 'waiting' else 'left' end as state,
	seat % 3 <> 0 as has_email, (first_day - 30) + make_interval(hours => seat) as joined_at
from large_course c cross join generate_series(1, 50) as seat;
create index on large_person (id);
analyze large_person;

insert into platform.account (org_id, id, language, created_at)
select current_setting('large.org')::uuid, id, case when seat % 5 = 0 then 'es' else 'en' end, joined_at from large_person;
insert into people.person (org_id, id, called, created_at)
select current_setting('large.org')::uuid, id, called, joined_at from large_person;
insert into platform.sign_in_name (org_id, account_id, email, confirmed_at)
select current_setting('large.org')::uuid, id, 'parent-' || n || '@example.org', joined_at from large_person where has_email;
insert into people.address (org_id, person_id, kind, value)
select current_setting('large.org')::uuid, id, 'phone', '07700 9' || lpad((n % 100000)::text, 5, '0') from large_person
union all select current_setting('large.org')::uuid, id, 'email', 'parent-' || n || '@example.org' from large_person where has_email;
insert into people.safe_contact (org_id, person_id, may_email, from_hour)
select current_setting('large.org')::uuid, id, has_email, 10 from large_person where seat % 4 = 0;
insert into people.consent (org_id, person_id, purpose, given, wording, language, at)
select current_setting('large.org')::uuid, id, purpose, purpose = 'contact' or seat % 4 <> 0, purpose || '.1', 'en', joined_at
from large_person cross join unnest(array['contact', 'research']) as purpose;
insert into people.child (org_id, person_id, first_name, age_band, created_at)
select current_setting('large.org')::uuid, id, 'Milo ' || seat, (array['under-two', 'two', 'three-or-more'])[1 + seat % 3], joined_at
from large_person where seat % 2 = 0;
insert into people.child_care (org_id, child_id, allergies, needs, confirmed_at)
select c.org_id, c.id, case when p.seat % 4 = 0 then 'Peanuts' else '' end, 'Likes the window', p.joined_at
from people.child c join large_person p on p.id = c.person_id;
