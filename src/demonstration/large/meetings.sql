-- What happened at the meetings: who came, how the weather was, the crèche, and what was kept of it.
insert into programmes.attendance (org_id, session_id, person_id, state, noted_by, noted_at)
select current_setting('large.org')::uuid, s.id, p.id, (array['came', 'came', 'came', 'came', 'late', 'apologies', 'came', 'no-word', 'left-early'])[1 + (p.n * 5 + s.week) % 9],
	current_setting('large.facilitator')::uuid, s.starts_at
from large_session s join large_person p on p.course = s.course and p.state = 'place';
insert into programmes.check_in (org_id, session_id, person_id, weather, sharing, at)
select current_setting('large.org')::uuid, s.id, p.id, (array['sunny', 'bright-spells', 'cloudy', 'foggy', 'rain', 'storm'])[1 + (p.n + s.week) % 6], 'count', s.starts_at
from large_session s join large_person p on p.course = s.course and p.state = 'place' and p.seat % 2 = 0;
insert into programmes.round (org_id, session_id, weather, hands)
select current_setting('large.org')::uuid, s.id, weather, 2
from large_session s cross join unnest(array['sunny', 'bright-spells', 'cloudy', 'foggy', 'rain', 'storm']) as weather;
insert into programmes.follow_up (org_id, cohort_id, person_id, reason, outcome, noted_by, noted_at)
select current_setting('large.org')::uuid, course, id, 'no-word-twice', 'reached', current_setting('large.facilitator')::uuid, first_day + 20
from large_person where seat in (3, 8);
insert into programmes.certificate (org_id, cohort_id, person_id, code, named, sessions_attended, asked_at)
select current_setting('large.org')::uuid, course, id, regexp_replace(translate(lpad(to_hex(n * 7919), 12, 'a'), '01', 'gh'), '(.{4})(.{4})(.{4})', '\1-\2-\3'), called, 6, first_day + 50
from large_person where state = 'place' and seat % 2 = 1;

insert into creche.place (org_id, circle_id, child_id, person_id, age_band, state, asked_at)
select c.org_id, p.course, c.id, p.id, c.age_band, p.state, p.joined_at from people.child c join large_person p on p.id = c.person_id where p.state <> 'left';
insert into people.creche_day (org_id, circle_id, child_id, day)
select c.org_id, p.course, c.id, p.first_day + 7 * week
from people.child c join large_person p on p.id = c.person_id cross join generate_series(0, 6) as week where p.state = 'place';
insert into creche.visit (org_id, sitting_id, child_id, signed_in_at, brought_by, signed_in_by, signed_out_at, collected_by, signed_out_by)
select c.org_id, s.id, c.id, s.starts_at, p.called, current_setting('large.creche')::uuid, s.starts_at + interval '2 hours', p.called, current_setting('large.creche')::uuid
from people.child c join large_person p on p.id = c.person_id join large_session s on s.course = p.course where p.state = 'place';
