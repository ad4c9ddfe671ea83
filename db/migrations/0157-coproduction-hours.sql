-- Whoever works notes her hours by her receipt; those who run the project confirm them, and whoever evaluates reads totals.

create table coproduction.hours (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	engagement_id uuid not null,
	call_id uuid not null,
	day date not null,
	minutes integer not null check (minutes between 5 and 1440),
	what text not null check (length(what) between 1 and 300),
	confirmed_on date,
	confirmed_by uuid,
	primary key (org_id, id),
	foreign key (org_id, engagement_id, call_id) references coproduction.engagement (org_id, id, call_id) on delete cascade
);
create index on coproduction.hours (org_id, engagement_id, call_id);
create index on coproduction.hours (org_id, call_id);
comment on table coproduction.hours is 'Time that somebody worked: the day, how long, at what, as she noted it by her receipt; and since when it is confirmed. Legal basis: contract. Kept as her engagement.';
comment on column coproduction.hours.confirmed_by is 'Whoever runs the project confirmed it: never she who noted it, who has no account here.';

create function coproduction.shown_work() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select e.id from coproduction.engagement e where e.org_id = platform.org() and e.answer = 'yes' and e.application_id in (select coproduction.shown_applications()) $$;
revoke all on function coproduction.shown_work from public;
grant execute on function coproduction.shown_work to kith_app;
comment on function coproduction.shown_work() is 'The work that whoever showed a receipt said yes to.';

-- Hours are noted of days that are over or today, within the work; confirmed ones stand.
create function coproduction.keeps_hours() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	it coproduction.hours := coalesce(new, old);
begin
	if platform.org() is null then
		return it;
	end if;
	if tg_op = 'INSERT' and not exists (select from coproduction.engagement e join platform.organisation o on o.id = e.org_id
			where e.org_id = new.org_id and e.id = new.engagement_id and e.answer = 'yes' and new.day between e.from_on and e.until_on
				and new.day <= (platform.now() at time zone o.time_zone)::date)
		or tg_op = 'UPDATE' and old.confirmed_on is not null then
		raise exception using errcode = '42501', message = 'hours are of days that were worked, and confirmed ones stand';
	end if;
	return it;
end $$;
revoke all on function coproduction.keeps_hours from public;
create trigger keeps_hours before insert or update on coproduction.hours for each row execute function coproduction.keeps_hours();
comment on function coproduction.keeps_hours() is 'Holds hours to the days of the work, and confirmed ones as they are.';

call platform.secure('coproduction.hours',
	sees => platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'), platform.among('engagement_id', 'coproduction.shown_work()')),
	adds => platform.all_of('confirmed_on is null', platform.among('engagement_id', 'coproduction.shown_work()')),
	changes => platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')')),
	removes => platform.all_of('confirmed_on is null', platform.among('engagement_id', 'coproduction.shown_work()')),
	changing => 'confirmed_on, confirmed_by');

create function coproduction.hour_totals(project uuid) returns table (people bigint, minutes bigint, confirmed bigint) stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(distinct h.engagement_id), coalesce(sum(h.minutes), 0), coalesce(sum(h.minutes) filter (where h.confirmed_on is not null), 0)
	from coproduction.call c join coproduction.hours h on h.org_id = c.org_id and h.call_id = c.id
	where c.org_id = platform.org() and c.project_id = project
		and (platform.is('coordinator') or platform.is('evaluator') or project = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.hour_totals from public;
grant execute on function coproduction.hour_totals to kith_app;
comment on function coproduction.hour_totals(uuid) is 'How many worked in a project, and how long in all, for those who run it and whoever evaluates; nobody''s own hours.';
