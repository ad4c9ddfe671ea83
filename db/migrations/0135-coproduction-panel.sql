-- Who reads applications and rates them, each without seeing the others' ratings until the last is in.

create table coproduction.panellist (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	call_id uuid not null,
	account_id uuid,
	as_parent boolean not null,
	trained_on date,
	left_on date,
	named_at timestamptz not null default platform.now(),
	named_by uuid,
	primary key (org_id, id),
	unique (org_id, id, call_id),
	unique (org_id, call_id, account_id),
	foreign key (org_id, call_id) references coproduction.call (org_id, id) on delete cascade,
	foreign key (org_id, account_id) references platform.account (org_id, id)
);
create index on coproduction.panellist (org_id, account_id) where account_id is not null;
comment on table coproduction.panellist is 'Somebody named to the panel of one call: she reads its applications without names, and rates them. Kept as the call; of somebody who is forgotten her ratings stay without her.';
comment on column coproduction.panellist.as_parent is 'Whether she sits there as a parent: at least a third of a panel does.';
comment on column coproduction.panellist.trained_on is 'When she said that she had read how to rate fairly; before, she reads no application.';
comment on column coproduction.panellist.left_on is 'Since when she is on the panel no longer: nobody waits for her ratings.';

create table coproduction.interest (
	org_id uuid not null,
	application_id uuid not null,
	panellist_id uuid not null,
	call_id uuid not null,
	declared_on date not null,
	primary key (org_id, application_id, panellist_id),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade,
	foreign key (org_id, panellist_id, call_id) references coproduction.panellist (org_id, id, call_id) on delete cascade
);
create index on coproduction.interest (org_id, application_id, call_id);
create index on coproduction.interest (org_id, panellist_id, call_id);
comment on table coproduction.interest is 'Somebody on a panel knows who applied, or thinks so: she does not rate that application. Kept as the application.';

create table coproduction.rating (
	org_id uuid not null,
	application_id uuid not null,
	panellist_id uuid not null,
	call_id uuid not null,
	place integer not null,
	mark integer not null check (mark between 0 and 3),
	why text not null check (length(why) between 1 and 1000),
	first_mark integer check (first_mark between 0 and 3),
	first_why text,
	changed_why text check (length(changed_why) between 1 and 1000),
	primary key (org_id, application_id, panellist_id, place),
	foreign key (org_id, application_id, call_id) references coproduction.application (org_id, id, call_id) on delete cascade,
	foreign key (org_id, panellist_id, call_id) references coproduction.panellist (org_id, id, call_id) on delete cascade,
	constraint changed_with_a_reason check (num_nonnulls(first_mark, first_why, changed_why) in (0, 3))
);
create index on coproduction.rating (org_id, application_id, call_id);
create index on coproduction.rating (org_id, panellist_id, call_id);
comment on table coproduction.rating is 'How somebody on the panel rates an application by one criterion, 0 to 3, with a reason. Nobody else reads it until all who rate that application have. Kept as the application.';
comment on column coproduction.rating.first_mark is 'What she had said before the panel talked: it may be changed once, with a reason, and stays in view.';

create function coproduction.own_seats() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from coproduction.panellist p where p.org_id = platform.org() and p.account_id = platform.actor() and p.left_on is null $$;
revoke all on function coproduction.own_seats from public;
grant execute on function coproduction.own_seats to kith_app;
comment on function coproduction.own_seats() is 'The seats that the speaker has on panels.';

create function coproduction.panel_calls() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.call_id from coproduction.panellist p where p.org_id = platform.org() and p.account_id = platform.actor() and p.left_on is null $$;
revoke all on function coproduction.panel_calls from public;
grant execute on function coproduction.panel_calls to kith_app;
comment on function coproduction.panel_calls() is 'The calls on whose panel the speaker sits.';

create function coproduction.unrated_calls() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.call c where c.org_id = platform.org() and c.rating_at is null and platform.is('coordinator') $$;
revoke all on function coproduction.unrated_calls from public;
grant execute on function coproduction.unrated_calls to kith_app;
comment on function coproduction.unrated_calls() is 'The calls whose panel the speaker may still name: none that rates already.';

create function coproduction.panel_applications() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.id from coproduction.panellist p
		join coproduction.call c on c.org_id = p.org_id and c.id = p.call_id and c.rating_at is not null
		join coproduction.application a on a.org_id = c.org_id and a.call_id = c.id
	where p.org_id = platform.org() and p.account_id = platform.actor() and p.left_on is null and p.trained_on is not null $$;
