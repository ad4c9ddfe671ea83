-- The thread goes through documents: a paragraph was changed because of what somebody said to it (rank 1), or of a theme or a decision.
alter table coproduction.because add column change_id uuid, add column by_comment_id uuid;
alter table coproduction.because
	drop constraint one_link, drop constraint one_later_end, drop constraint one_earlier_end, drop constraint no_circle,
	add constraint one_link unique nulls not distinct
		(org_id, theme_id, decision_id, promise_id, criterion_id, change_id, cohort_id, session_id, by_note_id, by_card_id, by_comment_id, by_theme_id, by_decision_id, by_criterion_id),
	add foreign key (org_id, change_id, project_id) references coproduction.change (org_id, id, project_id) on delete cascade,
	add foreign key (org_id, by_comment_id, project_id) references coproduction.comment (org_id, id, project_id) on delete cascade,
	add constraint one_later_end check (num_nonnulls(theme_id, decision_id, promise_id, criterion_id, change_id, cohort_id, session_id) = 1),
	add constraint one_earlier_end check (num_nonnulls(by_note_id, by_card_id, by_comment_id, by_theme_id, by_decision_id, by_criterion_id) = 1),
	add constraint no_circle check (
		case when num_nonnulls(by_note_id, by_card_id, by_comment_id) = 1 then 1 when by_theme_id is not null then 2 when by_decision_id is not null then 3 else 4 end
			< case when theme_id is not null then 2 when decision_id is not null then 3 when num_nonnulls(promise_id, criterion_id, change_id) = 1 then 4 else 5 end
		or decision_id is not null and by_decision_id is not null and decision_id <> by_decision_id),
	add constraint comment_under_change check (by_comment_id is null or change_id is not null),
	add constraint change_on_what_was_said check (change_id is null or by_note_id is null);
create index on coproduction.because (org_id, change_id, project_id) where change_id is not null;
create index on coproduction.because (org_id, by_comment_id, project_id) where by_comment_id is not null;
comment on table coproduction.because is 'This is so because of that: exactly one later end and one earlier end. A link goes from a later rank to an earlier one only (note, card and comment 1, theme 2, decision 3, promise, criterion and change 4, run and meeting 5), and among decisions from a later to an earlier: no circle can come about. Kept as its ends.';

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
		from coproduction.because b where b.change_id is not null and b.by_decision_id is not null;

create function coproduction.comments_told() returns table (org_id uuid, project_id uuid, id uuid, words jsonb) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.org_id, c.project_id, c.id, jsonb_build_object(c.language, c.words) from coproduction.comment c
	where c.org_id = platform.org() and c.read_on is not null and c.why is null
		and (platform.is_any(array['coordinator', 'evaluator', 'job']) or c.project_id = any (platform.circles('facilitator')) or c.version_id in (select coproduction.read_versions())) $$;
revoke all on function coproduction.comments_told from public;
grant execute on function coproduction.comments_told to kith_app;
comment on function coproduction.comments_told() is 'What was said to documents and read by a person, as ends of the thread, for whoever reads them; nobody stands beside it.';

-- Of runs and meetings only those that rest on something are ends; whoever sees one is said by programmes. A change is named by why it was made.
create or replace view coproduction.thread_end with (security_invoker = true) as
	select org_id, project_id, 'promise' as kind, id, doing::jsonb as words from coproduction.promise
	union all select org_id, project_id, 'criterion', id, words::jsonb from coproduction.criterion
	union all select org_id, project_id, 'decision', id, question::jsonb from coproduction.decision
	union all select org_id, project_id, 'theme', id, name::jsonb from coproduction.theme
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

create function coproduction.forget_comments(person uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work forgets somebody';
	end if;
	delete from coproduction.comment c where c.org_id = platform.org() and c.person_id = person
		and not exists (select from coproduction.because b where b.org_id = c.org_id and b.by_comment_id = c.id);
	update coproduction.comment c set person_id = null where c.org_id = platform.org() and c.person_id = person;
end $$;
revoke all on function coproduction.forget_comments from public;
grant execute on function coproduction.forget_comments to kith_app;
comment on function coproduction.forget_comments(uuid) is 'Somebody is forgotten: what she said to a document goes, or stays without her where it led to a change.';
