-- Asking many people about a version of a document, before the next is written: who was sought, a few questions of four kinds, and replies by an address that
-- anybody may open, under an account, or on paper. What the group thinks is shown to everybody in steps of five, and never of fewer.

create table coproduction.consultation (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	version_id uuid not null,
	opens_on date not null,
	closes_on date not null,
	link text not null check (length(link) between 16 and 40),
	title platform.words not null default '{}',
	text platform.words not null default '{}',
	opened_at timestamptz,
	opened_by uuid,
	closed_at timestamptz,
	closed_by uuid,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	unique (org_id, link),
	foreign key (org_id, version_id, project_id) references coproduction.version (org_id, id, project_id),
	check (closes_on >= opens_on),
	constraint closed_once_opened check (closed_at is null or opened_at is not null)
);
create index on coproduction.consultation (org_id, version_id, project_id);
create index on coproduction.consultation (org_id, project_id);
comment on table coproduction.consultation is 'A version of a document about which many people are asked, from one day to another. From its opening on it stands as it is. Of no person. Kept as the document.';
comment on column coproduction.consultation.link is 'What stands in the address at which anybody may reply: no secret, and nobody''s own.';
comment on column coproduction.consultation.text is 'The words of the version as they were when it was opened, for whoever is asked about the whole.';
comment on column coproduction.consultation.closed_at is 'When somebody closed it before its last day: from then on nobody replies.';

create table coproduction.sought (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	consultation_id uuid not null,
	project_id uuid not null,
	place integer not null check (place between 1 and 12),
	label platform.words not null check (label <> '{}'),
	aim integer not null check (aim between 1 and 1000),
	primary key (org_id, id),
	unique (org_id, id, consultation_id),
	unique (org_id, consultation_id, place),
	foreign key (org_id, consultation_id, project_id) references coproduction.consultation (org_id, id, project_id) on delete cascade
);
create index on coproduction.sought (org_id, consultation_id, project_id);
comment on table coproduction.sought is 'A group that a consultation seeks, and how many of it. Of no person. Kept as the consultation.';

create table coproduction.consultation_question (
	org_id uuid not null,
	consultation_id uuid not null,
	place integer not null check (place between 1 and 12),
	project_id uuid not null,
	kind text not null check (kind in ('agree', 'comfortable', 'term', 'own')),
	key uuid,
	about platform.words not null default '{}',
	asks platform.words not null default '{}',
	choices platform.words not null default '{}',
	primary key (org_id, consultation_id, place),
	foreign key (org_id, consultation_id, project_id) references coproduction.consultation (org_id, id, project_id) on delete cascade,
	constraint asks_something check (kind in ('agree', 'comfortable') or asks <> '{}'),
	constraint choices_of_its_own check (kind = 'own' or choices = '{}')
);
create index on coproduction.consultation_question (org_id, consultation_id, project_id);
comment on table coproduction.consultation_question is 'One question of a consultation: whether one agrees, would be comfortable, whether a word is right, or a question of one''s own. Of no person. Kept as the consultation.';
comment on column coproduction.consultation_question.key is 'The paragraph that it is about; none where it is about the whole.';
comment on column coproduction.consultation_question.about is 'The words of that paragraph in this version.';
comment on column coproduction.consultation_question.asks is 'Of a word: the word. Of a question of one''s own: the question.';
comment on column coproduction.consultation_question.choices is 'What can be chosen, a line each and as many in each language; nothing where the answer is in own words.';

create table coproduction.reply (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	consultation_id uuid not null,
	project_id uuid not null,
	came text not null check (came in ('link', 'account', 'paper')),
	language text not null check (length(language) between 2 and 12),
	replied_on date not null,
	who text check (length(who) between 1 and 200),
	primary key (org_id, id),
	unique (org_id, id, consultation_id),
	foreign key (org_id, consultation_id, project_id) references coproduction.consultation (org_id, id, project_id)
);
create index on coproduction.reply (org_id, consultation_id, project_id);
comment on table coproduction.reply is 'What somebody answered in a consultation: no name, a day and no time, and an id that says nothing of when; whose it is stands elsewhere, and nowhere where it came by the address or on paper. Legal basis: consent. Kept as the document; own words two years after the consultation ended.';
comment on column coproduction.reply.who is 'Who she is in this, in her own words. Never shown to parents. Gone two years after the consultation ended.';

create table coproduction.reply_person (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	reply_id uuid not null,
	consultation_id uuid not null,
	person_id uuid not null,
	primary key (org_id, reply_id),
	unique (org_id, id),
	unique (org_id, consultation_id, person_id),
	foreign key (org_id, reply_id, consultation_id) references coproduction.reply (org_id, id, consultation_id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id)
);
create index on coproduction.reply_person (org_id, reply_id, consultation_id);
create index on coproduction.reply_person (org_id, person_id);
comment on table coproduction.reply_person is 'Whose a reply under an account is, so that she alone can change it. Legal basis: consent. Kept as the reply, or until she is forgotten.';

