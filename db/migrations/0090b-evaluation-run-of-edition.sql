-- A published report bears the logos of those with whom its run was held and who paid for it: of which run it is.

create function evaluation.shown_run() returns uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.cohort_id from evaluation.edition e join evaluation.report r on r.org_id = e.org_id and r.id = e.report_id
	where e.org_id = platform.org() and e.id in (select evaluation.shown_editions()) $$;
revoke all on function evaluation.shown_run from public;
grant execute on function evaluation.shown_run to kith_app;
comment on function evaluation.shown_run is 'The run that the published report of the shown link is about, where it is about one: whoever opened it may know with whom it was held.';
