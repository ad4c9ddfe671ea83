-- Whoever is chosen is offered the work: hours, pay, from when until when. She answers by her receipt, and her yes makes the engagement.

alter table coproduction.application drop constraint application_outcome_check,
	add constraint application_outcome_check check (outcome in ('shortlisted', 'not-this-time', 'chosen'));

create table coproduction.engagement (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	call_id uuid not null,
	application_id uuid not null,
	called text not null check (length(called) between 1 and 200),
	hours integer not null check (hours between 1 and 2000),
	per text not null check (per in ('week', 'month', 'all')),
	rate integer not null check (rate between 1 and 50000),
	from_on date not null,
	until_on date not null,
	offered_on date not null,
	offered_by uuid,
	answer text check (answer in ('yes', 'no')),
	answered_on date,
	version integer not null default 1,
	primary key (org_id, id),
	unique (org_id, application_id),
	unique (org_id, id, call_id),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade,
	check (until_on >= from_on),
	constraint answered_on_a_day check (num_nonnulls(answer, answered_on) in (0, 2))
);
create index on coproduction.engagement (org_id, application_id, call_id);
create index on coproduction.engagement (org_id, call_id);
comment on table coproduction.engagement is 'Work that was offered to somebody who applied, and her yes or no: hours a week, a month or in all, pay for an hour, from when until when. Legal basis: contract, and the steps before it. Kept three years after its last day where she said yes, as what was paid is asked for; else as the application.';
comment on column coproduction.engagement.called is 'What she is called, as she wrote it when she applied: for those who confirm her hours.';
comment on column coproduction.engagement.rate is 'What an hour is paid, in pence.';
comment on column coproduction.engagement.version is 'Which offer it is: an answer is to the one that she read.';

create or replace function coproduction.is_outlived(a coproduction.application) returns boolean stable language sql as $$
	select greatest((select c.closes_on from coproduction.call c where c.org_id = a.org_id and c.id = a.call_id), a.decided_on) < (platform.now() - interval '6 months')::date
		and not exists (select from coproduction.kept_in_mind k where k.org_id = a.org_id and k.application_id = a.id and k.until >= platform.now()::date)
		and not exists (select from coproduction.engagement e where e.org_id = a.org_id and e.application_id = a.id and e.answer = 'yes'
			and e.until_on >= (platform.now() - interval '3 years')::date) $$;
comment on function coproduction.is_outlived(coproduction.application) is 'Whether the time of an application is over: six months after its call closed, or after it was decided where that is later, she is not kept in mind, and three years after her work ended.';
comment on table coproduction.application is 'Somebody applies for a call. A number, a day and no time, and no account; her name stands elsewhere. Legal basis: consent, and steps before a contract. Kept six months after the call closed, or after it was decided where that is later, or until the day that she named where she asked to be kept in mind, or three years after the work that came of it; gone at once when she takes it back.';

-- She answers what was offered to her, once, and changes nothing of it; what she said yes to stands.
create function coproduction.keeps_engagement() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	if platform.is('link') and (old.answer is not null
			or not exists (select from coproduction.application a where a.org_id = old.org_id and a.id = old.application_id and a.outcome = 'chosen')
			or (new.hours, new.per, new.rate, new.from_on, new.until_on, new.offered_on, new.version)
			is distinct from (old.hours, old.per, old.rate, old.from_on, old.until_on, old.offered_on, old.version))
		or not platform.is('link') and (new.answer is not null and new.answer is distinct from old.answer
			or old.answer = 'yes' and (new.rate, new.from_on, new.answer) is distinct from (old.rate, old.from_on, old.answer)) then
		raise exception using errcode = '42501', message = 'whoever is offered work answers it, once, and what she said yes to stands';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_engagement from public;
create trigger keeps_engagement before update on coproduction.engagement for each row execute function coproduction.keeps_engagement();
comment on function coproduction.keeps_engagement() is 'Holds an offer as it was read, and an answer as it was given: nobody says yes for another.';

create function coproduction.keeps_engaged() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is not null and exists (select from coproduction.engagement e where e.org_id = old.org_id and e.application_id = old.id and e.answer = 'yes'
		and e.until_on >= (platform.now() - interval '3 years')::date) then
		raise exception using errcode = '42501', message = 'the application of somebody who works here is kept with her work';
	end if;
	return old;
end $$;
revoke all on function coproduction.keeps_engaged from public;
create trigger keeps_engaged before delete on coproduction.application for each row execute function coproduction.keeps_engaged();
comment on function coproduction.keeps_engaged() is 'Keeps the application of somebody who said yes as long as what she was paid is asked for.';

call platform.secure('coproduction.engagement',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('application_id', 'coproduction.shown_applications()'),
		platform.all_of('answer = ''yes''', platform.among('call_id', 'coproduction.calls_of(''facilitator'')'))),
	adds => platform.all_of(platform.role('coordinator'), 'answer is null', platform.among('application_id', 'coproduction.rated_applications()')),
	changes => platform.any_of(platform.role('coordinator'), platform.among('application_id', 'coproduction.shown_applications()')),
	changing => 'hours, per, rate, from_on, until_on, offered_on, offered_by, answer, answered_on, version');
