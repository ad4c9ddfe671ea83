-- "You said – we did": what was said, what is done about it, and why where it is not. What is published stays as it was then.

create table coproduction.promise (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	said platform.words not null,
	doing platform.words not null,
	state text not null check (state in ('doing', 'done', 'not-yet', 'not-doing')),
	state_on date not null,
	why platform.words not null default '{}',
	who text check (length(who) between 1 and 120),
	by_on date,
	asked_of platform.words not null default '{}',
	asked_on date,
	answered platform.words not null default '{}',
	owner_id uuid,
	published_at timestamptz,
	people_then integer check (people_then >= 5 or people_then = 0),
	few_then boolean not null default false,
	taken_back integer not null default 0,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, owner_id) references platform.account (org_id, id) on delete set null (owner_id),
	constraint said_and_doing check (said <> '{}' and doing <> '{}'),
	constraint why_not check (state in ('doing', 'done') or why <> '{}'),
	constraint asked_somebody check ((asked_of = '{}') = (asked_on is null) and (answered = '{}' or asked_of <> '{}'))
);
create index on coproduction.promise (org_id, project_id);
create index on coproduction.promise (org_id, owner_id) where owner_id is not null;
comment on table coproduction.promise is 'What parents said and what is done about it; not yet, or not doing, never without a why. It may be an ask to somebody outside. Kept as long as the project.';
comment on column coproduction.promise.state_on is 'Since which day it stands so.';
comment on column coproduction.promise.who is 'Who does it, as everybody may read it.';
comment on column coproduction.promise.owner_id is 'Who of the team looks after it: she is told when its day has passed. Nobody once she is forgotten.';
comment on column coproduction.promise.people_then is 'How many people stood behind it when it was published: from five on, else that they were a few (few_then).';
comment on column coproduction.promise.taken_back is 'For how many of those people the words were taken back since.';

-- Which notes stood behind a promise when it was published, so that what is taken back later can be counted. Nobody reads it.
create table coproduction.promise_note (
	org_id uuid not null,
	promise_id uuid not null,
	note_id uuid not null,
	primary key (org_id, promise_id, note_id),
	foreign key (org_id, promise_id) references coproduction.promise (org_id, id) on delete cascade,
	foreign key (org_id, note_id) references coproduction.note (org_id, id) on delete cascade
);
create index on coproduction.promise_note (org_id, note_id);
comment on table coproduction.promise_note is 'Which notes stood behind a promise on the day it was published. Kept as the note.';

create function coproduction.public_promises() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from coproduction.promise p where p.org_id = platform.org() and p.published_at is not null and p.project_id in (select coproduction.public_projects()) $$;
revoke all on function coproduction.public_promises from public;
grant execute on function coproduction.public_promises to kith_app;
comment on function coproduction.public_promises() is 'The promises that anybody may read.';

create function coproduction.public_themes() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select t.id from coproduction.theme t where t.org_id = platform.org() and t.published_at is not null and t.project_id in (select coproduction.public_projects()) $$;
revoke all on function coproduction.public_themes from public;
grant execute on function coproduction.public_themes to kith_app;
comment on function coproduction.public_themes() is 'The themes that anybody may read.';

call platform.secure('coproduction.promise',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.own('owner_id'),
		platform.among('project_id', 'coproduction.read_projects()'), platform.all_of('published_at is not null', platform.among('project_id', 'coproduction.public_projects()'))),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	changing => 'said, doing, state, state_on, why, who, by_on, asked_of, asked_on, answered, owner_id, published_at, version');
call platform.secure('coproduction.promise_note', sees => null);

-- The thread gets a noun more: a promise rests on themes and decisions (rank 4).
alter table coproduction.because add column promise_id uuid;
alter table coproduction.because
	drop constraint one_later_end, drop constraint no_circle,
	drop constraint because_org_id_theme_id_decision_id_by_note_id_by_theme_id__key,
	add constraint one_link unique nulls not distinct (org_id, theme_id, decision_id, promise_id, by_note_id, by_theme_id, by_decision_id),
	add foreign key (org_id, promise_id, project_id) references coproduction.promise (org_id, id, project_id) on delete cascade,
	add constraint one_later_end check (num_nonnulls(theme_id, decision_id, promise_id) = 1),
	add constraint no_circle check (
		case when by_note_id is not null then 1 when by_theme_id is not null then 2 else 3 end
			< case when theme_id is not null then 2 when decision_id is not null then 3 else 4 end
		or decision_id is not null and by_decision_id is not null and decision_id <> by_decision_id),
	add constraint promise_on_what_was_found check (promise_id is null or by_note_id is null);
