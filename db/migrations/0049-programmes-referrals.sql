-- Somebody writes for somebody whom she supports. Before she herself has said yes, whoever coordinates sees her first name, her safe way and her area alone.
create table programmes.referral (
	org_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	area text not null default '' check (length(area) <= 10000),
	by_phone boolean not null,
	receipt_hash bytea not null,
	hers_hash bytea not null,
	sent_at timestamptz not null default platform.now(),
	answer text check (answer in ('confirmed', 'corrected', 'withdrawn')),
	answered_at timestamptz,
	answered_for uuid,
	tells boolean not null default false,
	decision text check (decision in ('accepted', 'declined')),
	decided_at timestamptz,
	decided_by uuid,
	reason text check (reason in ('full', 'too-far', 'something-else', 'not-ours')),
	other_way text check (other_way in ('open-door', 'hear-later', 'elsewhere', 'call')),
	came_of text check (came_of in ('came', 'did-not-come', 'other-help')),
	ended_at timestamptz,
	tell_at timestamptz,
	told integer not null default 0,
	primary key (org_id, id),
	unique (org_id, receipt_hash),
	unique (org_id, hers_hash),
	check ((answer is null) = (answered_at is null)),
	check ((decision is null) = (decided_at is null)),
	check ((decision is not distinct from 'declined') = (reason is not null and other_way is not null)),
	check (decision is null or answer in ('confirmed', 'corrected')),
	check ((came_of is null) = (ended_at is null)),
	check (ended_at is null or decision = 'accepted'),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.referral (org_id, person_id);
create index on programmes.referral (sent_at);
create index on programmes.referral (tell_at) where tell_at is not null;
comment on table programmes.referral is 'That somebody wrote for somebody whom she supports, what she herself said to it, and what the charity answered. Unconfirmed, withdrawn or declined it is kept 28 days, otherwise two years.';
comment on column programmes.referral.receipt_hash is 'The hash of what stands in the link of whoever wrote; the same form sent twice has the same.';
comment on column programmes.referral.hers_hash is 'The hash of what stands in her own link, which is made anew from the id whenever it is needed.';
comment on column programmes.referral.answered_for is 'Who heard her answer on the phone; null where she gave it herself.';
comment on column programmes.referral.tells is 'She says that whoever wrote may hear what came of it. Consent: her own, by her link or her page, taken back in the same way.';
comment on column programmes.referral.tell_at is 'When the next coordinator is told that it still waits; null where it waits for nobody.';
call platform.secure('programmes.referral',
	sees => platform.any_of(platform.own('person_id'), platform.role('coordinator', 'job'),
		platform.all_of(platform.role('door', 'link'), 'receipt_hash = (select platform.shown_hash()) or hers_hash = (select platform.shown_hash())')),
	adds => platform.role('door'),
	changes => platform.any_of(platform.role('coordinator', 'job'), platform.all_of(platform.role('link'), 'hers_hash = (select platform.shown_hash())')),
	removes => platform.role('job'),
	changing => 'answer, answered_at, answered_for, tells, decision, decided_at, decided_by, reason, other_way, came_of, ended_at, tell_at, told');

create table programmes.referral_line (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	referral_id uuid not null,
	person_id uuid not null,
	number integer not null check (number between 0 and 40),
	kind text not null check (kind in ('name', 'role', 'said')),
	words text not null check (length(words) between 1 and 10000),
	is_hers boolean not null default false,
	primary key (org_id, id),
	unique (org_id, referral_id, number),
	foreign key (org_id, referral_id) references programmes.referral (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on programmes.referral_line (org_id, person_id);
comment on table programmes.referral_line is 'Who wrote for her, and what was said of her, a line each. Nobody but she sees a line before she said that it may be seen; what she took out is deleted at once. Kept as the referral.';
comment on column programmes.referral_line.is_hers is 'She has put it in her own words.';
call platform.secure('programmes.referral_line',
	sees => platform.any_of(platform.own('person_id'),
		platform.all_of(platform.role('coordinator'), $q$referral_id in (select r.id from programmes.referral r where r.answer in ('confirmed', 'corrected'))$q$),
		platform.all_of(platform.role('link'), 'referral_id in (select r.id from programmes.referral r where r.hers_hash = (select platform.shown_hash()))')),
	adds => platform.role('door'),
	changes => platform.all_of(platform.role('link'), 'referral_id in (select r.id from programmes.referral r where r.hers_hash = (select platform.shown_hash()))'),
	removes => platform.all_of(platform.role('link'), 'referral_id in (select r.id from programmes.referral r where r.hers_hash = (select platform.shown_hash()))'),
	changing => 'words, is_hers');

-- On the phone she says no thank you to somebody who may not read what was said of her.
create function programmes.forget_lines(referral uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('coordinator') then
		raise exception using errcode = '42501', message = 'only whoever coordinates notes what she said on the phone';
	end if;
	delete from programmes.referral_line l where l.org_id = platform.org() and l.referral_id = referral
		and exists (select from programmes.referral r where r.org_id = l.org_id and r.id = referral and r.answer = 'withdrawn');
end $$;
revoke all on function programmes.forget_lines from public;
grant execute on function programmes.forget_lines to kith_app;
comment on function programmes.forget_lines(uuid) is 'For a coordinator to whom she said no thank you on the phone: what was said of her is deleted unread.';

create table programmes.answer_target (
	org_id uuid not null,
	days integer not null check (days between 1 and 20),
	set_by uuid not null,
	set_at timestamptz not null default platform.now(),
	primary key (org_id),
	foreign key (org_id, set_by) references platform.account (org_id, id)
);
create index on programmes.answer_target (org_id, set_by);
comment on table programmes.answer_target is 'Within how many working days a charity answers a referral, where it says so itself; five otherwise.';
call platform.secure('programmes.answer_target',
	sees => 'true',
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'days, set_by, set_at');

create function programmes.due_referrals() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct r.org_id from programmes.referral r where r.tell_at <= platform.now() $$;
revoke all on function programmes.due_referrals from public;
grant execute on function programmes.due_referrals to kith_worker;
comment on function programmes.due_referrals() is 'Organisations with referrals that have waited for an answer as long as they promised.';

create function programmes.is_old(r programmes.referral) returns boolean stable language sql set search_path = pg_catalog, pg_temp as $$
	select case when r.answer is null then r.sent_at when r.answer = 'withdrawn' then r.answered_at when r.decision = 'declined' then r.decided_at end
			< platform.now() - interval '28 days'
		or r.sent_at < platform.now() - interval '2 years' $$;
comment on function programmes.is_old(programmes.referral) is 'A referral that was not confirmed, withdrawn or declined 28 days ago, or is two years old.';

create function programmes.due_old_referrals() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct r.org_id from programmes.referral r where coalesce(programmes.is_old(r), false) $$;
revoke all on function programmes.due_old_referrals from public;
grant execute on function programmes.due_old_referrals to kith_worker;
comment on function programmes.due_old_referrals() is 'Organisations with referrals that are let go.';

-- Whoever is known by nothing but a referral is forgotten with it.
create function programmes.let_referrals_go() returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	gone record;
	many integer := 0;
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work lets referrals go';
	end if;
	for gone in delete from programmes.referral r where r.org_id = platform.org() and coalesce(programmes.is_old(r), false)
		returning r.org_id, r.person_id loop
		many := many + 1;
		if not exists (select from programmes.registration r where r.org_id = gone.org_id and r.person_id = gone.person_id)
			and not exists (select from programmes.interest i where i.org_id = gone.org_id and i.person_id = gone.person_id)
			and not exists (select from programmes.referral r where r.org_id = gone.org_id and r.person_id = gone.person_id)
			and not exists (select from programmes.day_before d where d.org_id = gone.org_id and d.person_id = gone.person_id)
			and not exists (select from programmes.attendance a where a.org_id = gone.org_id and a.person_id = gone.person_id) then
			perform people.forget_stranger(gone.person_id);
		end if;
	end loop;
	return many;
end $$;
revoke all on function programmes.let_referrals_go from public;
grant execute on function programmes.let_referrals_go to kith_app, kith_worker;
comment on function programmes.let_referrals_go() is 'For timed work: old referrals are deleted, and whoever is known by nothing else is forgotten. Returns how many.';

-- Where two records of one person are brought together, what was written for her follows.
create function programmes.bring_referrals_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.referral', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.referral_line', 'person_id', two.gone, two.kept);
	end loop;
end $$;
revoke all on function programmes.bring_referrals_together from public;
grant execute on function programmes.bring_referrals_together to kith_app;
comment on function programmes.bring_referrals_together(uuid) is 'For a coordinator who brings two records of one person together: what was written for her follows.';

-- Whoever wants to hear of something stays as long as somebody has also written for her.
create or replace function programmes.let_interests_go() returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	gone record;
	many integer := 0;
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work lets wishes go';
	end if;
	for gone in delete from programmes.interest i where i.org_id = platform.org()
		and (i.asked_at < platform.now() - interval '365 days' or coalesce(i.told_at, i.left_at) < platform.now() - interval '28 days')
		returning i.org_id, i.person_id loop
		many := many + 1;
		if not exists (select from programmes.registration r where r.org_id = gone.org_id and r.person_id = gone.person_id)
			and not exists (select from programmes.interest i where i.org_id = gone.org_id and i.person_id = gone.person_id)
			and not exists (select from programmes.referral f where f.org_id = gone.org_id and f.person_id = gone.person_id)
			and not exists (select from programmes.attendance a where a.org_id = gone.org_id and a.person_id = gone.person_id) then
			perform people.forget_stranger(gone.person_id);
		end if;
	end loop;
	return many;
end $$;
