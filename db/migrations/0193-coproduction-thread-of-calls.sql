-- The thread goes on to paid work: somebody is wanted because of what parents said, decided or need (rank 4).
alter table coproduction.because add column call_id uuid;
alter table coproduction.because
	drop constraint one_link, drop constraint one_later_end, drop constraint no_circle,
	add constraint one_link unique nulls not distinct
		(org_id, theme_id, decision_id, promise_id, criterion_id, change_id, call_id, cohort_id, session_id, by_note_id, by_card_id, by_comment_id, by_need_id, by_theme_id, by_decision_id, by_criterion_id),
	add foreign key (org_id, call_id, project_id) references coproduction.call (org_id, id, project_id) on delete cascade,
	add constraint one_later_end check (num_nonnulls(theme_id, decision_id, promise_id, criterion_id, change_id, call_id, cohort_id, session_id) = 1),
	add constraint no_circle check (
		case when num_nonnulls(by_note_id, by_card_id, by_comment_id) = 1 then 1 when num_nonnulls(by_theme_id, by_need_id) = 1 then 2 when by_decision_id is not null then 3 else 4 end
			< case when theme_id is not null then 2 when decision_id is not null then 3 when num_nonnulls(promise_id, criterion_id, change_id, call_id) = 1 then 4 else 5 end
		or decision_id is not null and by_decision_id is not null and decision_id <> by_decision_id),
	add constraint call_on_what_was_found check (call_id is null or num_nonnulls(by_need_id, by_theme_id, by_decision_id) = 1);
create index on coproduction.because (org_id, call_id, project_id) where call_id is not null;
comment on table coproduction.because is 'This is so because of that: exactly one later end and one earlier end. A link goes from a later rank to an earlier one only (note, card and comment 1, theme and need 2, decision 3, promise, criterion, change and call 4, run and meeting 5), and among decisions from a later to an earlier; a need rests on the theme that it names: no circle can come about. Kept as its ends.';

create function coproduction.told_calls() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.call c where c.org_id = platform.org() and c.published_at is not null $$;
revoke all on function coproduction.told_calls from public;
grant execute on function coproduction.told_calls to kith_app;
comment on function coproduction.told_calls() is 'The calls that anybody may read by their addresses.';

