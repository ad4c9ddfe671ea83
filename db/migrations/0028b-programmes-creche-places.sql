-- Places in the crèche are given by the coordinator and looked at by those who run the course: whoever minds the children reads the list of the day.
alter policy sees on programmes.creche_place using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,door,job}'::text[]))
	or person_id = (select platform.actor())
	or cohort_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[])));
