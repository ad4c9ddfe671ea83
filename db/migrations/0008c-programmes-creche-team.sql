-- How many people mind the children, for the sentence that says how many it takes. Those who mind them may not read who holds which role.
create function programmes.creche_team(cohort uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(distinct r.account_id)::integer from platform.role_now r
	where r.org_id = platform.org() and r.circle_id = cohort and r.role = 'creche_worker'
		and (platform.is('coordinator') or cohort = any ((select platform.circles(array['facilitator', 'creche_worker']))::uuid[])) $$;
revoke all on function programmes.creche_team from public;
grant execute on function programmes.creche_team to kith_app;
comment on function programmes.creche_team(uuid) is 'How many crèche workers a course has now: a count, for those who run the course or mind its crèche.';
