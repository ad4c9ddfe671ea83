-- What was written to them in the last 90 days, since older letters are let go: sent, said by phone where no letter may go, and a few that nobody ever ticked off.
create temporary table large_letter on commit drop as
select * from (select uuidv7() as id, p.id as person, 'programmes.' || p.state as kind, jsonb_build_object('registration', r.id) as data,
	p.state || ' ' || r.id as once, p.joined_at as at, p.has_email, p.seat <> 15 as is_said
from large_person p join programmes.registration r on r.org_id = current_setting('large.org')::uuid and r.person_id = p.id where p.state <> 'left'
union all
select uuidv7(), p.id, 'programmes.reminder', jsonb_build_object('session', s.id), 'reminder ' || s.id || ' ' || p.id, s.starts_at - interval '1 day', p.has_email,
	p.seat <> 12 or s.week < 7
from large_person p join large_session s on s.course = p.course where p.state = 'place') as letter
where at > current_setting('large.today')::date - 90;
insert into platform.letter (org_id, id, account_id, kind, data, once, created_at, sent_at, withheld)
select current_setting('large.org')::uuid, id, person, kind, data, once, at, case when has_email then at end, case when not has_email then 'by-phone' end from large_letter;
insert into people.phone_try (org_id, letter_id, person_id, outcome, noted_by, noted_at)
select current_setting('large.org')::uuid, id, person, 'told', current_setting('large.coordinator')::uuid, at from large_letter where not has_email and is_said;

-- The trail: one line for each thing done, and for each time that somebody's number or allergies were opened.
insert into platform.audit (org_id, actor_id, actor_kind, action, subject, at)
select current_setting('large.org')::uuid, current_setting('large.facilitator')::uuid, 'person', 'programmes.attendance.noted', jsonb_build_object('session', a.session_id), a.noted_at
from programmes.attendance a where a.org_id = current_setting('large.org')::uuid;
insert into platform.access (org_id, actor_id, actor_kind, person_id, what, at)
select current_setting('large.org')::uuid, current_setting('large.creche')::uuid, 'person', p.id, 'creche.list', s.starts_at
from large_person p join large_session s on s.course = p.course where p.state = 'place' and p.seat % 2 = 0;
