-- Whoever is asked to meet picks a time by her receipt; the others are told with kind words, and may be kept in mind. An application that nobody may rate is rated by
-- nobody: somebody joins the panel late for it. Two records of one person who sat on one panel keep what both rated.

create table coproduction.interview (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	call_id uuid not null,
	application_id uuid,
	starts_at timestamptz not null,
	minutes integer not null check (minutes between 10 and 180),
	place text not null check (length(place) between 1 and 200),
	has_creche boolean not null,
	pays_travel boolean not null,
	made_by uuid,
	primary key (org_id, id),
	unique (org_id, application_id),
	foreign key (org_id, call_id) references coproduction.call (org_id, id) on delete cascade,
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete set null (application_id)
);
create index on coproduction.interview (org_id, call_id);
create index on coproduction.interview (org_id, application_id, call_id) where application_id is not null;
comment on table coproduction.interview is 'A time at which a panel meets an applicant: day, length, place, whether there is a crèche and travel is paid. Kept as the call; empty again once the application is gone.';
comment on column coproduction.interview.application_id is 'Who comes, by her application; empty while nobody has picked it. She picks one by her receipt, and changes it until the day before.';

create table coproduction.interview_need (
	org_id uuid not null,
	application_id uuid not null,
	call_id uuid not null,
	wants_creche boolean not null,
	wants_travel boolean not null,
	access text not null default '' check (length(access) <= 600),
	primary key (org_id, application_id),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade
);
create index on coproduction.interview_need (org_id, application_id, call_id);
comment on table coproduction.interview_need is 'What somebody needs who comes to an interview: crèche, travel, access; apart from her answers and from the time, and never for the panel. Legal basis: consent; access needs are health data, with her explicit consent. Kept as the application.';

create table coproduction.kept_in_mind (
	org_id uuid not null,
	application_id uuid not null,
	call_id uuid not null,
	said_on date not null,
	until date not null,
	primary key (org_id, application_id),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade,
	check (until > said_on)
);
create index on coproduction.kept_in_mind (org_id, application_id, call_id);
comment on table coproduction.kept_in_mind is 'Somebody who was not chosen wants to be asked when there is work again. Legal basis: consent, given by her receipt and withdrawn by it. Kept until the day she named; her application is kept as long.';

alter table coproduction.application add column told_outcome text check (told_outcome in ('shortlisted', 'not-this-time', 'chosen')), add column told_on date,
	add constraint told_on_a_day check (num_nonnulls(told_outcome, told_on) in (0, 2));
grant update (told_outcome, told_on) on coproduction.application to kith_app;
comment on column coproduction.application.told_outcome is 'What whoever coordinates has told her, in the way she wrote; another decision is to be told anew.';
alter table coproduction.panellist add column joined_late boolean not null default false;
comment on column coproduction.panellist.joined_late is 'She joined while the panel rated, for applications that everybody else has an interest in: she is waited for in these alone.';

create function coproduction.asked_to_meet() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.call_id from coproduction.application a
	where a.org_id = platform.org() and a.receipt_hash = platform.shown_hash() and platform.is('link') and a.outcome = 'shortlisted' $$;
revoke all on function coproduction.asked_to_meet from public;
grant execute on function coproduction.asked_to_meet to kith_app;
comment on function coproduction.asked_to_meet() is 'The call whose panel wants to meet whoever showed a receipt.';

-- She picks a time that is free and not before tomorrow; until the day before she may change it.
create function coproduction.keeps_interview() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null or new.application_id is not distinct from old.application_id then
		return new;
	end if;
	if new.application_id is not null and (old.application_id is not null
		or not exists (select from coproduction.application a where a.org_id = new.org_id and a.id = new.application_id and a.outcome = 'shortlisted'))
		or platform.is('link') and (select (old.starts_at at time zone o.time_zone)::date <= (platform.now() at time zone o.time_zone)::date
			from platform.organisation o where o.id = old.org_id) then
		raise exception using errcode = '42501', message = 'an interview is picked once, by somebody who is asked to meet, until the day before';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_interview from public;
create trigger keeps_interview before update of application_id on coproduction.interview for each row execute function coproduction.keeps_interview();
comment on function coproduction.keeps_interview() is 'Holds the time of an interview: one person, who is asked to meet, and no change on the day itself.';

call platform.secure('coproduction.interview',
	sees => platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'), platform.among('call_id', 'coproduction.panel_calls()'),
		platform.among('application_id', 'coproduction.shown_applications()'),
		platform.all_of('application_id is null', platform.among('call_id', 'coproduction.asked_to_meet()'))),
	adds => platform.all_of('application_id is null', platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'))),
	changes => platform.any_of(platform.role('coordinator'),
		platform.all_of(platform.among('call_id', 'coproduction.asked_to_meet()'), platform.any_of('application_id is null', platform.among('application_id', 'coproduction.shown_applications()')))),
	removes => platform.all_of('application_id is null', platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'))),
	changing => 'application_id');
call platform.secure('coproduction.interview_need',
	sees => platform.any_of(platform.role('coordinator'), platform.among('application_id', 'coproduction.shown_applications()')),
	adds => platform.all_of(platform.among('application_id', 'coproduction.shown_applications()'), platform.among('call_id', 'coproduction.asked_to_meet()')),
	changes => platform.all_of(platform.among('application_id', 'coproduction.shown_applications()'), platform.among('call_id', 'coproduction.asked_to_meet()')),
	changing => 'wants_creche, wants_travel, access');
call platform.secure('coproduction.kept_in_mind',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('application_id', 'coproduction.shown_applications()')),
	adds => platform.among('application_id', 'coproduction.shown_applications()'),
	changes => platform.among('application_id', 'coproduction.shown_applications()'),
	removes => platform.any_of(platform.role('job'), platform.among('application_id', 'coproduction.shown_applications()')),
	changing => 'said_on, until');

