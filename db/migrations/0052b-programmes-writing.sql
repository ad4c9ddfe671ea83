-- What she writes on the pages of a booklet: sealed on her phone, with a key that only her five words open.

create table programmes.writing_key (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	language text not null check (language in ('en', 'es')),
	salt text not null check (length(salt) <= 64),
	wrapped text not null check (length(wrapped) <= 200),
	made_at timestamptz not null default platform.moment(),
	ended_at timestamptz,
	primary key (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.writing_key is 'The key to what somebody writes, locked with her five words, which are kept nowhere. ended_at: she began anew; a year later the pages go.';
create index on programmes.writing_key (org_id, person_id);
create index on programmes.writing_key (ended_at) where ended_at is not null;

call platform.secure('programmes.writing_key',
	sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.own('person_id'),
	changes => platform.own('person_id'),
	changing => 'language, salt, wrapped, ended_at',
	removes => platform.role('job'));

create table programmes.page_text (
	org_id uuid not null,
	id uuid not null,
	key_id uuid not null,
	person_id uuid not null,
	session_id uuid not null,
	page text not null check (length(page) <= 60),
	sealed text not null check (length(sealed) <= 60000),
	saved_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, key_id) references programmes.writing_key (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, session_id) references programmes.session (org_id, id)
);
comment on table programmes.page_text is 'One version of what she wrote on a page, sealed on her phone. A version that another has seen is gone; two that did not know of each other both stand.';
create index on programmes.page_text (org_id, person_id, session_id, page);
create index on programmes.page_text (org_id, key_id);
create index on programmes.page_text (org_id, session_id);

call platform.secure('programmes.page_text',
	sees => platform.any_of(platform.own('person_id'), platform.role('job')),
	adds => platform.own('person_id'),
	removes => platform.any_of(platform.own('person_id'), platform.role('job')));

create table programmes.page_shown (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	session_id uuid not null,
	page text not null check (length(page) <= 60),
	words text not null check (length(words) between 1 and 10000),
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, person_id, session_id, page),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, session_id) references programmes.session (org_id, id)
);
comment on table programmes.page_shown is 'A copy in clear of a page that she shows to her facilitators, until she takes it back.';
create index on programmes.page_shown (org_id, session_id);

call platform.secure('programmes.page_shown',
	sees => platform.any_of(
		platform.own('person_id'),
		programmes.session_of('session_id', 'facilitator')),
	adds => platform.own('person_id'),
	changes => platform.own('person_id'),
	changing => 'words, at',
	removes => platform.own('person_id'));

create function programmes.due_writing() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct k.org_id from programmes.writing_key k where k.ended_at < platform.now() - interval '365 days' $$;
revoke all on function programmes.due_writing from public;
grant execute on function programmes.due_writing to kith_worker;
comment on function programmes.due_writing is 'Organisations with pages whose writer began anew a year ago.';

-- what she opened and wrote follows when two records of her become one
CREATE OR REPLACE FUNCTION programmes.bring_together(merge uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $$
declare
	two record;
	courses constant text := 'mine.cohort_id = hers.cohort_id';
	meetings constant text := 'mine.session_id = hers.session_id';
begin
	perform creche.bring_together(merge);
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.registration', 'person_id', two.gone, two.kept, courses,
			$q$(array_position(array['place', 'offered', 'waiting', 'left'], hers.state), hers.joined_at)
				< (array_position(array['place', 'offered', 'waiting', 'left'], mine.state), mine.joined_at)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.attendance', 'person_id', two.gone, two.kept, meetings,
			$q$array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], hers.state)
				< array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], mine.state)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.mark', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.check_in', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.certificate', 'person_id', two.gone, two.kept, courses);
		perform people.hand_over(merge, 'programmes.follow_up', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.interest', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.parent_message', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.booklet_opened', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.writing_key', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.page_text', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.page_shown', 'person_id', two.gone, two.kept, meetings || ' and mine.page = hers.page');
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $$;
