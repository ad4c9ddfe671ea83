-- Who coordinates an area takes a register of its meetings along on a phone without signal, ends a pocket there, and settles what it parked.
do $$ declare
	session constant text := platform.among('session_id', $f$programmes.sessions_of('coordinator')$f$);
begin
	call platform.widen('programmes.pocket', '{sees,changes}', session);
	call platform.widen('programmes.pocket', '{adds}', platform.all_of(platform.own('account_id'), session));
	call platform.widen('programmes.pocket_mark', '{sees,changes}', session);
	call platform.widen('programmes.head_count', '{sees,adds}', session);
end $$;