create table coproduction.reply_group (
	org_id uuid not null,
	reply_id uuid not null,
	sought_id uuid not null,
	consultation_id uuid not null,
	project_id uuid not null,
	primary key (org_id, reply_id, sought_id),
	foreign key (org_id, reply_id, consultation_id) references coproduction.reply (org_id, id, consultation_id) on delete cascade,
	foreign key (org_id, sought_id, consultation_id) references coproduction.sought (org_id, id, consultation_id)
);
create index on coproduction.reply_group (org_id, reply_id, consultation_id);
create index on coproduction.reply_group (org_id, sought_id, consultation_id);
comment on table coproduction.reply_group is 'To which of the groups that are sought she says she belongs; she may say nothing. Legal basis: consent. Kept as the reply.';

create table coproduction.reply_answer (
	org_id uuid not null,
	reply_id uuid not null,
	place integer not null,
	consultation_id uuid not null,
	project_id uuid not null,
	id uuid not null default gen_random_uuid(),
	choice integer check (choice between 1 and 6),
	words text check (length(words) between 1 and 1000),
	read_on date,
	left_out boolean not null default false,
	words_gone boolean not null default false,
	primary key (org_id, id),
	unique (org_id, reply_id, place),
	foreign key (org_id, reply_id, consultation_id) references coproduction.reply (org_id, id, consultation_id) on delete cascade,
	constraint answers_something check (choice is not null or words is not null or words_gone),
	constraint left_out_once_read check (not left_out or read_on is not null)
);
create index on coproduction.reply_answer (org_id, reply_id, consultation_id);
create index on coproduction.reply_answer (org_id, consultation_id);
comment on table coproduction.reply_answer is 'What she answered to one question: a choice, own words, or both. Legal basis: consent. Kept as the reply; own words two years after the consultation ended.';
comment on column coproduction.reply_answer.read_on is 'When somebody who runs the project had read her words: from then on others read them, unless they were left out.';
comment on column coproduction.reply_answer.words_gone is 'There were words, and they were deleted: that she answered still counts.';

create table coproduction.consultation_picture (
	org_id uuid not null,
	consultation_id uuid not null,
	project_id uuid not null,
	replies integer not null check (replies >= 5),
	figures jsonb not null,
	primary key (org_id, consultation_id),
	foreign key (org_id, consultation_id, project_id) references coproduction.consultation (org_id, id, project_id)
);
create index on coproduction.consultation_picture (org_id, consultation_id, project_id);
comment on table coproduction.consultation_picture is 'What the group answered, as everybody may see it: numbers under five, and what would give them away, are not in it. Drawn when the fifth reply is in, and anew with each five more, so that no two of them tell what one person answered. Of no person. Kept as the consultation.';

-- policies ask these

create function coproduction.draft_consultations() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.consultation c where c.org_id = platform.org() and c.opened_at is null
		and (platform.is('coordinator') or c.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.draft_consultations from public;
grant execute on function coproduction.draft_consultations to kith_app;
comment on function coproduction.draft_consultations() is 'The consultations that the speaker may still write: none that was opened.';

create function coproduction.shown_consultations() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.consultation c where c.org_id = platform.org() and c.opened_at is not null
		and (platform.is('door') or c.project_id in (select coproduction.own_projects())) $$;
revoke all on function coproduction.shown_consultations from public;
grant execute on function coproduction.shown_consultations to kith_app;
comment on function coproduction.shown_consultations() is 'The consultations that were opened, at the door or in projects of the speaker.';

create function coproduction.asking() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.consultation c join platform.organisation o on o.id = c.org_id
	where c.org_id = platform.org() and c.opened_at is not null and c.closed_at is null
		and (platform.now() at time zone o.time_zone)::date between c.opens_on and c.closes_on $$;
revoke all on function coproduction.asking from public;
grant execute on function coproduction.asking to kith_app;
comment on function coproduction.asking() is 'The consultations in which somebody can reply today.';

create function coproduction.own_replies() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.reply_id from coproduction.reply_person p where p.org_id = platform.org() and p.person_id = platform.actor() $$;
revoke all on function coproduction.own_replies from public;
grant execute on function coproduction.own_replies to kith_app;
comment on function coproduction.own_replies() is 'The replies that the speaker gave under her account.';

create function coproduction.replies_coming(how text) returns setof uuid stable rows 100 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.id from coproduction.reply r where r.org_id = platform.org() and r.came = how and r.consultation_id in (select coproduction.asking()) $$;
revoke all on function coproduction.replies_coming from public;
grant execute on function coproduction.replies_coming to kith_app;
comment on function coproduction.replies_coming(text) is 'The replies of consultations that can be answered today, by how they came.';

call platform.secure('coproduction.consultation',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.among('id', 'coproduction.shown_consultations()')),
	adds => platform.all_of('opened_at is null', platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator'))),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'opened_at, opened_by, closed_at, closed_by',
	removes => platform.among('id', 'coproduction.draft_consultations()'));
call platform.secure('coproduction.sought',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('consultation_id', 'coproduction.shown_consultations()')),
	adds => platform.among('consultation_id', 'coproduction.draft_consultations()'),
	removes => platform.among('consultation_id', 'coproduction.draft_consultations()'));
