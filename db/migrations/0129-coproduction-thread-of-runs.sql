-- The thread goes on into programmes: a run is called or planned as it is, and a meeting, because of what was found and decided (rank 5).
alter table coproduction.because add column cohort_id uuid, add column session_id uuid;
alter table coproduction.because
	drop constraint one_link, drop constraint one_later_end,
	add constraint one_link unique nulls not distinct (org_id, theme_id, decision_id, promise_id, cohort_id, session_id, by_note_id, by_card_id, by_theme_id, by_decision_id),
	add foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	add foreign key (org_id, session_id) references programmes.session (org_id, id) on delete cascade,
	add constraint one_later_end check (num_nonnulls(theme_id, decision_id, promise_id, cohort_id, session_id) = 1),
	add constraint run_on_what_was_found check (num_nonnulls(cohort_id, session_id) = 0 or num_nonnulls(by_theme_id, by_decision_id) = 1);
create index on coproduction.because (org_id, cohort_id) where cohort_id is not null;
create index on coproduction.because (org_id, session_id) where session_id is not null;
comment on table coproduction.because is 'This is so because of that: exactly one later end and one earlier end. A link goes from a later rank to an earlier one only (note and card 1, theme 2, decision 3, promise 4, run and meeting 5), and among decisions from a later to an earlier: no circle can come about. Kept as its ends.';

do $do$
begin
	execute format('alter policy sees on coproduction.because using (org_id = (select platform.org()) and (%s))', platform.any_of(
		platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.all_of('by_note_id is null', 'by_card_id is null', platform.among('project_id', 'coproduction.read_projects()')),
		platform.all_of('by_card_id is not null', platform.among('project_id', 'coproduction.own_projects()')),
		platform.all_of(
			platform.any_of('num_nonnulls(cohort_id, session_id) = 1', platform.among('promise_id', 'coproduction.public_promises()'), platform.among('decision_id', 'coproduction.public_decisions()')),
			platform.any_of(platform.among('by_theme_id', 'coproduction.public_themes()'), platform.among('by_decision_id', 'coproduction.public_decisions()')))));
end $do$;

create or replace view coproduction.thread with (security_invoker = true) as
	select b.org_id, b.project_id, 'theme' as later_kind, b.theme_id as later_id, 'note' as earlier_kind, b.by_note_id as earlier_id
		from coproduction.because b where b.theme_id is not null and b.by_note_id is not null
	union all select b.org_id, b.project_id, 'theme', b.theme_id, 'card', b.by_card_id
		from coproduction.because b where b.theme_id is not null and b.by_card_id is not null
	union all select t.org_id, t.project_id, 'theme', t.merged_into, 'theme', t.id from coproduction.theme t where t.merged_into is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'note', b.by_note_id
		from coproduction.because b where b.decision_id is not null and b.by_note_id is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'theme', b.by_theme_id
		from coproduction.because b where b.decision_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'decision', b.by_decision_id
		from coproduction.because b where b.decision_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'promise', b.promise_id, 'theme', b.by_theme_id
		from coproduction.because b where b.promise_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'promise', b.promise_id, 'decision', b.by_decision_id
		from coproduction.because b where b.promise_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'cohort', b.cohort_id, 'theme', b.by_theme_id
		from coproduction.because b where b.cohort_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'cohort', b.cohort_id, 'decision', b.by_decision_id
		from coproduction.because b where b.cohort_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'session', b.session_id, 'theme', b.by_theme_id
		from coproduction.because b where b.session_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'session', b.session_id, 'decision', b.by_decision_id
		from coproduction.because b where b.session_id is not null and b.by_decision_id is not null;

-- Of runs and meetings only those that rest on something are ends; whoever sees one is said by programmes.
create or replace view coproduction.thread_end with (security_invoker = true) as
	select org_id, project_id, 'promise' as kind, id, doing::jsonb as words from coproduction.promise
	union all select org_id, project_id, 'decision', id, question::jsonb from coproduction.decision
	union all select org_id, project_id, 'theme', id, name::jsonb from coproduction.theme
	union all select org_id, project_id, 'card', id, jsonb_build_object(language, words) from coproduction.card
	union all select n.org_id, c.project_id, 'note', n.id, null from coproduction.note n
		join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id where n.state = 'handed-in'
	union all select r.org_id, b.project_id, 'cohort', r.id, r.label::jsonb from programmes.course_card r
		join (select distinct on (org_id, cohort_id) org_id, cohort_id, project_id from coproduction.because where cohort_id is not null order by org_id, cohort_id, project_id) b
			on b.org_id = r.org_id and b.cohort_id = r.id
	union all select s.org_id, b.project_id, 'session', s.id, s.title::jsonb from programmes.meeting s
		join (select distinct on (org_id, session_id) org_id, session_id, project_id from coproduction.because where session_id is not null order by org_id, session_id, project_id) b
			on b.org_id = s.org_id and b.session_id = s.id;

create or replace function coproduction.people_behind(named_kind text, named uuid) returns table (people integer, few boolean) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with counted as (
		select coalesce(sum(n.people), 0)::int as people from coproduction.note n where n.org_id = platform.org()
			and n.id in (select coproduction.notes_behind(named_kind, named))
			and exists (
				select from (
					select project_id, published_at is not null as open from coproduction.promise where org_id = platform.org() and id = named and named_kind = 'promise'
					union all select project_id, published_at is not null from coproduction.theme where org_id = platform.org() and id = named and named_kind = 'theme'
					union all select project_id, id in (select coproduction.public_decisions()) from coproduction.decision
						where org_id = platform.org() and id = named and named_kind = 'decision'
					union all select project_id, by_theme_id in (select coproduction.public_themes()) or by_decision_id in (select coproduction.public_decisions())
						from coproduction.because where org_id = platform.org() and (cohort_id = named and named_kind = 'cohort' or session_id = named and named_kind = 'session')) it
				where platform.is_any(array['coordinator', 'evaluator', 'job']) or it.project_id = any (platform.circles('facilitator'))
					or it.project_id in (select coproduction.read_projects()) or it.open and it.project_id in (select coproduction.public_projects())))
	select case when c.people >= 5 or c.people = 0 then c.people end, c.people between 1 and 4 from counted c $$;
comment on function coproduction.people_behind(text, uuid) is 'How many people stand behind a run, a meeting, a promise, a decision or a theme: a number from five on, else that they are a few.';
