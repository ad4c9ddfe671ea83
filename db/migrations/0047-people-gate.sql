-- One gate for every message: what it asks is kept here, and so is what it said.

create table people.ruling (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	account_id uuid not null,
	letter_id uuid,
	kind text not null check (length(kind) <= 80),
	class text not null check (class in ('asked', 'answer', 'service', 'reminder', 'care', 'news', 'alert')),
	way text check (way in ('email', 'text', 'push', 'hand')),
	leaves_at timestamptz,
	held text check (length(held) <= 20),
	at timestamptz not null default platform.now(),
	primary key (org_id, id),
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade,
	foreign key (org_id, letter_id) references platform.letter (org_id, id) on delete cascade,
	check ((way is null) = (held is not null)),
	check ((way is null) = (leaves_at is null))
);
create index on people.ruling (org_id, account_id, at);
create index on people.ruling (org_id, letter_id);
create index on people.ruling (at);
comment on table people.ruling is 'What the gate said of one message to one person, each time it was asked: the way and from when, or what held it. For herself. Kept 90 days.';
call platform.secure('people.ruling', sees => platform.any_of(platform.own('account_id'), platform.role('job')),
	adds => platform.role('job'), removes => platform.role('job'));

create table people.contact_change (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	what text not null check (what in ('email', 'phone', 'rules')),
	was jsonb not null,
	becomes jsonb not null,
	changed_at timestamptz not null default platform.now(),
	counts_from timestamptz not null,
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on people.contact_change (org_id, person_id, counts_from);
create index on people.contact_change (changed_at);
comment on table people.contact_change is 'That a way to reach somebody, or when it is safe, was changed: as it was, as it is, and from when messages go by it. Written by triggers. Kept 90 days.';
call platform.secure('people.contact_change', sees => platform.any_of(platform.own('person_id'), platform.role('job')), removes => platform.role('job'));

-- A new way counts after a day: whoever changed it may not have been she. One that a mail server refused for good protects nobody, and what she has no
-- other way beside is no change. Rows that come back when a merge is undone are as they were.
create function people.note_contact_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	before jsonb;
	after jsonb;
	named text;
	waits interval := interval '24 hours';
begin
	if tg_table_name = 'safe_contact' then
		before := to_jsonb(old) - '{org_id,person_id,note,changed_at,letter_look,letter_word}'::text[];
		after := to_jsonb(new) - '{org_id,person_id,note,changed_at,letter_look,letter_word}'::text[];
		named := 'rules';
	else
		before := case when tg_op = 'UPDATE' then to_jsonb(old.value) else 'null' end;
		after := to_jsonb(new.value);
		named := new.kind;
		if tg_op = 'INSERT' and (exists (select from people.handed_row h where h.org_id = new.org_id and h.row_id = new.id)
			or not exists (select from people.person p where p.org_id = new.org_id and p.id = new.person_id and p.created_at < platform.now())
			or not exists (select from people.address a where a.org_id = new.org_id and a.person_id = new.person_id and a.id <> new.id)) then
			return null;
		end if;
		if named = 'email' and exists (select from platform.letter l where l.org_id = new.org_id and l.account_id = new.person_id and l.withheld = 'returned') then
			waits := interval '0';
		end if;
	end if;
	if before = after then
		return null;
	end if;
	insert into people.contact_change (org_id, person_id, what, was, becomes, counts_from)
		values (new.org_id, new.person_id, named, before, after, platform.now() + waits);
	return null;
end $$;
revoke all on function people.note_contact_change from public;
create trigger contact_change after insert or update of value on people.address for each row execute function people.note_contact_change();
create trigger contact_change after update on people.safe_contact for each row execute function people.note_contact_change();

create table people.loss (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	told_at timestamptz not null default platform.now(),
	told_by uuid not null,
	help_shown_at timestamptz,
	tell_if_off boolean not null default false,
	may_know boolean not null default false,
	resumed_at timestamptz check (resumed_at >= told_at),
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, told_by) references platform.account (org_id, id)
);
create unique index on people.loss (org_id, person_id) where resumed_at is null;
create index on people.loss (org_id, person_id, resumed_at);
create index on people.loss (org_id, told_by);
comment on table people.loss is 'That somebody asked for quiet, or lost her baby: which of the two is kept nowhere. Nothing dated goes to her until she resumes, and nothing of it later. Kept as the person.';
comment on column people.loss.may_know is 'Whether whoever runs her groups may see that she is quiet, never why.';
comment on column people.loss.tell_if_off is 'Whether she is told that a meeting is called off.';
call platform.secure('people.loss',
	sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.all_of(platform.own('told_by'), platform.any_of(platform.own('person_id'), platform.role('coordinator'),
		$$person_id in (select people.in_circles_of('facilitator'))$$)),
	changes => platform.own('person_id'),
	changing => 'help_shown_at, tell_if_off, may_know, resumed_at');

-- What waits for a phone call is not said any more either, now or later.
create function people.fall_quiet() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update platform.letter l set withheld = 'quiet' where l.org_id = new.org_id and l.account_id = new.person_id
		and l.sent_at is null and l.passed_on_at is null and l.withheld is distinct from 'quiet'
		and split_part(l.kind, '.', 1) not in ('platform', 'people', 'safeguarding');
	return null;
end $$;
revoke all on function people.fall_quiet from public;
create trigger quiet after insert on people.loss for each row when (new.resumed_at is null) execute function people.fall_quiet();

