-- A goal keeps its state when it is let go: hers alone from then on, picked up again when she likes, gone for good when she erases it.

alter table programmes.goal drop constraint goal_state_check;
alter table programmes.goal add constraint goal_state_check check (state in ('planted', 'growing', 'in-bloom', 'resting', 'let-go'));
alter table programmes.goal add constraint goal_let_go_is_hers check (state <> 'let-go' or sharing = 'nobody');
alter table programmes.goal alter column state set default 'planted';
update programmes.goal set state = 'planted'
	where state = 'growing' and not exists (select 1 from programmes.watering w where w.org_id = goal.org_id and w.goal_id = goal.id and w.leaves > 0);
comment on table programmes.goal is 'What somebody wants for herself, in one sentence. Hers alone; with facilitator her facilitators read it, with group also whoever comes to it, without her name. Let go, it is hers alone again, until she picks it up or erases it.';

create or replace function programmes.count_goals(cohort uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(distinct g.person_id)::integer from programmes.goal g join people.member m on m.org_id = g.org_id and m.circle_id = g.cohort_id and m.person_id = g.person_id
	where g.org_id = platform.org() and g.cohort_id = cohort and g.state <> 'let-go'
		and (platform.is('coordinator') or cohort = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[]))
	having count(distinct g.person_id) >= 8 $$;