call platform.secure('coproduction.consultation_question',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('consultation_id', 'coproduction.shown_consultations()')),
	adds => platform.among('consultation_id', 'coproduction.draft_consultations()'),
	removes => platform.among('consultation_id', 'coproduction.draft_consultations()'));
call platform.secure('coproduction.reply',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.among('id', 'coproduction.own_replies()')),
	adds => platform.all_of(platform.among('consultation_id', 'coproduction.asking()'), platform.any_of(
		platform.all_of('came = ''link''', platform.role('door')),
		platform.all_of('came = ''account''', platform.among('project_id', 'coproduction.own_projects()')),
		platform.all_of('came = ''paper''', platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator'))))),
	changes => platform.role('job'),
	changing => 'who',
	removes => platform.all_of(platform.among('id', 'coproduction.own_replies()'), platform.among('consultation_id', 'coproduction.asking()')));
call platform.secure('coproduction.reply_person',
	sees => platform.own('person_id'),
	adds => platform.all_of(platform.own('person_id'), platform.among('reply_id', 'coproduction.replies_coming(''account'')')));
call platform.secure('coproduction.reply_group',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('reply_id', 'coproduction.own_replies()')),
	adds => platform.any_of(
		platform.all_of(platform.role('door'), platform.among('reply_id', 'coproduction.replies_coming(''link'')')),
		platform.all_of(platform.among('reply_id', 'coproduction.own_replies()'), platform.among('reply_id', 'coproduction.replies_coming(''account'')')),
		platform.all_of(platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')), platform.among('reply_id', 'coproduction.replies_coming(''paper'')'))));
call platform.secure('coproduction.reply_answer',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.among('reply_id', 'coproduction.own_replies()')),
	adds => platform.all_of('read_on is null', platform.any_of(
		platform.all_of(platform.role('door'), platform.among('reply_id', 'coproduction.replies_coming(''link'')')),
		platform.all_of(platform.among('reply_id', 'coproduction.own_replies()'), platform.among('reply_id', 'coproduction.replies_coming(''account'')')),
		platform.all_of(platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')), platform.among('reply_id', 'coproduction.replies_coming(''paper'')')))),
	changes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	changing => 'words, read_on, left_out, words_gone');
call platform.secure('coproduction.consultation_picture',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('consultation_id', 'coproduction.shown_consultations()')));

-- A consultation is opened once and closed once; what was asked stands.
create function coproduction.keeps_consultation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is not null and old.opened_at is not null
		and ((new.title, new.text, new.opened_at, new.opened_by) is distinct from (old.title, old.text, old.opened_at, old.opened_by) or old.closed_at is not null) then
		raise exception using errcode = '42501', message = 'a consultation that was opened stands as it is';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_consultation from public;
create trigger keeps_consultation before update on coproduction.consultation for each row execute function coproduction.keeps_consultation();
comment on function coproduction.keeps_consultation() is 'Holds a consultation as it was opened; only that it is closed can still be said, once.';

-- Of an answer only that it was read changes; its words can go, and never become others.
create function coproduction.keeps_reply_answer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is not null and new.words is distinct from old.words and (new.words is not null or not new.words_gone) then
		raise exception using errcode = '42501', message = 'what was answered stands as it is';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_reply_answer from public;
create trigger keeps_reply_answer before update on coproduction.reply_answer for each row execute function coproduction.keeps_reply_answer();
comment on function coproduction.keeps_reply_answer() is 'Holds what was answered: words can be deleted, and not be changed.';

-- For a new picture: every answer and group, by a number that is no reply's, once five replies more are in than in the picture before; else nothing.
create function coproduction.replies_to_draw(consultation uuid) returns table (who integer, replies integer, sought_id uuid, place integer, choice integer)
	stable rows 100 language sql security definer set search_path = pg_catalog, pg_temp as $$
	with numbered as (
		select r.org_id, r.id, row_number() over (order by md5(r.id::text))::int as who, count(*) over ()::int as replies from coproduction.reply r
		where r.org_id = platform.org() and r.consultation_id = replies_to_draw.consultation and r.consultation_id in (select coproduction.asking())
	), due as (
		select n.* from numbered n where n.replies >= 5 + coalesce((select p.replies from coproduction.consultation_picture p
			where p.org_id = platform.org() and p.consultation_id = replies_to_draw.consultation), 0)
	)
	select d.who, d.replies, null::uuid, a.place, a.choice from due d join coproduction.reply_answer a on a.org_id = d.org_id and a.reply_id = d.id
	union all
	select d.who, d.replies, g.sought_id, null, null from due d join coproduction.reply_group g on g.org_id = d.org_id and g.reply_id = d.id $$;
revoke all on function coproduction.replies_to_draw from public;
grant execute on function coproduction.replies_to_draw to kith_app;
comment on function coproduction.replies_to_draw(uuid) is 'What a new picture of a consultation is drawn from, once five more have replied; nobody stands in it, and it is asked by whoever replies.';

create function coproduction.keep_picture(consultation uuid, figures jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	many integer := (select max(d.replies) from coproduction.replies_to_draw(keep_picture.consultation) d);
begin
	if many is null then
		return;
	end if;
	insert into coproduction.consultation_picture (org_id, consultation_id, project_id, replies, figures)
		select c.org_id, c.id, c.project_id, many, keep_picture.figures from coproduction.consultation c where c.org_id = platform.org() and c.id = keep_picture.consultation
	on conflict (org_id, consultation_id) do update set replies = excluded.replies, figures = excluded.figures;
end $$;
revoke all on function coproduction.keep_picture from public;
grant execute on function coproduction.keep_picture to kith_app;
comment on function coproduction.keep_picture(uuid, jsonb) is 'Keeps a picture once five more have replied than stand in the one before.';

-- What people wrote in a consultation and a person has read, once there is a picture: in no order that tells, and with nobody beside it.
create function coproduction.reply_words(consultation uuid) returns table (place integer, words text, language text)
	stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select a.place, a.words, r.language
	from coproduction.reply r join coproduction.reply_answer a on a.org_id = r.org_id and a.reply_id = r.id
	where r.org_id = platform.org() and r.consultation_id = reply_words.consultation and r.consultation_id in (select coproduction.shown_consultations())
		and a.words is not null and a.read_on is not null and not a.left_out
		and exists (select from coproduction.consultation_picture p where p.org_id = r.org_id and p.consultation_id = r.consultation_id)
	order by a.place, md5(a.id::text) $$;
revoke all on function coproduction.reply_words from public;
grant execute on function coproduction.reply_words to kith_app;
comment on function coproduction.reply_words(uuid) is 'The own words of replies that a person has read, for whoever may see the picture; nobody stands beside them.';

create function coproduction.bring_replies_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.reply_person', 'person_id', two.gone, two.kept, 'mine.consultation_id = hers.consultation_id');
	end loop;
end $$;
revoke all on function coproduction.bring_replies_together from public;
grant execute on function coproduction.bring_replies_together to kith_app;
comment on function coproduction.bring_replies_together(uuid) is 'For a coordinator who brings two records together: what one of them replied is the other''s; where both replied, one reply stays without her.';

create function coproduction.forget_replies(person uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	hers uuid[] := array(select p.reply_id from coproduction.reply_person p where p.org_id = platform.org() and p.person_id = forget_replies.person);
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work forgets somebody';
	end if;
	delete from coproduction.reply r where r.org_id = platform.org() and r.id = any (hers) and r.consultation_id in (select coproduction.asking());
	update coproduction.reply r set who = null where r.org_id = platform.org() and r.id = any (hers);
	update coproduction.reply_answer a set words = null, words_gone = true where a.org_id = platform.org() and a.reply_id = any (hers) and a.words is not null;
	delete from coproduction.reply_person p where p.org_id = platform.org() and p.person_id = forget_replies.person;
end $$;
revoke all on function coproduction.forget_replies from public;
grant execute on function coproduction.forget_replies to kith_app;
comment on function coproduction.forget_replies(uuid) is 'Somebody is forgotten: while she can still reply hers goes; afterwards her own words go, and what she chose stays without her, so that no result changes.';

create function coproduction.due_replies() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct r.org_id from coproduction.reply r join coproduction.consultation c on c.org_id = r.org_id and c.id = r.consultation_id
	left join coproduction.reply_answer a on a.org_id = r.org_id and a.reply_id = r.id
	where c.closes_on < (platform.now() - interval '2 years')::date and (r.who is not null or a.words is not null) $$;
revoke all on function coproduction.due_replies from public;
grant execute on function coproduction.due_replies to kith_worker;
comment on function coproduction.due_replies() is 'Organisations with replies whose own words are to go: two years after the last day of their consultation.';
