-- What they answered before and after, and the concerns there were, all of them closed.
create temporary table large_wave on commit drop as
select uuidv7() as id, c.id as course, c.n as run, kind, c.first_day + from_day as opens_on
from large_course c cross join (values ('before', -7), ('after', 42)) as waves (kind, from_day);
insert into evaluation.wave (org_id, id, cohort_id, measure, kind, opens_on, closes_on, created_at)
select current_setting('large.org')::uuid, id, course, 'how-things-are', kind, opens_on, opens_on + 21, opens_on from large_wave;
create temporary table large_asked on commit drop as
select uuidv7() as id, uuidv7() as response, gen_random_uuid() as participant, w.id as wave, w.kind, p.id as person, p.n, w.opens_on + time '12:00' as at
from large_wave w join large_person p on p.course = w.course and p.state = 'place' and p.seat % 4 <> 0;
update large_asked a set participant = b.participant from large_asked b where a.kind = 'after' and b.kind = 'before' and b.person = a.person;
insert into evaluation.participant (org_id, id, person_id) select distinct current_setting('large.org')::uuid, participant, person from large_asked;
insert into evaluation.invitation (org_id, id, wave_id, participant_id, created_at, sent_at, opened_at, finished_at)
select current_setting('large.org')::uuid, id, wave, participant, at, at, at, at from large_asked;
insert into evaluation.response (org_id, id, invitation_id, wave_id, participant_id, wording_id, language, started_at, finished_at)
select current_setting('large.org')::uuid, response, id, wave, participant,
	(select x.id from evaluation.wording x where x.org_id = current_setting('large.org')::uuid and x.measure = 'how-things-are' and x.language = 'en'), 'en', at, at
from large_asked;
insert into evaluation.answer (org_id, response_id, item, value, answered_at)
select current_setting('large.org')::uuid, response, item, 1 + (n + item + case kind when 'after' then 1 else 0 end) % 5, at
from large_asked cross join generate_series(1, 7) as item;

insert into safeguarding.concern (org_id, person_id, source, about, raised_by, raised_at, taken_by, taken_at, closed_by, closed_at, closing_note)
select current_setting('large.org')::uuid, id, 'staff', jsonb_build_object('words', 'She seemed very tired.'), current_setting('large.facilitator')::uuid, joined_at,
	current_setting('large.lead')::uuid, joined_at, current_setting('large.lead')::uuid, joined_at + interval '9 days', 'Talked with her; her health visitor knows.'
from large_person where seat = 7 and run % 2 = 0;
insert into safeguarding.entry (org_id, concern_id, written_by, written_at, kind, words)
select c.org_id, c.id, current_setting('large.lead')::uuid, c.taken_at, 'contact', 'Rang her.' from safeguarding.concern c join large_person p on p.id = c.person_id;
