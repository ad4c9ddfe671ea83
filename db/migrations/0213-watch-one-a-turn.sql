-- Two who lay the rota at the same moment: one shift a turn at a time, whoever writes it.
create function watch.one_a_turn() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('watch rota ' || new.org_id, 0));
	if exists (select from watch.duty d where d.org_id = new.org_id and d.line = new.line and d.turn = new.turn
			and d.starts_at < new.ends_at and d.ends_at > new.starts_at) then
		raise exception using errcode = '23P01', message = 'somebody is laid at that time already';
	end if;
	return new;
end $$;
revoke all on function watch.one_a_turn from public;
create trigger one_a_turn before insert on watch.duty for each row execute function watch.one_a_turn();

-- For whoever lays a rota: waits until nobody else does in this organisation, so that what is free then stays free.
create function watch.hold_rota() returns void language sql set search_path = pg_catalog, pg_temp as $$
	select pg_advisory_xact_lock(hashtextextended('watch rota ' || platform.org(), 0)) $$;
revoke all on function watch.hold_rota from public;
grant execute on function watch.hold_rota to kith_app;
comment on function watch.hold_rota() is 'Waits until nobody else lays the rota of this organisation; held until the work is done.';
