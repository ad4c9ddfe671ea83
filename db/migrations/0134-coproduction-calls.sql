-- Work for which somebody is paid because of what she has lived: a call says what it is, what it pays and how one is chosen; whoever wants to applies by an
-- address, without an account. What she answers, and who she is, stand apart: a panel reads the first and can never read the second.

create table coproduction.call (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	name platform.words not null,
	about platform.words not null default '{}',
	hours platform.words not null default '{}',
	pay platform.words not null default '{}',
	expenses platform.words not null default '{}',
	offer platform.words not null default '{}',
	access platform.words not null default '{}',
	opens_on date not null,
	closes_on date not null,
	link text not null check (length(link) between 16 and 40),
	published_at timestamptz,
	rating_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, link),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	check (closes_on >= opens_on),
	constraint rated_once_published check (rating_at is null or published_at is not null),
	constraint says_what_it_pays check (published_at is null or (hours <> '{}' and pay <> '{}'))
);
create index on coproduction.call (org_id, project_id);
comment on table coproduction.call is 'Paid work for which somebody is wanted because of what she has lived: what it is, hours, pay, expenses, what is offered, and what helps her to take part. From its publishing on it stands as it is. Kept as long as the project.';
comment on column coproduction.call.link is 'What stands in the address at which anybody may read it and apply: no secret, and nobody''s own.';
comment on column coproduction.call.rating_at is 'Since when its panel reads and rates: from then on nobody joins the panel, and nobody applies.';
comment on column coproduction.call.access is 'What is done so that she can take part: interpreter, step-free way, breaks.';

create table coproduction.call_criterion (
	org_id uuid not null,
	call_id uuid not null,
	place integer not null check (place between 1 and 6),
	looks_for platform.words not null,
	asks platform.words not null,
	is_shown boolean not null,
	primary key (org_id, call_id, place),
	foreign key (org_id, call_id) references coproduction.call (org_id, id) on delete cascade
);
comment on table coproduction.call_criterion is 'By what is chosen, and the question that is asked for it; three to six of them. Kept as the call.';
comment on column coproduction.call_criterion.is_shown is 'Whether the panel reads the answers to it, without a name; else they are for whoever coordinates alone.';

create table coproduction.application (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	call_id uuid not null,
	number integer not null check (number >= 1),
	language text not null check (length(language) between 2 and 12),
	came text not null check (came in ('link', 'helper')),
	received_on date not null,
	receipt_hash bytea not null check (length(receipt_hash) = 32),
	outcome text check (outcome in ('shortlisted', 'not-this-time')),
	why text check (length(why) between 1 and 1000),
	decided_on date,
	primary key (org_id, id),
	unique (org_id, id, call_id),
	unique (org_id, call_id, number),
	unique (org_id, receipt_hash),
	foreign key (org_id, call_id) references coproduction.call (org_id, id) on delete cascade,
	constraint decided_with_a_reason check (num_nonnulls(outcome, why, decided_on) in (0, 3))
);
comment on table coproduction.application is 'Somebody applies for a call. A number, a day and no time, and no account; her name stands elsewhere. Legal basis: consent, and steps before a contract. Kept six months after the call closed, or after it was decided where that is later; gone at once when she takes it back.';
comment on column coproduction.application.came is 'By the address, or typed in by somebody of the team who helped.';
comment on column coproduction.application.receipt_hash is 'A keyed hash of the code by which she follows it.';
comment on column coproduction.application.why is 'Why she is asked to meet, or is not: she reads it by her receipt, if she wants to.';

create table coproduction.application_answer (
	org_id uuid not null,
	application_id uuid not null,
	call_id uuid not null,
	place integer not null,
	is_shown boolean not null,
	words text not null check (length(words) between 1 and 4000),
	primary key (org_id, application_id, place),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade
);
create index on coproduction.application_answer (org_id, application_id, call_id);
comment on table coproduction.application_answer is 'What an applicant answered to one question, in her words. Kept as the application.';
comment on column coproduction.application_answer.is_shown is 'As it stands with the question, whatever was sent.';