revoke all on function coproduction.panel_applications from public;
grant execute on function coproduction.panel_applications to kith_app;
comment on function coproduction.panel_applications() is 'The applications that are before a panel on which the speaker sits and for which she read how to rate.';

create function coproduction.panel_reads() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a from coproduction.panel_applications() a where not exists (select from coproduction.interest i
		where i.org_id = platform.org() and i.application_id = a and i.panellist_id in (select coproduction.own_seats())) $$;
revoke all on function coproduction.panel_reads from public;
grant execute on function coproduction.panel_reads to kith_app;
comment on function coproduction.panel_reads() is 'The same without those in which the speaker has an interest.';

create function coproduction.rated_applications() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.id from coproduction.application a
		join coproduction.call c on c.org_id = a.org_id and c.id = a.call_id and c.rating_at is not null
	where a.org_id = platform.org() and not exists (
		select from coproduction.panellist p
			join coproduction.call_criterion k on k.org_id = p.org_id and k.call_id = p.call_id and k.is_shown
		where p.org_id = a.org_id and p.call_id = a.call_id and p.left_on is null
			and not exists (select from coproduction.interest i where i.org_id = a.org_id and i.application_id = a.id and i.panellist_id = p.id)
			and not exists (select from coproduction.rating r where r.org_id = a.org_id and r.application_id = a.id and r.panellist_id = p.id and r.place = k.place)) $$;
revoke all on function coproduction.rated_applications from public;
grant execute on function coproduction.rated_applications to kith_app;
comment on function coproduction.rated_applications() is 'The applications that everybody has rated who rates them; from then on ratings can be read, and who applied be opened.';

call platform.secure('coproduction.call',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator'), platform.among('id', 'coproduction.panel_calls()'),
		platform.all_of('published_at is not null', platform.role('door', 'link'))),
	adds => platform.all_of(platform.role('coordinator'), 'published_at is null'),
	changes => platform.role('coordinator'),
	changing => 'name, about, hours, pay, expenses, offer, access, opens_on, closes_on, published_at, rating_at, version');
call platform.secure('coproduction.call_criterion',
	sees => platform.any_of(platform.role('coordinator', 'job', 'door', 'link'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'),
		platform.among('call_id', 'coproduction.panel_calls()')),
	adds => platform.among('call_id', 'coproduction.draft_calls()'),
	removes => platform.among('call_id', 'coproduction.draft_calls()'));
call platform.secure('coproduction.application',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('id', 'coproduction.panel_applications()'), platform.among('id', 'coproduction.shown_applications()')),
	adds => platform.all_of('outcome is null', platform.among('call_id', 'coproduction.open_calls()'), platform.any_of(
		platform.all_of(platform.role('door'), 'came = ''link'''),
		platform.all_of('came = ''helper''', platform.any_of(platform.role('coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'))))),
	changes => platform.all_of(platform.role('coordinator'), platform.among('id', 'coproduction.rated_applications()')),
	removes => platform.any_of(platform.role('job'), platform.among('id', 'coproduction.shown_applications()')),
	changing => 'outcome, why, decided_on');
call platform.secure('coproduction.application_answer',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.all_of('is_shown', platform.among('application_id', 'coproduction.panel_reads()'))),
	adds => platform.all_of(platform.among('call_id', 'coproduction.open_calls()'), platform.any_of(
		platform.role('door', 'coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'))));
call platform.secure('coproduction.application_contact',
	sees => platform.all_of(platform.role('coordinator'), platform.among('application_id', 'coproduction.rated_applications()')),
	adds => platform.all_of(platform.among('call_id', 'coproduction.open_calls()'), platform.any_of(
		platform.role('door', 'coordinator'), platform.among('call_id', 'coproduction.calls_of(''facilitator'')'))));
call platform.secure('coproduction.panellist',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('call_id', 'coproduction.panel_calls()')),
	adds => platform.all_of(platform.among('call_id', 'coproduction.unrated_calls()'), 'trained_on is null'),
	changes => platform.any_of(platform.role('coordinator'), platform.own('account_id')),
	removes => platform.among('call_id', 'coproduction.unrated_calls()'),
	changing => 'as_parent, trained_on, left_on');