create function people.quiet_shown(people uuid[]) returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.person_id from people.loss l where l.org_id = platform.org() and l.person_id = any (people) and l.resumed_at is null
		and (platform.is('coordinator') or l.person_id in (select people.in_circles_of('facilitator')))
		and (l.may_know or l.told_by = platform.actor()) $$;
revoke all on function people.quiet_shown from public;
grant execute on function people.quiet_shown to kith_app;
comment on function people.quiet_shown(uuid[]) is 'For whoever runs her groups: who of these is quiet, where she lets it be known or the asker told it for her. Never why, nor since when.';

create function people.is_quiet(person uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select (platform.is('job') or person = platform.actor())
		and exists (select from people.loss l where l.org_id = platform.org() and l.person_id = person and l.resumed_at is null) $$;
revoke all on function people.is_quiet from public;
grant execute on function people.is_quiet to kith_app;
comment on function people.is_quiet(uuid) is 'Published, for herself and for timed work: whether somebody is quiet now.';

create table people.topic (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	topic text not null check (length(topic) <= 40),
	way text not null check (way in ('email', 'text', 'push', 'hand')),
	is_on boolean not null,
	changed_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, person_id, topic, way),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table people.topic is 'What somebody wants to hear of, and by which way; what she never spoke of is on. Kept as the person.';
call platform.secure('people.topic', sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.own('person_id'), changes => platform.own('person_id'), changing => 'is_on, changed_at');

create table people.other_readers (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	mailbox boolean not null,
	phone boolean not null,
	changed_at timestamptz not null default platform.now(),
	primary key (org_id, id),
	unique (org_id, person_id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table people.other_readers is 'Whether somebody else reads her mailbox, or uses her phone: nothing is sent there then. Kept as the person.';
call platform.secure('people.other_readers', sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.own('person_id'), changes => platform.own('person_id'), changing => 'mailbox, phone, changed_at');

create function people.due_rulings() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select org_id from people.ruling where at < platform.now() - interval '90 days'
	union select org_id from people.contact_change where changed_at < platform.now() - interval '90 days' $$;
revoke all on function people.due_rulings from public;
grant execute on function people.due_rulings to kith_worker;
comment on function people.due_rulings() is 'Organisations with rulings of the gate, or changes of a way, older than 90 days.';

alter table platform.organisation
	add column quiet_from smallint check (quiet_from between 0 and 23),
	add column quiet_to smallint check (quiet_to between 1 and 24),
	add check ((quiet_from is null) = (quiet_to is null));
comment on column platform.organisation.quiet_from is 'From this hour on nobody is written to who did not ask for it; until quiet_to. Nobody said: her own hours alone.';
grant update (quiet_from, quiet_to) on platform.organisation to kith_app;

-- That somebody is quiet, or takes no news of a kind, is no news for a coordinator.
alter policy sees on platform.letter using (org_id = (select platform.org()) and (
	(select platform.is_any('{job}'))
	or account_id = (select platform.actor())
	or ((select platform.is_any('{coordinator}')) and sent_at is null and coalesce(withheld, '') not in ('not-needed', 'closed', 'quiet', 'topic-off', 'too-many') and kind not like 'safeguarding.%')));
comment on column platform.letter.withheld is 'Why it was not sent: returned (a mail server refused it for good), by-phone, not-needed, quiet, topic-off, or why there is no way to her.';

-- what this room came to hold of a person follows when two records of her become one: quiet stays quiet, and what is off stays off
create or replace function people.bring_together(kept uuid, gone uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	merge uuid;
	pair record;
begin
	perform from people.person p where p.org_id = platform.org() and p.id in (kept, gone) order by p.id for update;
	if kept = gone or not coalesce(people.may_merge(kept) and people.may_merge(gone), false) then
		raise exception using errcode = '42501', message = 'these two are not brought together';
	end if;
	insert into people.merge (org_id, kept_id, gone_id, made_by) values (platform.org(), kept, gone, platform.actor()) returning id into merge;
	perform people.one_way_in(merge, kept, gone);
	perform people.stricter(merge, kept, gone);
	perform people.hand_over(merge, 'people.consent', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.membership', 'person_id', gone, kept, 'mine.circle_id = hers.circle_id and mine.until is not distinct from hers.until');
	for pair in select distinct on (hers.id) mine.id as mine, hers.id as hers from people.child hers join people.child mine
		on mine.org_id = hers.org_id and mine.person_id = kept and people.name_key(mine.first_name) = people.name_key(hers.first_name) and mine.put_away_at is null
		where hers.org_id = platform.org() and hers.person_id = gone and hers.put_away_at is null order by hers.id, mine.id
	loop
		perform people.one_child(merge, pair.mine, pair.hers);
	end loop;
	perform people.hand_over(merge, 'people.child', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.phone_try', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.change_for', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.contact_change', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.loss', 'person_id', gone, kept, 'mine.resumed_at is null and hers.resumed_at is null');
	perform people.hand_over(merge, 'people.topic', 'person_id', gone, kept, 'mine.topic = hers.topic and mine.way = hers.way', 'mine.is_on and not hers.is_on');
	perform people.hand_over(merge, 'people.other_readers', 'person_id', gone, kept, 'true', 'hers.mailbox or hers.phone');
	perform people.hand_over(merge, 'people.ruling', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.letter', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.access', 'person_id', gone, kept);
	return merge;
end $$;