create table coproduction.application_contact (
	org_id uuid not null,
	application_id uuid not null,
	call_id uuid not null,
	called text not null check (length(called) between 1 and 200),
	reach text not null check (length(reach) between 1 and 200),
	needs text not null default '' check (length(needs) <= 1000),
	primary key (org_id, application_id),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade
);
create index on coproduction.application_contact (org_id, application_id, call_id);
comment on table coproduction.application_contact is 'Who applied, how to reach her, and what she needs to take part: apart from what she answered, and never for a panel. Opened by whoever coordinates once everybody on the panel has rated. Legal basis: consent; access needs are health data, with her explicit consent. Kept as the application.';

create function coproduction.calls_of(role text) returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.call c where c.org_id = platform.org() and c.project_id = any ((select platform.circles(role))::uuid[]) $$;
revoke all on function coproduction.calls_of from public;
grant execute on function coproduction.calls_of to kith_app;
comment on function coproduction.calls_of(text) is 'The calls of projects for which the speaker holds a role.';

create function coproduction.open_calls() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.call c join platform.organisation o on o.id = c.org_id
	where c.org_id = platform.org() and c.published_at is not null and c.rating_at is null
		and (platform.now() at time zone o.time_zone)::date between c.opens_on and c.closes_on $$;
revoke all on function coproduction.open_calls from public;
grant execute on function coproduction.open_calls to kith_app;
comment on function coproduction.open_calls() is 'The calls for which somebody can apply today.';

create function coproduction.draft_calls() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.call c where c.org_id = platform.org() and c.published_at is null and platform.is('coordinator') $$;
revoke all on function coproduction.draft_calls from public;
grant execute on function coproduction.draft_calls to kith_app;
comment on function coproduction.draft_calls() is 'The calls that the speaker may still write: none that anybody could read already.';

create function coproduction.shown_applications() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.id from coproduction.application a where a.org_id = platform.org() and a.receipt_hash = platform.shown_hash() and platform.is('link') $$;
revoke all on function coproduction.shown_applications from public;
grant execute on function coproduction.shown_applications to kith_app;
comment on function coproduction.shown_applications() is 'The application whose receipt was shown.';

-- Applications have numbers of their call, in the order in which they came; whoever applies can read none.
create function coproduction.numbers_application() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	perform from coproduction.call c where c.org_id = new.org_id and c.id = new.call_id for update;
	select coalesce(max(a.number), 0) + 1 into new.number from coproduction.application a where a.org_id = new.org_id and a.call_id = new.call_id;
	return new;
end $$;
revoke all on function coproduction.numbers_application from public;
create trigger numbers_application before insert on coproduction.application for each row execute function coproduction.numbers_application();
comment on function coproduction.numbers_application() is 'Gives an application the next number of its call.';

create function coproduction.shows_answer() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	select c.is_shown into new.is_shown from coproduction.call_criterion c where c.org_id = new.org_id and c.call_id = new.call_id and c.place = new.place;
	if not found then
		raise exception using errcode = '42501', message = 'an answer belongs to a question of its call';
	end if;
	return new;
end $$;
revoke all on function coproduction.shows_answer from public;
create trigger shows_answer before insert on coproduction.application_answer for each row execute function coproduction.shows_answer();
comment on function coproduction.shows_answer() is 'An answer is shown to the panel where its question says so, whoever wrote it.';

create function coproduction.keeps_call() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is not null and old.published_at is not null
		and (new.name, new.about, new.hours, new.pay, new.expenses, new.offer, new.access, new.opens_on, new.published_at)
			is distinct from (old.name, old.about, old.hours, old.pay, old.expenses, old.offer, old.access, old.opens_on, old.published_at) then
		raise exception using errcode = '42501', message = 'a call that was published stands as it is';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_call from public;
create trigger keeps_call before update on coproduction.call for each row execute function coproduction.keeps_call();
comment on function coproduction.keeps_call() is 'Holds a call as it was published; only its last day can still move.';

create function coproduction.due_applications() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct a.org_id from coproduction.application a join coproduction.call c on c.org_id = a.org_id and c.id = a.call_id
	where greatest(c.closes_on, a.decided_on) < (platform.now() - interval '6 months')::date $$;
revoke all on function coproduction.due_applications from public;
grant execute on function coproduction.due_applications to kith_worker;
comment on function coproduction.due_applications() is 'Organisations with applications whose time is over: six months after the call closed, or after it was decided where that is later.';