create index on coproduction.because (org_id, promise_id, project_id) where promise_id is not null;
comment on table coproduction.because is 'This is so because of that: exactly one later end and one earlier end. A link goes from a later rank to an earlier one only (note 1, theme 2, decision 3, promise 4), and among decisions from a later to an earlier: no circle can come about. Kept as its ends.';

do $do$
begin
	execute format('alter policy sees on coproduction.because using (org_id = (select platform.org()) and (%s))', platform.any_of(
		platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.all_of('by_note_id is null', platform.among('project_id', 'coproduction.read_projects()')),
		platform.all_of(
			platform.any_of(platform.among('promise_id', 'coproduction.public_promises()'), platform.among('decision_id', 'coproduction.public_decisions()')),
			platform.any_of(platform.among('by_theme_id', 'coproduction.public_themes()'), platform.among('by_decision_id', 'coproduction.public_decisions()')))));
end $do$;

-- The thread as what it joins: every link, and what went into another theme. A noun more is a branch more here.
create view coproduction.thread with (security_invoker = true) as
	select b.org_id, b.project_id, 'theme' as later_kind, b.theme_id as later_id, 'note' as earlier_kind, b.by_note_id as earlier_id
		from coproduction.because b where b.theme_id is not null and b.by_note_id is not null
	union all select t.org_id, t.project_id, 'theme', t.merged_into, 'theme', t.id from coproduction.theme t where t.merged_into is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'note', b.by_note_id
		from coproduction.because b where b.decision_id is not null and b.by_note_id is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'theme', b.by_theme_id
		from coproduction.because b where b.decision_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'decision', b.decision_id, 'decision', b.by_decision_id
		from coproduction.because b where b.decision_id is not null and b.by_decision_id is not null
	union all select b.org_id, b.project_id, 'promise', b.promise_id, 'theme', b.by_theme_id
		from coproduction.because b where b.promise_id is not null and b.by_theme_id is not null
	union all select b.org_id, b.project_id, 'promise', b.promise_id, 'decision', b.by_decision_id
		from coproduction.because b where b.promise_id is not null and b.by_decision_id is not null;
grant select on coproduction.thread to kith_app;
comment on view coproduction.thread is 'Which thing is so because of which, one row a link, as far as the reader sees it.';

-- What can stand at an end of the thread, in its words. A note has none here: its words are for those who open it.
create view coproduction.thread_end with (security_invoker = true) as
	select org_id, project_id, 'promise' as kind, id, doing::jsonb as words from coproduction.promise
	union all select org_id, project_id, 'decision', id, question::jsonb from coproduction.decision
	union all select org_id, project_id, 'theme', id, name::jsonb from coproduction.theme
	union all select n.org_id, c.project_id, 'note', n.id, null from coproduction.note n
		join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id where n.state = 'handed-in';
grant select on coproduction.thread_end to kith_app;
comment on view coproduction.thread_end is 'What can stand at an end of the thread, as far as the reader sees it.';

create function coproduction.walk(org uuid, named_kind text, named uuid, with_notes boolean)
	returns table (way text, kind text, id uuid, words jsonb, depth integer, rests boolean) stable language sql set search_path = pg_catalog, pg_temp as $$
	with recursive steps (way, kind, id, depth) as (
		select w.way, named_kind, named, 0 from (values ('earlier'), ('later')) w (way)
		union
		select s.way, n.kind, n.id, s.depth + 1 from steps s cross join lateral (
			select t.earlier_kind, t.earlier_id from coproduction.thread t where s.way = 'earlier' and t.org_id = org
				and t.later_kind = s.kind and t.later_id = s.id and (with_notes or t.earlier_kind <> 'note')
			union all select t.later_kind, t.later_id from coproduction.thread t where s.way = 'later' and t.org_id = org and t.earlier_kind = s.kind and t.earlier_id = s.id) n (kind, id)),
	met as (select s.way, s.kind, s.id, min(s.depth) as depth from steps s group by 1, 2, 3)
	select m.way, m.kind, m.id, e.words, m.depth, exists (select from coproduction.thread t where t.org_id = org and t.later_kind = m.kind and t.later_id = m.id)
	from met m join coproduction.thread_end e on e.org_id = org and e.kind = m.kind and e.id = m.id where m.depth > 0 or m.way = 'earlier' $$;
