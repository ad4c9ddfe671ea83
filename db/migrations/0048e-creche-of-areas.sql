-- Who coordinates an area does in the crèches of its runs what a coordinator of the whole organisation does in all.
do $$ declare
	circle constant text := platform.circle('circle_id', 'coordinator');
	sitting constant text := platform.among('sitting_id', $f$creche.sittings_of('coordinator')$f$);
begin
	call platform.widen('creche.band', '{sees,adds,removes}', circle);
	call platform.widen('creche.place', '{sees,changes}', circle);
	call platform.widen('creche.sitting', '{sees,changes}', circle);
	call platform.widen('creche.space', '{sees,adds,changes,removes}', circle);
	call platform.widen('creche.visit', '{sees}', sitting);
	call platform.widen('creche.worker_hours', '{sees,adds,changes,removes}', sitting);
end $$;

create or replace function creche.team(circle uuid) returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select count(distinct r.account_id)::integer from platform.role_now r
	where r.org_id = platform.org() and r.circle_id = circle and r.role = 'creche_worker'
		and (platform.is('coordinator') or circle = any ((select platform.circles(array['facilitator', 'creche_worker', 'coordinator']))::uuid[])) $$;

create or replace function creche.she_lets_go() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.is('door') or platform.is('coordinator') or platform.is('job') or new.circle_id = any (platform.circles('coordinator')) then
		return new;
	end if;
	raise exception using errcode = '42501', message = 'a place is not hers to give herself';
end $$;
