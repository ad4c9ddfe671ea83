-- Whoever asked for something in a circle is known to its coordinator before she belongs to it: while she waits, and after a no.
create table people.asker (
	org_id uuid not null,
	circle_id uuid not null,
	person_id uuid not null,
	primary key (org_id, circle_id, person_id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on people.asker (org_id, person_id);
comment on table people.asker is 'That somebody asked for something in a circle: from it follows that who coordinates it may know her. Read by nobody but the functions that answer that. Kept as the person.';
call platform.secure('people.asker', sees => null);

create function people.note_asker(org uuid, circle uuid, person uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
	insert into people.asker (org_id, circle_id, person_id) values (org, circle, person) on conflict do nothing $$;
revoke all on function people.note_asker from public;
comment on function people.note_asker(uuid, uuid, uuid) is 'Published, for triggers of the room in whose circle she asked.';

create function people.coordinated() returns setof uuid stable language sql rows 100 security definer set search_path = pg_catalog, pg_temp as $$
	select m.person_id from people.membership m
		where m.org_id = platform.org() and m.circle_id = any ((select platform.circles('coordinator'))::uuid[])
	union select a.person_id from people.asker a
		where a.org_id = platform.org() and a.circle_id = any ((select platform.circles('coordinator'))::uuid[]) $$;
revoke all on function people.coordinated from public;
grant execute on function people.coordinated to kith_app;
comment on function people.coordinated() is 'The people who belong to circles that the speaker coordinates, belonged to one, or asked for something there. Nobody for whoever coordinates the whole organisation: she needs no list.';

create function people.children_coordinated() returns setof uuid stable language sql rows 100 security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from people.child c where c.org_id = platform.org() and c.person_id in (select people.coordinated()) $$;
revoke all on function people.children_coordinated from public;
grant execute on function people.children_coordinated to kith_app;
comment on function people.children_coordinated() is 'The children of those people.';

do $$ declare
	hers constant text := platform.among('person_id', 'people.coordinated()');
	just constant text := platform.all_of(platform.holds('coordinator'), platform.among('person_id', 'people.just_written()'));
begin
	call platform.widen('people.person', '{sees}', platform.any_of(platform.among('id', 'people.coordinated()'), platform.among('id', $f$platform.team_of('coordinator')$f$)));
	call platform.widen('people.person', '{changes}', platform.among('id', 'people.coordinated()'));
	call platform.widen('people.person', '{adds}', platform.holds('coordinator'));
	call platform.widen('people.address', '{sees,changes}', hers);
	call platform.widen('people.address', '{adds}', platform.any_of(just, hers));
	call platform.widen('people.safe_contact', '{sees,changes}', hers);
	call platform.widen('people.safe_contact', '{adds}', platform.any_of(just, hers));
	call platform.widen('people.change_for', '{sees}', hers);
	call platform.widen('people.change_for', '{adds}', platform.all_of(platform.own('changed_by'), platform.not_own('person_id'), hers));
	call platform.widen('people.child', '{sees,changes}', hers);
	call platform.widen('people.child_care', '{sees,changes}', platform.among('child_id', 'people.children_coordinated()'));
	call platform.widen('people.consent', '{sees}', hers);
	call platform.widen('people.loss', '{adds}', platform.all_of(platform.own('told_by'), platform.not_own('person_id'), hers));
	call platform.widen('people.phone_try', '{sees}', hers);
	call platform.widen('people.phone_try', '{adds}', platform.all_of(platform.own('noted_by'), hers));
	call platform.widen('people.page_code', '{sees,changes}', hers);
	call platform.widen('people.page_code', '{adds}', platform.all_of(platform.own('made_by'), platform.not_own('person_id'), hers));
	call platform.widen('people.membership', '{sees,changes}', platform.circle('circle_id', 'coordinator'));
	call platform.widen('people.membership', '{adds}', platform.all_of(platform.circle('circle_id', 'coordinator'), platform.any_of(just, hers)));
	call platform.widen('people.creche_day', '{sees,removes}', platform.circle('circle_id', 'coordinator'));
	call platform.widen('people.creche_day', '{adds}', platform.all_of(platform.circle('circle_id', 'coordinator'), platform.among('child_id', 'people.children_coordinated()')));
	call platform.widen('platform.account', '{sees}', platform.among('id', 'people.coordinated()'));
	call platform.widen('platform.account', '{adds}', platform.holds('coordinator'));
	call platform.widen('platform.letter', '{adds}', platform.all_of(platform.among('account_id', 'people.coordinated()'), $f$kind not like 'safeguarding.%'$f$));
	call platform.widen('platform.letter', '{sees}', platform.all_of(platform.among('account_id', 'people.coordinated()'), 'sent_at is null',
		$f$coalesce(withheld, '') not in ('not-needed', 'closed', 'quiet', 'topic-off', 'too-many')$f$, $f$kind not like 'safeguarding.%'$f$));
end $$;

create or replace function people.come_back(circle uuid, person uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not (person = platform.actor() or platform.is('coordinator') or circle = any (platform.circles(array['facilitator', 'coordinator'])))
		or not exists (select from people.rest r where r.org_id = platform.org() and r.circle_id = circle and r.person_id = person) then
		return false;
	end if;
	insert into people.membership (org_id, circle_id, person_id) values (platform.org(), circle, person) on conflict do nothing;
	return true;
end $$;

create or replace function people.resting(circle uuid) returns table (person_id uuid, called text) language sql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
	select p.id, p.called from people.rest r join people.person p on p.org_id = r.org_id and p.id = r.person_id
		join platform.account a on a.org_id = p.org_id and a.id = p.id and a.closed_at is null
	where r.org_id = platform.org() and r.circle_id = circle
		and (circle = any (platform.circles(array['facilitator', 'coordinator'])) or platform.is('coordinator'))
	order by lower(p.called), p.id $$;

-- What is found is told of hers alone.
create or replace function people.found(words text[], address text, digits text) returns setof uuid language sql stable rows 50 security definer set search_path = pg_catalog, pg_temp as $$
	with hit as (
		select p.id from people.person p where p.org_id = platform.org() and cardinality(words) > 0
			and p.name_words @@ (select string_agg(people.beginning(word)::text, ' & ')::tsquery from unnest(words) as word)
		union
		select a.person_id from people.address a where a.org_id = platform.org() and a.kind = 'email'
			and a.value ~>=~ address and a.value ~<~ (address || chr(1114111))
		union
		select a.person_id from people.address a where a.org_id = platform.org() and a.kind = 'phone'
			and people.digits_on(a.value) @@ people.beginning(digits))
	select h.id from hit h where (select platform.is('coordinator')) or h.id in (select people.coordinated()) $$;
comment on function people.found(text[], text, text) is 'Published, for a coordinator: the people of hers whose name has words that begin like these, whose address begins like this, or whose number has these digits.';

create or replace function people.quiet_shown(people uuid[]) returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.person_id from people.loss l where l.org_id = platform.org() and l.person_id = any (people) and l.resumed_at is null
		and (platform.is('coordinator') or l.person_id in (select people.in_circles_of('facilitator')) or l.person_id in (select people.coordinated()))
		and (l.may_know or l.told_by = platform.actor()) $$;

create or replace function platform.send_again(letter uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('coordinator') and cardinality(platform.circles('coordinator')) = 0 then
		raise exception using errcode = '42501', message = 'only a coordinator sends a letter again';
	end if;
	update platform.letter l set withheld = null, refused = null, tried_at = null, leaves_at = null
		where l.org_id = platform.org() and l.id = send_again.letter and l.sent_at is null and l.kind not like 'safeguarding.%'
			and (l.withheld is null or l.withheld = 'returned')
			and (platform.is('coordinator') or l.account_id in (select people.coordinated()));
	if not found then
		return false;
	end if;
	perform graphile_worker.add_job('letter', json_build_object('org', platform.org(), 'letter', send_again.letter), max_attempts => 12,
		job_key => 'letter-' || send_again.letter);
	return true;
end $$;