revoke all on function coproduction.walk from public;
grant execute on function coproduction.walk to kith_app;
comment on function coproduction.walk(uuid, text, uuid, boolean) is 'What something rests on and what rests on it, both ways and however far, as far as the reader sees it: in words, how many steps away, and whether it rests on anything itself.';

create function coproduction.notes_behind(named_kind text, named uuid) returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	with recursive down (kind, id) as (
		select named_kind, named
		union select t.earlier_kind, t.earlier_id from down d join coproduction.thread t
			on t.org_id = platform.org() and t.later_kind = d.kind and t.later_id = d.id)
	select n.id from down d join coproduction.note n on n.org_id = platform.org() and n.id = d.id and n.state = 'handed-in' where d.kind = 'note' $$;
revoke all on function coproduction.notes_behind from public;
comment on function coproduction.notes_behind(text, uuid) is 'The notes that something rests on, however far down; for functions of this schema alone.';

-- How many people stand behind anything on the thread, for whoever may read it: from five on the number, else that they are a few.
create function coproduction.people_behind(named_kind text, named uuid) returns table (people integer, few boolean) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with counted as (
		select coalesce(sum(n.people), 0)::int as people from coproduction.note n where n.org_id = platform.org()
			and n.id in (select coproduction.notes_behind(named_kind, named))
			and exists (
				select from (
					select project_id, published_at is not null as open from coproduction.promise where org_id = platform.org() and id = named and named_kind = 'promise'
					union all select project_id, published_at is not null from coproduction.theme where org_id = platform.org() and id = named and named_kind = 'theme'
					union all select project_id, id in (select coproduction.public_decisions()) from coproduction.decision
						where org_id = platform.org() and id = named and named_kind = 'decision') it
				where platform.is_any(array['coordinator', 'evaluator', 'job']) or it.project_id = any (platform.circles('facilitator'))
					or it.project_id in (select coproduction.read_projects()) or it.open and it.project_id in (select coproduction.public_projects())))
	select case when c.people >= 5 or c.people = 0 then c.people end, c.people between 1 and 4 from counted c $$;
revoke all on function coproduction.people_behind from public;
grant execute on function coproduction.people_behind to kith_app;
comment on function coproduction.people_behind(text, uuid) is 'How many people stand behind a promise, a decision or a theme: a number from five on, else that they are a few.';

-- What is published keeps its words, and how many stood behind it then.
create function coproduction.keeps_promise() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if old.published_at is null and new.published_at is not null then
		select p.people, p.few into new.people_then, new.few_then from coproduction.people_behind('promise', new.id) p;
		new.taken_back := 0;
		delete from coproduction.promise_note n where n.org_id = new.org_id and n.promise_id = new.id;
		insert into coproduction.promise_note (org_id, promise_id, note_id)
			select new.org_id, new.id, behind from coproduction.notes_behind('promise', new.id) behind;
	elsif old.published_at is not null and new.published_at is not null
		and (old.said, old.doing, old.asked_of, old.asked_on) is distinct from (new.said, new.doing, new.asked_of, new.asked_on) then
		raise exception using errcode = '42501', message = 'what was published stands as it is';
	end if;
	return new;
end $$;
revoke all on function coproduction.keeps_promise from public;
create trigger keeps_promise before update on coproduction.promise for each row execute function coproduction.keeps_promise();
comment on function coproduction.keeps_promise() is 'Holds the words of a published promise, and notes how many people stood behind it on that day.';

-- A note that is taken back changes no published number: how many have been is counted beside it.
create function coproduction.counts_taken_back() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update coproduction.promise p set taken_back = p.taken_back + new.people from coproduction.promise_note n
		where n.org_id = new.org_id and n.note_id = new.id and p.org_id = n.org_id and p.id = n.promise_id;
	return null;
end $$;
revoke all on function coproduction.counts_taken_back from public;
create trigger counts_taken_back after update on coproduction.note for each row when (old.state = 'handed-in' and new.state = 'withdrawn')
	execute function coproduction.counts_taken_back();
comment on function coproduction.counts_taken_back() is 'Counts, beside what was published, how many people took their words back since.';