create or replace function coproduction.rated_applications() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.id from coproduction.application a
		join coproduction.call c on c.org_id = a.org_id and c.id = a.call_id and c.rating_at is not null
	where a.org_id = platform.org()
		and exists (select from coproduction.rating r where r.org_id = a.org_id and r.application_id = a.id)
		and not exists (
			select from coproduction.panellist p
				join coproduction.call_criterion k on k.org_id = p.org_id and k.call_id = p.call_id and k.is_shown
			where p.org_id = a.org_id and p.call_id = a.call_id and p.left_on is null
				and not (p.joined_late and exists (select from coproduction.panellist q
					where q.org_id = a.org_id and q.call_id = a.call_id and q.left_on is null and not q.joined_late
						and not exists (select from coproduction.interest i where i.org_id = a.org_id and i.application_id = a.id and i.panellist_id = q.id)))
				and not exists (select from coproduction.interest i where i.org_id = a.org_id and i.application_id = a.id and i.panellist_id = p.id)
				and not exists (select from coproduction.rating r where r.org_id = a.org_id and r.application_id = a.id and r.panellist_id = p.id and r.place = k.place)) $$;
comment on function coproduction.rated_applications() is 'The applications that everybody has rated who rates them, and somebody has; from then on ratings can be read, and who applied be opened.';

create function coproduction.short_calls() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.call c where c.org_id = platform.org() and c.rating_at is not null and platform.is('coordinator')
		and exists (select from coproduction.application a where a.org_id = c.org_id and a.call_id = c.id and a.outcome is null
			and not exists (select from coproduction.rating r where r.org_id = a.org_id and r.application_id = a.id)
			and not exists (select from coproduction.panellist p where p.org_id = a.org_id and p.call_id = a.call_id and p.left_on is null
				and not exists (select from coproduction.interest i where i.org_id = a.org_id and i.application_id = a.id and i.panellist_id = p.id))) $$;
revoke all on function coproduction.short_calls from public;
grant execute on function coproduction.short_calls to kith_app;
comment on function coproduction.short_calls() is 'The calls that rate and have an application in which everybody on the panel has an interest: somebody may still join.';

do $do$
begin
	execute format('alter policy adds on coproduction.panellist with check (org_id = (select platform.org()) and (%s))', platform.all_of(
		platform.any_of(platform.among('call_id', 'coproduction.unrated_calls()'), platform.among('call_id', 'coproduction.short_calls()')), 'trained_on is null'));
end $do$;

create function coproduction.marks_late() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is not null then
		new.joined_late := exists (select from coproduction.call c where c.org_id = new.org_id and c.id = new.call_id and c.rating_at is not null);
	end if;
	return new;
end $$;
revoke all on function coproduction.marks_late from public;
create trigger marks_late before insert on coproduction.panellist for each row execute function coproduction.marks_late();
comment on function coproduction.marks_late() is 'Says of whoever joins a panel that rates that she came late, whatever was sent.';

create or replace function coproduction.bring_panels_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
	seats record;
begin
	for two in select * from people.merging(merge) loop
		for seats in
			select case when (select count(*) from coproduction.rating r where r.org_id = hers.org_id and r.panellist_id = hers.id)
					> (select count(*) from coproduction.rating r where r.org_id = mine.org_id and r.panellist_id = mine.id) then mine.id else hers.id end as left_seat
			from coproduction.panellist hers join coproduction.panellist mine on mine.org_id = hers.org_id and mine.call_id = hers.call_id and mine.account_id = two.kept
			where hers.org_id = platform.org() and hers.account_id = two.gone
		loop
			update coproduction.panellist p set account_id = null, left_on = coalesce(p.left_on, platform.now()::date) where p.org_id = platform.org() and p.id = seats.left_seat;
		end loop;
		perform people.hand_over(merge, 'coproduction.panellist', 'account_id', two.gone, two.kept);
	end loop;
end $$;
comment on function coproduction.bring_panels_together(uuid) is 'For a coordinator who brings two records together: the seats of one of them are the other''s. Where both sat on one panel, the seat that rated more is hers; what the other rated stays in view without her.';

create function coproduction.is_outlived(a coproduction.application) returns boolean stable language sql as $$
	select greatest((select c.closes_on from coproduction.call c where c.org_id = a.org_id and c.id = a.call_id), a.decided_on) < (platform.now() - interval '6 months')::date
		and not exists (select from coproduction.kept_in_mind k where k.org_id = a.org_id and k.application_id = a.id and k.until >= platform.now()::date) $$;
comment on function coproduction.is_outlived(coproduction.application) is 'Whether the time of an application is over: six months after its call closed, or after it was decided where that is later, and she is not kept in mind.';

create or replace function coproduction.due_applications() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.org_id from coproduction.application a where coproduction.is_outlived(a)
	union select k.org_id from coproduction.kept_in_mind k where k.until < platform.now()::date $$;
comment on function coproduction.due_applications() is 'Organisations with applications whose time is over, or with wishes to be kept in mind that are.';
comment on table coproduction.application is 'Somebody applies for a call. A number, a day and no time, and no account; her name stands elsewhere. Legal basis: consent, and steps before a contract. Kept six months after the call closed, or after it was decided where that is later, or until the day that she named where she asked to be kept in mind; gone at once when she takes it back.';