do $do$
begin
	execute format('alter policy sees on coproduction.because using (org_id = (select platform.org()) and (%s))', platform.any_of(
		platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.all_of('by_note_id is null', 'by_card_id is null', platform.among('project_id', 'coproduction.read_projects()')),
		platform.all_of('by_card_id is not null', platform.among('project_id', 'coproduction.own_projects()')),
		platform.all_of(
			platform.any_of('num_nonnulls(cohort_id, session_id) = 1', platform.among('promise_id', 'coproduction.public_promises()'), platform.among('decision_id', 'coproduction.public_decisions()'),
				platform.among('criterion_id', 'coproduction.public_criteria()'), platform.among('call_id', 'coproduction.told_calls()')),
			platform.any_of(platform.among('by_theme_id', 'coproduction.public_themes()'), platform.among('by_decision_id', 'coproduction.public_decisions()'),
				platform.among('by_criterion_id', 'coproduction.public_criteria()')))));
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
	union all select b.org_id, b.project_id, 'criterion', b.criterion_id, 'theme', b.by_theme_id
		from coproduction.because b where b.criterion_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'criterion', b.criterion_id, 'decision', b.by_decision_id
		from coproduction.because b where b.criterion_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'cohort', b.cohort_id, 'theme', b.by_theme_id
		from coproduction.because b where b.cohort_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'cohort', b.cohort_id, 'decision', b.by_decision_id
		from coproduction.because b where b.cohort_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'session', b.session_id, 'theme', b.by_theme_id
		from coproduction.because b where b.session_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'session', b.session_id, 'decision', b.by_decision_id
		from coproduction.because b where b.session_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'cohort', b.cohort_id, 'criterion', b.by_criterion_id
		from coproduction.because b where b.cohort_id is not null and b.by_criterion_id is not null
	union all select b.org_id, b.project_id, 'session', b.session_id, 'criterion', b.by_criterion_id
		from coproduction.because b where b.session_id is not null and b.by_criterion_id is not null
	union all select b.org_id, b.project_id, 'change', b.change_id, 'comment', b.by_comment_id
		from coproduction.because b where b.change_id is not null and b.by_comment_id is not null
	union all select b.org_id, b.project_id, 'change', b.change_id, 'theme', b.by_theme_id
		from coproduction.because b where b.change_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'change', b.change_id, 'decision', b.by_decision_id
		from coproduction.because b where b.change_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'need', b.by_need_id
		from coproduction.because b where b.decision_id is not null and b.by_need_id is not null
	union all select b.org_id, b.project_id, 'promise', b.promise_id, 'need', b.by_need_id
		from coproduction.because b where b.promise_id is not null and b.by_need_id is not null
	union all select b.org_id, b.project_id, 'criterion', b.criterion_id, 'need', b.by_need_id
		from coproduction.because b where b.criterion_id is not null and b.by_need_id is not null
	union all select b.org_id, b.project_id, 'cohort', b.cohort_id, 'need', b.by_need_id
		from coproduction.because b where b.cohort_id is not null and b.by_need_id is not null
	union all select b.org_id, b.project_id, 'session', b.session_id, 'need', b.by_need_id
		from coproduction.because b where b.session_id is not null and b.by_need_id is not null
	union all select b.org_id, b.project_id, 'call', b.call_id, 'theme', b.by_theme_id
		from coproduction.because b where b.call_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'call', b.call_id, 'decision', b.by_decision_id
		from coproduction.because b where b.call_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'call', b.call_id, 'need', b.by_need_id
		from coproduction.because b where b.call_id is not null and b.by_need_id is not null
	union all select n.org_id, n.project_id, 'need', n.id, 'theme', n.theme_id from coproduction.need n where n.theme_id is not null;

-- Of runs and meetings only those that rest on something are ends; whoever sees one is said by programmes. A change is named by why it was made.
create or replace view coproduction.thread_end with (security_invoker = true) as
	select org_id, project_id, 'promise' as kind, id, doing::jsonb as words from coproduction.promise
	union all select org_id, project_id, 'criterion', id, words::jsonb from coproduction.criterion
	union all select org_id, project_id, 'decision', id, question::jsonb from coproduction.decision
	union all select org_id, project_id, 'theme', id, name::jsonb from coproduction.theme
	union all select org_id, project_id, 'need', id, statement::jsonb from coproduction.need
	union all select org_id, project_id, 'call', id, name::jsonb from coproduction.call
	union all select org_id, project_id, 'card', id, jsonb_build_object(language, words) from coproduction.card
	union all select org_id, project_id, 'comment', id, words from coproduction.comments_told()
	union all select org_id, project_id, 'change', id, why::jsonb from coproduction.change where why <> '{}'
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
					union all select project_id, false from coproduction.need where org_id = platform.org() and id = named and named_kind = 'need'
					union all select project_id, published_at is not null from coproduction.call where org_id = platform.org() and id = named and named_kind = 'call'
					union all select project_id, true from coproduction.criterion where org_id = platform.org() and id = named and named_kind = 'criterion'
					union all select project_id, by_theme_id in (select coproduction.public_themes()) or by_decision_id in (select coproduction.public_decisions())
							or by_criterion_id in (select coproduction.public_criteria())
						from coproduction.because where org_id = platform.org() and (cohort_id = named and named_kind = 'cohort' or session_id = named and named_kind = 'session')) it
				where platform.is_any(array['coordinator', 'evaluator', 'job']) or it.project_id = any (platform.circles('facilitator'))
					or it.project_id in (select coproduction.read_projects()) or it.open and it.project_id in (select coproduction.public_projects())))
	select case when c.people >= 5 or c.people = 0 then c.people end, c.people between 1 and 4 from counted c $$;
comment on function coproduction.people_behind(text, uuid) is 'How many people stand behind a run, a meeting, a call, a promise, a criterion, a decision, a need or a theme: a number from five on, else that they are a few.';
