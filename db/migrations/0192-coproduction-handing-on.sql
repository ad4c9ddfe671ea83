-- Whoever works steps down by her receipt, or says so to those who coordinate; where her hours go is chosen and recorded. At the end she looks back.

create table coproduction.handing_on (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	engagement_id uuid not null,
	call_id uuid not null,
	said_by text not null check (said_by in ('herself', 'team')),
	said_on date not null,
	until_before date not null,
	way text check (way in ('shared', 'replaced', 'ended')),
	chosen_by text check (chosen_by in ('staying', 'team')),
	decided_on date,
	decided_by uuid,
	primary key (org_id, id),
	unique (org_id, engagement_id),
	unique (org_id, id, call_id),
	foreign key (org_id, engagement_id, call_id) references coproduction.engagement (org_id, id, call_id) on delete cascade,
	constraint decided_on_a_day check (num_nonnulls(way, chosen_by, decided_on) in (0, 3))
);
create index on coproduction.handing_on (org_id, engagement_id, call_id);
create index on coproduction.handing_on (org_id, call_id);
comment on table coproduction.handing_on is 'Somebody who works steps down before her last day; what becomes of her hours, and who chose so. No reason is asked for. Legal basis: contract. Kept as her engagement.';
comment on column coproduction.handing_on.until_before is 'The last day that she had said yes to, for as long as she may still stay after all.';

create table coproduction.handed_hours (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	handing_on_id uuid not null,
	call_id uuid not null,
	engagement_id uuid,
	application_id uuid,
	hours integer not null check (hours between 1 and 2000),
	per text not null check (per in ('week', 'month', 'all')),
	offered_on date not null,
	answer text check (answer in ('yes', 'no')),
	answered_on date,
	primary key (org_id, id),
	unique (org_id, handing_on_id, engagement_id),
	unique (org_id, handing_on_id, application_id),
	foreign key (org_id, handing_on_id, call_id) references coproduction.handing_on (org_id, id, call_id) on delete cascade,
	foreign key (org_id, engagement_id, call_id) references coproduction.engagement (org_id, id, call_id) on delete cascade,
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade,
	check (num_nonnulls(engagement_id, application_id) = 1),
	constraint handed_hours_answered_on_a_day check (num_nonnulls(answer, answered_on) in (0, 2)),
	constraint answers_for_herself check (application_id is null or answer is null)
);
create index on coproduction.handed_hours (org_id, handing_on_id, call_id);
create index on coproduction.handed_hours (org_id, engagement_id, call_id);
create index on coproduction.handed_hours (org_id, application_id, call_id);
create index on coproduction.handed_hours (org_id, call_id);
comment on table coproduction.handed_hours is 'Where the hours of somebody who stepped down go: so many to somebody who stays, who says yes or no by her receipt, or all to somebody else who applied and is offered the work. Legal basis: contract. Kept as the engagement that they come from.';

create table coproduction.looking_back (
	org_id uuid not null,
	engagement_id uuid not null,
	call_id uuid not null,
	expected text not null check (length(expected) <= 2000),
	learnt text not null check (length(learnt) <= 2000),
	changed text not null check (length(changed) <= 2000),
	said_on date not null,
	primary key (org_id, engagement_id),
	foreign key (org_id, engagement_id, call_id) references coproduction.engagement (org_id, id, call_id) on delete cascade,
	check (expected <> '' or learnt <> '' or changed <> '')
);
create index on coproduction.looking_back (org_id, engagement_id, call_id);
create index on coproduction.looking_back (org_id, call_id);
comment on table coproduction.looking_back is 'What somebody who worked expected, learnt, and what changed for her, in her words; each may be left out, and she may take it back. Legal basis: consent. Kept as her engagement.';

-- She may end her work earlier, and go back to the day that she had said yes to while nothing is decided.
create or replace function coproduction.keeps_engagement() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	latest date := greatest(old.until_on, (select h.until_before from coproduction.handing_on h
		where h.org_id = old.org_id and h.engagement_id = old.id and h.way is null));
begin
	if platform.org() is null then
		return new;
	end if;
	if platform.is('link') and old.answer = 'yes' and new.until_on between old.from_on and latest
		and (new.hours, new.per, new.rate, new.from_on, new.offered_on, new.answer, new.answered_on, new.version)
			is not distinct from (old.hours, old.per, old.rate, old.from_on, old.offered_on, old.answer, old.answered_on, old.version) then
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

create function coproduction.keeps_handed_hours() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is not null and old.answer is not null then
		raise exception using errcode = '42501', message = 'hours that were offered are answered once';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_handed_hours from public;
create trigger keeps_handed_hours before update on coproduction.handed_hours for each row execute function coproduction.keeps_handed_hours();
comment on function coproduction.keeps_handed_hours() is 'Holds an answer to hours that were offered as it was given.';

call platform.secure('coproduction.handing_on',
	sees => platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'), platform.among('engagement_id', 'coproduction.shown_work()')),
	adds => platform.all_of('way is null', platform.any_of(
		platform.all_of('said_by = ''team''', platform.role('coordinator')),
		platform.all_of('said_by = ''herself''', platform.among('engagement_id', 'coproduction.shown_work()')))),
	changes => platform.role('coordinator'),
	removes => platform.all_of('way is null', platform.any_of(platform.role('coordinator'), platform.among('engagement_id', 'coproduction.shown_work()'))),
	changing => 'way, chosen_by, decided_on, decided_by');

call platform.secure('coproduction.handed_hours',
	sees => platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'), platform.among('engagement_id', 'coproduction.shown_work()')),
	adds => platform.all_of(platform.role('coordinator'), 'answer is null'),
	changes => platform.among('engagement_id', 'coproduction.shown_work()'),
	removes => platform.all_of(platform.role('coordinator'), 'answer is distinct from ''yes'''),
	changing => 'answer, answered_on');

call platform.secure('coproduction.looking_back',
	sees => platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'), platform.among('engagement_id', 'coproduction.shown_work()')),
	adds => platform.among('engagement_id', 'coproduction.shown_work()'),
	changes => platform.among('engagement_id', 'coproduction.shown_work()'),
	removes => platform.among('engagement_id', 'coproduction.shown_work()'),
	changing => 'expected, learnt, changed, said_on');
