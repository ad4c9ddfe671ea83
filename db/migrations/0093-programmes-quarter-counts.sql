-- What a programme lead reads of an area beside who came: how many were referred, wanted to hear more and were called, how many runs have an agreement, and what was given back.
alter table programmes.area_figure
	add column referred integer check (referred = 0 or referred >= 5),
	add column interested integer check (interested = 0 or interested >= 5),
	add column called integer check (called = 0 or called >= 5),
	add column agreed integer check (agreed >= 0),
	add column given_back integer check (given_back >= 0);
comment on column programmes.area_figure.referred is 'Different people who were referred, and so on: empty where that is hidden, and of quarters that were counted before it was.';
comment on column programmes.area_figure.agreed is 'Runs of the quarter that have an agreement: no number of people.';
comment on column programmes.area_figure.given_back is 'Pence of claims that were approved; empty where fewer than five people claimed.';

create function programmes.quarter_counts(quarter date) returns table (area uuid, what text, of uuid, pence integer) stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	org constant uuid := platform.org();
	zone constant text := (select o.time_zone from platform.organisation o where o.id = org);
	began constant timestamptz := quarter::timestamp at time zone zone;
	ended constant timestamptz := (quarter + interval '3 months') at time zone zone;
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work counts a quarter';
	end if;
	return query
	select r.area_id, 'referred', r.person_id, 0 from programmes.referral r where r.org_id = org and r.sent_at >= began and r.sent_at < ended
	union all
	select i.area_id, 'interested', i.person_id, 0 from programmes.interest i where i.org_id = org and i.asked_at >= began and i.asked_at < ended
	union all
	select coalesce(c.area_id, f.area_id), 'called', f.person_id, 0 from programmes.follow_up f left join programmes.cohort c on c.org_id = f.org_id and c.id = f.cohort_id
		where f.org_id = org and f.noted_at >= began and f.noted_at < ended
	union all
	select c.area_id, 'agreed', c.id, 0 from programmes.cohort c where c.org_id = org and c.published_at is not null
		and exists (select from programmes.agreement a where a.org_id = org and a.cohort_id = c.id and a.agreed_at < ended)
		and exists (select from programmes.meeting m where m.org_id = org and m.cohort_id = c.id and m.starts_at >= began and m.starts_at < ended)
	union all
	select c.area_id, 'given_back', coalesce(l.person_id, l.id), l.pence from programmes.claim l join programmes.cohort c on c.org_id = l.org_id and c.id = l.cohort_id
		where l.org_id = org and l.state in ('approved', 'paid') and l.decided_at >= began and l.decided_at < ended;
end $$;
revoke all on function programmes.quarter_counts from public;
grant execute on function programmes.quarter_counts to kith_worker;
comment on function programmes.quarter_counts(date) is 'For timed work: who was referred, wanted to hear more or was called in a quarter, the runs that have an agreement, and claims that were approved, with their areas.';