call platform.secure('coproduction.interest',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('panellist_id', 'coproduction.own_seats()')),
	adds => platform.all_of(platform.among('panellist_id', 'coproduction.own_seats()'), platform.among('application_id', 'coproduction.panel_reads()')));
call platform.secure('coproduction.rating',
	sees => platform.any_of(platform.role('job'), platform.among('panellist_id', 'coproduction.own_seats()'),
		platform.all_of(platform.among('application_id', 'coproduction.rated_applications()'),
			platform.any_of(platform.role('coordinator'), platform.among('application_id', 'coproduction.panel_reads()')))),
	adds => platform.all_of(platform.among('panellist_id', 'coproduction.own_seats()'), platform.among('application_id', 'coproduction.panel_reads()'), 'first_mark is null'),
	changes => platform.all_of(platform.among('panellist_id', 'coproduction.own_seats()'), platform.among('application_id', 'coproduction.panel_reads()')),
	removes => platform.all_of(platform.among('panellist_id', 'coproduction.own_seats()'), platform.among('application_id', 'coproduction.panel_reads()')),
	changing => 'mark, why, first_mark, first_why, changed_why');

-- Nobody says for another that she read how to rate; a panel that rates keeps who sits on it as what.
create function coproduction.keeps_panel() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null or platform.is('job') then
		return new;
	end if;
	if (new.trained_on is distinct from old.trained_on and old.account_id is distinct from platform.actor())
		or ((new.as_parent, new.left_on) is distinct from (old.as_parent, old.left_on) and not platform.is('coordinator'))
		or (old.left_on is not null and new.left_on is null)
		or (new.as_parent <> old.as_parent and not (new.call_id in (select coproduction.unrated_calls()))) then
		raise exception using errcode = '42501', message = 'nobody says for another that she read how to rate, and a panel that rates stays as it is';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_panel from public;
create trigger keeps_panel before update on coproduction.panellist for each row execute function coproduction.keeps_panel();
comment on function coproduction.keeps_panel() is 'Holds who said what of a seat on a panel, and a panel from the moment at which it begins to rate.';

create function coproduction.forget_panellist(person uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work forgets somebody';
	end if;
	update coproduction.panellist p set account_id = null, left_on = coalesce(p.left_on, platform.now()::date) where p.org_id = platform.org() and p.account_id = person;
end $$;
revoke all on function coproduction.forget_panellist from public;
grant execute on function coproduction.forget_panellist to kith_app;
comment on function coproduction.forget_panellist(uuid) is 'Somebody is forgotten: her seats are empty, and her ratings stay without her.';

-- Before all are in, a rating can be put right by whoever gave it; afterwards once, with a reason, and what it was stays in view.
create function coproduction.keeps_rating() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	it coproduction.rating := coalesce(new, old);
	all_in boolean;
begin
	if platform.org() is null or not (it.panellist_id in (select coproduction.own_seats())) then
		return it;
	end if;
	all_in := it.application_id in (select coproduction.rated_applications());
	if exists (select from coproduction.application a where a.org_id = it.org_id and a.id = it.application_id and a.outcome is not null)
		or (tg_op = 'DELETE' and all_in) then
		raise exception using errcode = '42501', message = 'a rating by which was decided stands';
	end if;
	if tg_op = 'UPDATE' then
		if all_in and (old.changed_why is not null or new.changed_why is null) then
			raise exception using errcode = '42501', message = 'a rating changes once after the panel talked, with a reason';
		end if;
		new.first_mark := case when all_in then old.mark end;
		new.first_why := case when all_in then old.why end;
		new.changed_why := case when all_in then new.changed_why end;
		return new;
	end if;
	return it;
end $$;
revoke all on function coproduction.keeps_rating from public;
create trigger keeps_rating before update or delete on coproduction.rating for each row execute function coproduction.keeps_rating();
comment on function coproduction.keeps_rating() is 'Holds ratings: free to be put right until all are in, then changed once with a reason, then as they are.';

create function coproduction.bring_panels_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.panellist', 'account_id', two.gone, two.kept, 'mine.call_id = hers.call_id');
	end loop;
end $$;
revoke all on function coproduction.bring_panels_together from public;
grant execute on function coproduction.bring_panels_together to kith_app;
comment on function coproduction.bring_panels_together(uuid) is 'For a coordinator who brings two records together: the seats of one of them are the other''s.';
