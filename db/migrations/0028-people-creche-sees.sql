-- A crèche worker needs the children of the day, what is known of them, and whose they are. She could also read the name of everybody
-- in her course, who belongs to it, and on which other days a child comes: no screen of hers shows that, and no policy allows it now.

create function people.parents_today(role text) returns setof uuid stable language sql security definer rows 10 set search_path = pg_catalog, pg_temp as $$
	select c.person_id from people.creche_day d
		join platform.organisation o on o.id = d.org_id
		join people.child c on c.org_id = d.org_id and c.id = d.child_id
	where d.org_id = platform.org() and d.circle_id = any ((select platform.circles(role))::uuid[])
		and d.day = (platform.now() at time zone o.time_zone)::date $$;
revoke all on function people.parents_today from public;
grant execute on function people.parents_today to kith_app;
comment on function people.parents_today(text) is 'The parents of the children who are today in the crèche of a circle in which the speaker holds this role.';

create function people.today() returns date stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select (platform.now() at time zone o.time_zone)::date from platform.organisation o where o.id = platform.org() $$;
revoke all on function people.today from public;
grant execute on function people.today to kith_app;
comment on function people.today() is 'The day that it is where the organisation is.';

alter policy sees on people.person using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,safeguarding_lead,door,job}'::text[]))
	or id = (select platform.actor())
	or id in (select people.in_circles_of('facilitator'))
	or id in (select people.parents_today('creche_worker'))));

alter policy sees on people.membership using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,safeguarding_lead,door,job}'::text[]))
	or person_id = (select platform.actor())
	or circle_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[])
	or (circle_id = any ((select platform.circles('{creche_worker}'::text[]))::uuid[])
		and person_id in (select people.parents_today('creche_worker')))));

alter policy sees on people.creche_day using (org_id = (select platform.org()) and (
	(select platform.is_any('{coordinator,door,job}'::text[]))
	or circle_id = any ((select platform.circles('{facilitator}'::text[]))::uuid[])
	or child_id in (select people.own_children())
	or (circle_id = any ((select platform.circles('{creche_worker}'::text[]))::uuid[]) and day = (select people.today()))));
