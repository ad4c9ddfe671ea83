-- A turn counts from her answer, not from her asking: whoever was told "number 2" is not overtaken by somebody who had asked
-- before her and answers later. For those who wait already it is the moment they asked.
alter table programmes.registration add column turn_at timestamptz not null default platform.moment();
update programmes.registration set turn_at = joined_at;
comment on column programmes.registration.turn_at is 'Since when her turn on the waiting list counts: since she answered; since she asked where nothing had to be answered.';

create function programmes.keep_turn() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	new.turn_at := case when old.answer_by is not null and new.answer_by is null then platform.moment() else new.joined_at end;
	return new;
end $$;
create trigger keep_turn before insert on programmes.registration for each row execute function programmes.keep_turn();
create trigger keep_turn_on before update on programmes.registration for each row
	when ((old.answer_by is not null and new.answer_by is null and new.state = 'waiting') or new.joined_at is distinct from old.joined_at)
	execute function programmes.keep_turn();

drop index programmes.registration_org_id_cohort_id_joined_at_idx;
create index on programmes.registration (org_id, cohort_id, turn_at) where state = 'waiting';

create or replace function programmes.turn(registration uuid) returns int stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration hers join programmes.registration ahead
		on ahead.org_id = hers.org_id and ahead.cohort_id = hers.cohort_id and ahead.session_id is not distinct from hers.session_id and ahead.state = 'waiting'
			and (ahead.id = hers.id or ahead.answer_by is null and (hers.answer_by is not null or (ahead.turn_at, ahead.id) < (hers.turn_at, hers.id)))
	where hers.org_id = platform.org() and hers.id = registration and hers.state = 'waiting'
		and (hers.person_id = platform.actor() or platform.is('coordinator') or platform.is('door') or platform.is('job')
			or hers.cohort_id = any (platform.circles('coordinator'))) $$;
