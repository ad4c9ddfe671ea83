-- Who coordinates an area does in its runs what a coordinator of the whole organisation does in all. What belongs to no run stays with the
-- whole: who wants to hear of anything, moves from one course to another, areas and partners themselves.
do $$ declare
	run constant text := platform.circle('cohort_id', 'coordinator');
	session constant text := platform.among('session_id', $f$programmes.sessions_of('coordinator')$f$);
begin
	call platform.widen('programmes.cohort', '{sees}', platform.circle('id', 'coordinator'));
	call platform.widen('programmes.cohort', '{adds}', platform.circle('area_id', 'coordinator'));
	call platform.widen('programmes.cohort', '{changes}', platform.all_of(platform.circle('id', 'coordinator'), platform.circle('area_id', 'coordinator')));
	call platform.widen('programmes.cohort', '{removes}', platform.all_of(platform.circle('id', 'coordinator'), 'published_at is null'));
	call platform.widen('programmes.programme', '{adds}', platform.holds('coordinator'));
	call platform.widen('programmes.venue', '{adds,changes}', platform.holds('coordinator'));
	call platform.widen('programmes.block', '{sees,adds,removes}', run);
	call platform.widen('programmes.session', '{sees,adds,changes,removes}', run);
	call platform.widen('programmes.session_change', '{sees,adds,changes,removes}', session);
	call platform.widen('programmes.part', '{sees,adds,removes}', session);
	call platform.widen('programmes.attendance', '{sees,adds,changes,removes}', session);
	call platform.widen('programmes.mark', '{sees,adds}', session);
	call platform.widen('programmes.sheet', '{sees,adds,changes}', session);
	call platform.widen('programmes.round', '{sees}', session);
	call platform.widen('programmes.may_come', '{sees}', session);
	call platform.widen('programmes.parent_message', '{sees,changes}', session);
	call platform.widen('programmes.registration', '{sees,changes}', run);
	call platform.widen('programmes.certificate', '{sees,adds}', run);
	call platform.widen('programmes.follow_up', '{sees,adds}', run);
	call platform.widen('programmes.question', '{sees,changes}', run);
	call platform.widen('programmes.day_before', '{sees}', run);
end $$;

create function programmes.note_asker() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform people.note_asker(new.org_id, new.cohort_id, new.person_id);
	return null;
end $$;
revoke all on function programmes.note_asker from public;
create trigger note_asker after insert or update of person_id, cohort_id on programmes.registration for each row execute function programmes.note_asker();
select people.note_asker(r.org_id, r.cohort_id, r.person_id) from programmes.registration r;

create or replace function programmes.apologies(session uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select a.person_id from programmes.attendance a
	where a.org_id = platform.org() and a.session_id = session and a.state = 'apologies'
		and (platform.is('job') or platform.is('coordinator') or session in (select programmes.sessions_of('coordinator'))) $$;

create or replace function programmes.away_children(session uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select k.id from programmes.attendance a join people.child_card k on k.org_id = a.org_id and k.person_id = a.person_id
	where a.org_id = platform.org() and a.session_id = session and a.state = 'apologies'
		and (platform.is('coordinator') or session in (select programmes.sessions_of('facilitator')) or session in (select programmes.sessions_of('coordinator'))
			or (session in (select programmes.sessions_of('creche_worker')) and k.id in (select people.children_today('creche_worker')))) $$;

create or replace function programmes.told(registration uuid) returns table (untold boolean, at timestamptz) language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
	with hers as (
		select l.passed_on_at, l.sent_at,
			l.sent_at is null and l.passed_on_at is null and (l.withheld is null or l.withheld in ('by-phone', 'returned')) as untold
		from programmes.registration r join platform.letter l on l.org_id = r.org_id and l.account_id = r.person_id
		where r.org_id = platform.org() and r.id = registration
			and (r.person_id = platform.actor() or platform.is('coordinator') or platform.is('door') or platform.is('job')
				or r.cohort_id = any (platform.circles('coordinator')))
			and l.data ->> 'registration' = r.id::text
			and case when r.answer_by is null
				then l.kind = 'programmes.offer' and (l.data ->> 'offered')::timestamptz = r.offered_at
				else l.kind = 'programmes.held' and l.created_at >= r.joined_at - interval '1 minute' end)
	select coalesce(bool_and(hers.untold), false), min(coalesce(hers.sent_at, hers.passed_on_at)) from hers $$;

create or replace function programmes.turn(registration uuid) returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::integer from programmes.registration hers join programmes.registration ahead
		on ahead.org_id = hers.org_id and ahead.cohort_id = hers.cohort_id and ahead.state = 'waiting'
			and (ahead.joined_at, ahead.id) <= (hers.joined_at, hers.id) and (ahead.answer_by is null or ahead.id = hers.id)
	where hers.org_id = platform.org() and hers.id = registration and hers.state = 'waiting'
		and (hers.person_id = platform.actor() or platform.is('coordinator') or platform.is('door') or platform.is('job')
			or hers.cohort_id = any (platform.circles('coordinator'))) $$;

create or replace function programmes.she_lets_go() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.is('door') or platform.is('coordinator') or platform.is('job') or new.cohort_id = any (platform.circles('coordinator')) then
		return new;
	end if;
	raise exception using errcode = '42501', message = 'a place is not hers to give herself';
end $$;
