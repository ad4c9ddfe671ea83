-- What a guest knows of her day: where it is not so any more, a person tells her. She gets no letters, so that nobody else would.
alter table programmes.guest add column expects_at timestamptz;
alter table programmes.guest add column expects_where uuid;
alter table programmes.guest add foreign key (org_id, expects_where) references programmes.venue (org_id, id);
create index on programmes.guest (org_id, expects_where) where expects_where is not null;
comment on column programmes.guest.expects_at is 'When she thinks that it begins, as it stood when she booked or was told of a change; empty where she knows that it was called off.';
comment on column programmes.guest.expects_where is 'The venue where she thinks that it is; empty where it is online.';
grant update (expects_at, expects_where) on programmes.guest to kith_app;

create function programmes.begins_for(g programmes.guest) returns timestamptz stable language sql set search_path = pg_catalog, pg_temp as $$
	select min(s.starts_at) from programmes.session s
	where s.org_id = g.org_id and s.cohort_id = g.cohort_id and (g.session_id is null or s.id = g.session_id) and s.cancelled_at is null and s.kind <> 'reunion' $$;
comment on function programmes.begins_for(programmes.guest) is 'When the day of a guest begins; nothing where it was called off.';

update programmes.guest g set expects_at = programmes.begins_for(g), expects_where = c.venue_id
	from programmes.cohort c where c.org_id = g.org_id and c.id = g.cohort_id;

-- What the policy of changes can't say, for it does not see the row as it was: who runs the day notes who came, and by her link a guest lets go.
create function programmes.guest_stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.is('coordinator') or platform.is('job') or new.cohort_id = any (platform.circles('coordinator')) then
		return new;
	end if;
	if platform.is('link') and new.called = '' and new.link_hash is not distinct from old.link_hash
		and (new.came, new.noted_by, new.expects_at, new.expects_where) is not distinct from (old.came, old.noted_by, old.expects_at, old.expects_where) then
		return new;
	end if;
	raise exception using errcode = '42501', message = 'of a guest only who came is noted here';
end $$;
create trigger guest_stays before update on programmes.guest for each row
	when (platform.org() is not null and (new.called, new.organisation, new.way, new.link_hash, new.given_up_at, new.forgotten_at, new.expects_at, new.expects_where)
		is distinct from (old.called, old.organisation, old.way, old.link_hash, old.given_up_at, old.forgotten_at, old.expects_at, old.expects_where))
	execute function programmes.guest_stays();
