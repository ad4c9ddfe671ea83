-- What somebody answers to a text that is neither a stop nor a yes or no to a question: answered by nothing, shown to her coordinators.
create table people.text_reply (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	said_id text not null check (length(said_id) between 1 and 100),
	words text not null check (length(words) between 1 and 480),
	came_at timestamptz not null default platform.now(),
	read_at timestamptz,
	read_by uuid,
	primary key (org_id, id),
	unique (org_id, said_id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, read_by) references platform.account (org_id, id)
);
create index on people.text_reply (org_id, person_id);
create index on people.text_reply (came_at);
create index on people.text_reply (org_id, read_by);
comment on table people.text_reply is 'What somebody answered to a text, for her coordinators: who read it, and nothing comes back by itself. Kept 28 days.';
do $$
declare
	hers constant text := platform.any_of(platform.role('coordinator'), 'person_id in (select people.coordinated())');
begin
	call platform.secure('people.text_reply', sees => platform.any_of(platform.own('person_id'), platform.role('job'), hers),
		changes => platform.all_of(platform.not_own('person_id'), hers), removes => platform.role('job'), changing => 'read_at, read_by');
end $$;

-- Whose number a text came from, and which message went to it last: for what a provider sent and signed, and nothing else.
create function people.last_text(number text) returns table (letter_id uuid, person_id uuid, kind text, answers text)
stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.id, l.account_id, l.kind, l.answers
	from people.address w join platform.letter l on l.org_id = w.org_id and l.account_id = w.person_id and l.sent_by = 'text'
	where platform.is('link') and w.org_id = platform.org() and w.kind = 'phone' and w.value = number and l.sent_at is not null
	order by l.sent_at desc, l.id desc limit 1 $$;
revoke all on function people.last_text from public;
grant execute on function people.last_text to kith_app;
comment on function people.last_text(text) is 'For what a provider of texts signed: the message that went last to this number.';

create function people.keep_reply(person uuid, said text, reply text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('link') then
		return false;
	end if;
	insert into people.text_reply (org_id, person_id, said_id, words) values (platform.org(), person, said, reply) on conflict (org_id, said_id) do nothing;
	return found;
end $$;
revoke all on function people.keep_reply from public;
grant execute on function people.keep_reply to kith_app;
comment on function people.keep_reply(uuid, text, text) is 'Keeps what somebody answered to a text, once for each message of the provider.';

create function people.text_failed(letter uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('link') then
		return false;
	end if;
	update platform.letter l set sent_at = null, sent_by = null, answers = null, failed = array_append(l.failed, 'text'), refused = 'RECEIPT'
		where l.org_id = platform.org() and l.id = text_failed.letter and l.sent_by = 'text' and l.sent_at is not null;
	if not found then
		return false;
	end if;
	perform platform.enqueue('letter', json_build_object('org', platform.org(), 'letter', letter), 'letter-' || letter);
	return true;
end $$;
revoke all on function people.text_failed from public;
grant execute on function people.text_failed to kith_app;
comment on function people.text_failed(uuid) is 'A provider says that a text did not arrive: the message is tried by the next way that is safe.';

create function people.due_text_replies() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct org_id from people.text_reply where came_at < platform.now() - interval '28 days' $$;
revoke all on function people.due_text_replies from public;
grant execute on function people.due_text_replies to kith_worker;
comment on function people.due_text_replies() is 'Organisations with answers to texts older than 28 days.';

-- what she answered follows when two records of her become one
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
	perform people.hand_over(merge, 'people.text_reply', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.ruling', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.letter', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.access', 'person_id', gone, kept);
	return merge;
end $$;

-- A message that is tried once more begins with its first way.
CREATE OR REPLACE FUNCTION platform.send_again(letter uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
	if not platform.is('coordinator') and cardinality(platform.circles('coordinator')) = 0 then
		raise exception using errcode = '42501', message = 'only a coordinator sends a letter again';
	end if;
	update platform.letter l set withheld = null, failed = '{}', refused = null, tried_at = null, leaves_at = null
		where l.org_id = platform.org() and l.id = send_again.letter and l.sent_at is null and l.kind not like 'safeguarding.%'
			and (l.withheld is null or l.withheld = 'returned')
			and (platform.is('coordinator') or l.account_id in (select people.coordinated()));
	if not found then
		return false;
	end if;
	perform graphile_worker.add_job('letter', json_build_object('org', platform.org(), 'letter', send_again.letter), max_attempts => 12,
		job_key => 'letter-' || send_again.letter);
	return true;
end $function$;
