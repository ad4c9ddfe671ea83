-- What came beside areas is theirs too: a coordinator of an area lays out booklets of her runs, and writes down what a venue is like inside, as she writes down the venue.
do $$ declare
	session constant text := platform.among('session_id', $f$programmes.sessions_of('coordinator')$f$);
	hers constant text := platform.holds('coordinator');
begin
	call platform.widen('programmes.booklet', '{sees,adds,changes}', session);
	call platform.widen('programmes.venue_room', '{sees,adds,removes}', hers);
	call platform.widen('programmes.venue_keeping', '{sees,adds,changes}', hers);
	call platform.widen('programmes.venue_cost', '{sees,adds,changes,removes}', hers);
	call platform.widen('programmes.risk_check', '{sees}', hers);
	call platform.widen('programmes.risk_check', '{adds}', platform.all_of(hers, platform.own('written_by')));
end $$;

create or replace function programmes.booklet_openings(session uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select case when platform.is('coordinator') or session in (select programmes.sessions_of('coordinator'))
		then (select count(*)::integer from programmes.booklet_opened o where o.org_id = platform.org() and o.session_id = session) end $$;
