-- Calls: who is to be rung, whatever the reason, is one list that follows from what is known; a try to reach somebody is kept where tries to reach
-- those who were missed always were. Whoever belongs to no circle yet (she wants to hear, or somebody wrote for her) carries the area that she named.

alter table programmes.follow_up alter column cohort_id drop not null;
alter table programmes.follow_up drop constraint follow_up_reason_check, drop constraint follow_up_outcome_check;
alter table programmes.follow_up
	add constraint follow_up_reason_check check (reason in ('no-word-twice', 'wants-contact', 'new', 'interest', 'referral', 'walked-in', 'rests', 'other')),
	add constraint follow_up_outcome_check check (outcome in ('reached', 'left-message', 'not-reached', 'not-needed', 'go-on')),
	add constraint follow_up_circle_check check (cohort_id is not null or reason in ('interest', 'referral'));
comment on table programmes.follow_up is 'That somebody tried to reach a parent, why, and how it went; after three tries that somebody decided to let her be, or to go on.';
alter table programmes.follow_up add column area_id uuid;
alter table programmes.follow_up add foreign key (org_id, area_id) references programmes.area (org_id, id);
create index on programmes.follow_up (org_id, area_id);
comment on column programmes.follow_up.area_id is 'The area that she had named who belonged to no run.';
comment on column programmes.follow_up.cohort_id is 'The run because of which she was called; empty while she belongs to none.';

alter table programmes.cohort add column call_after integer not null default 2 constraint cohort_call_after_check check (call_after between 1 and 6);
comment on column programmes.cohort.call_after is 'After so many meetings without a word from her somebody is called.';
grant update (call_after) on programmes.cohort to kith_app;

alter table programmes.interest add column area_id uuid;
alter table programmes.interest add foreign key (org_id, area_id) references programmes.area (org_id, id);
create index on programmes.interest (org_id, area_id);
comment on column programmes.interest.area_id is 'The area that whoever is called so belongs to, as far as it is known: who coordinates it sees her.';
alter table programmes.referral add column area_id uuid;
alter table programmes.referral add foreign key (org_id, area_id) references programmes.area (org_id, id);
create index on programmes.referral (org_id, area_id);
comment on column programmes.referral.area_id is 'The area that whoever is called so belongs to, as far as it is known: who coordinates it answers for her.';

create function programmes.area_called(org uuid, words text, programme uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(
		(select a.id from programmes.area a where a.org_id = org and lower(a.name) = lower(btrim(words))
			and coalesce(a.until > platform.now()::date, true) order by a.id limit 1),
		(select min(c.area_id::text)::uuid from programmes.cohort c join programmes.venue v on v.org_id = c.org_id and v.id = c.venue_id
			where c.org_id = org and c.area_id is not null and c.published_at is not null and btrim(words) <> '' and lower(v.area) = lower(btrim(words))
			having count(distinct c.area_id) = 1),
		(select min(c.area_id::text)::uuid from programmes.cohort c
			where c.org_id = org and c.area_id is not null and c.published_at is not null and btrim(words) = '' and c.programme_id = programme
			having count(distinct c.area_id) = 1)) $$;
revoke all on function programmes.area_called from public;
comment on function programmes.area_called(uuid, text, uuid) is 'The area that somebody means who names a place or a programme: called so, or the only one whose runs meet there or are of it; nothing where it is not sure.';

create function programmes.lay_in_area() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	new.area_id := programmes.area_called(new.org_id, new.area, (to_jsonb(new) ->> 'programme_id')::uuid);
	return new;
end $$;
revoke all on function programmes.lay_in_area from public;
comment on function programmes.lay_in_area() is 'Whoever wants to hear, or was written for, is laid in the area that was named.';

create function programmes.note_area_asker() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if tg_op <> 'INSERT' and old.area_id is not null
		and not exists (select from programmes.interest i where i.org_id = old.org_id and i.area_id = old.area_id and i.person_id = old.person_id)
		and not exists (select from programmes.referral r where r.org_id = old.org_id and r.area_id = old.area_id and r.person_id = old.person_id) then
		perform people.forget_asker(old.org_id, old.area_id, old.person_id);
	end if;
	if tg_op <> 'DELETE' and new.area_id is not null then
		perform people.note_asker(new.org_id, new.area_id, new.person_id);
	end if;
	return null;
end $$;
revoke all on function programmes.note_area_asker from public;
comment on function programmes.note_area_asker() is 'Who coordinates an area knows whoever asks there, for as long as what she asked is kept.';

update programmes.interest i set area_id = programmes.area_called(i.org_id, i.area, i.programme_id);
update programmes.referral r set area_id = programmes.area_called(r.org_id, r.area, null);
select people.note_asker(w.org_id, w.area_id, w.person_id) from (
	select org_id, area_id, person_id from programmes.interest union select org_id, area_id, person_id from programmes.referral) w
	where w.area_id is not null;
create trigger lay_in_area before insert on programmes.interest for each row execute function programmes.lay_in_area();
create trigger lay_in_area before insert on programmes.referral for each row execute function programmes.lay_in_area();
create trigger note_area_asker after insert or update of person_id, area_id or delete on programmes.interest for each row execute function programmes.note_area_asker();
create trigger note_area_asker after insert or update of person_id, area_id or delete on programmes.referral for each row execute function programmes.note_area_asker();

do $$
declare
	hers constant text := platform.circle('area_id', 'coordinator');
begin
	call platform.widen('programmes.interest', '{sees}', hers);
	call platform.widen('programmes.referral', '{sees,changes}', hers);
	call platform.widen('programmes.referral_line', '{sees}', platform.among('referral_id',
		$q$r.id from programmes.referral r where r.answer = any (array['confirmed', 'corrected'])
			and r.area_id = any ((select platform.circles('{coordinator}'::text[]))::uuid[])$q$));
	call platform.widen('programmes.follow_up', '{sees,adds}', hers);
end $$;

create or replace function programmes.forget_lines(referral uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('coordinator') and not exists (select from programmes.referral r where r.org_id = platform.org() and r.id = referral
		and r.area_id = any (platform.circles('{coordinator}'::text[]))) then
		raise exception using errcode = '42501', message = 'only whoever coordinates notes what she said on the phone';
	end if;
	delete from programmes.referral_line l where l.org_id = platform.org() and l.referral_id = referral
		and exists (select from programmes.referral r where r.org_id = l.org_id and r.id = referral and r.answer = 'withdrawn');
end $$;
