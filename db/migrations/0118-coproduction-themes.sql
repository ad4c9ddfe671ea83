-- What notes have in common: themes in parents' words, the stretches of notes that belong to them, and the thread by which one thing is so because of another.

create table coproduction.theme (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	kind text not null check (kind in ('challenge', 'solution', 'strength', 'tension')),
	name platform.words not null,
	end_a platform.words not null default '{}',
	end_b platform.words not null default '{}',
	for_a platform.words not null default '{}',
	for_b platform.words not null default '{}',
	published_at timestamptz,
	merged_into uuid,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, merged_into, project_id) references coproduction.theme (org_id, id, project_id),
	check (merged_into is distinct from id),
	check (merged_into is null or published_at is null),
	check ((kind = 'tension') = (end_a <> '{}' and end_b <> '{}'))
);
create index on coproduction.theme (org_id, project_id);
create index on coproduction.theme (org_id, merged_into, project_id) where merged_into is not null;
comment on table coproduction.theme is 'Something that was said again and again, in parents'' words. A tension has two ends, and what speaks for each. Kept as long as the project.';
comment on column coproduction.theme.merged_into is 'The theme that it went into: it keeps its own passages and links, so that it can be taken out again.';

create table coproduction.passage (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	note_id uuid not null,
	place integer not null,
	starts integer not null check (starts >= 0),
	ends integer not null,
	theme_id uuid not null,
	marked_at timestamptz not null default platform.now(),
	marked_by uuid,
	primary key (org_id, id),
	unique (org_id, note_id, place, starts, ends, theme_id),
	foreign key (org_id, note_id) references coproduction.note (org_id, id) on delete cascade,
	foreign key (org_id, theme_id) references coproduction.theme (org_id, id) on delete cascade,
	check (ends > starts)
);
create index on coproduction.passage (org_id, theme_id);
comment on table coproduction.passage is 'A stretch of what somebody said that belongs to a theme, from one sign to another, counted in code points. It goes when she takes her words back. Kept as the note.';

-- The thread. A later thing is so because of an earlier one; each end is a column of its own with a key to its table, so that no link dangles and no
-- policy has to guess what a text means (docs/decisions/0069). A noun more is a column more on its side, and its rank in the check.
create table coproduction.because (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	theme_id uuid,
	decision_id uuid,
	by_note_id uuid,
	by_theme_id uuid,
	by_decision_id uuid,
	primary key (org_id, id),
	unique nulls not distinct (org_id, theme_id, decision_id, by_note_id, by_theme_id, by_decision_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, theme_id, project_id) references coproduction.theme (org_id, id, project_id) on delete cascade,
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	foreign key (org_id, by_note_id) references coproduction.note (org_id, id) on delete cascade,
	foreign key (org_id, by_theme_id) references coproduction.theme (org_id, id) on delete cascade,
	foreign key (org_id, by_decision_id) references coproduction.decision (org_id, id) on delete cascade,
	constraint one_later_end check (num_nonnulls(theme_id, decision_id) = 1),
	constraint one_earlier_end check (num_nonnulls(by_note_id, by_theme_id, by_decision_id) = 1),
	constraint no_circle check (
		case when by_note_id is not null then 1 when by_theme_id is not null then 2 else 3 end < case when theme_id is not null then 2 else 3 end
		or decision_id is not null and by_decision_id is not null and decision_id <> by_decision_id)
);
create index on coproduction.because (org_id, theme_id, project_id);
create index on coproduction.because (org_id, project_id);
create index on coproduction.because (org_id, by_note_id) where by_note_id is not null;
create index on coproduction.because (org_id, by_theme_id) where by_theme_id is not null;
create index on coproduction.because (org_id, by_decision_id) where by_decision_id is not null;
create index on coproduction.because (org_id, decision_id) where decision_id is not null;
comment on table coproduction.because is 'This is so because of that: exactly one later end and one earlier end. A link goes from a later rank to an earlier one only (note 1, theme 2, decision 3), and among decisions from a later to an earlier: no circle can come about. Kept as its ends.';

create function coproduction.read_projects() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coproduction.own_projects() union select c.project_id from coproduction.campaign c where c.org_id = platform.org() and c.id in (select coproduction.own_campaigns()) $$;
revoke all on function coproduction.read_projects from public;
grant execute on function coproduction.read_projects to kith_app;
comment on function coproduction.read_projects() is 'The projects whose themes the speaker reads: those she belongs to, and those she listens for.';

create function coproduction.public_projects() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from coproduction.project p where p.org_id = platform.org() and p.published_at is not null $$;
revoke all on function coproduction.public_projects from public;
grant execute on function coproduction.public_projects to kith_app;
comment on function coproduction.public_projects() is 'The projects that anybody may know of.';

call platform.secure('coproduction.theme',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.among('project_id', 'coproduction.read_projects()'), platform.all_of('published_at is not null', platform.among('project_id', 'coproduction.public_projects()'))),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'kind, name, end_a, end_b, for_a, for_b, published_at, merged_into, version');
call platform.secure('coproduction.passage',
	sees => platform.any_of(platform.role('job'), platform.among('note_id', 'coproduction.handed_in()'), platform.among('note_id', 'coproduction.notes_of(''facilitator'')')),
	adds => platform.any_of(platform.all_of(platform.role('coordinator'), platform.among('note_id', 'coproduction.handed_in()')), platform.among('note_id', 'coproduction.notes_of(''facilitator'')')),
	changes => platform.any_of(platform.all_of(platform.role('coordinator'), platform.among('note_id', 'coproduction.handed_in()')), platform.among('note_id', 'coproduction.notes_of(''facilitator'')')),
	removes => platform.any_of(platform.role('job'), platform.all_of(platform.role('coordinator'), platform.among('note_id', 'coproduction.handed_in()')), platform.among('note_id', 'coproduction.notes_of(''facilitator'')')),
	changing => 'theme_id');
-- Among decisions a later one rests on an earlier one. After the keys were asked, so that what is not there answers like what is another organisation's.
create function coproduction.rests_on_earlier() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if new.by_decision_id > new.decision_id then
		raise exception using errcode = '23514', message = 'a decision rests on an earlier decision only: no_circle';
	end if;
	return null;
end $$;
create trigger rests_on_earlier after insert or update on coproduction.because for each row execute function coproduction.rests_on_earlier();

call platform.secure('coproduction.because',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.all_of('by_note_id is null', platform.among('project_id', 'coproduction.read_projects()'))),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')));

-- A passage belongs to a note and a theme of one project, and lies within what was said; the thread from the theme to the note comes and goes with it.
create function coproduction.marks_passage() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if tg_op <> 'DELETE' then
		if not exists (select from coproduction.theme t
				join coproduction.note n on n.org_id = t.org_id and n.id = new.note_id and n.state = 'handed-in'
				join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id and c.project_id = t.project_id
				join coproduction.answer a on a.org_id = n.org_id and a.note_id = n.id and a.place = new.place and length(a.words) >= new.ends
				where t.org_id = new.org_id and t.id = new.theme_id) then
			raise exception using errcode = '42501', message = 'a passage lies within what was said, in the project of its theme';
		end if;
		insert into coproduction.because (org_id, project_id, theme_id, by_note_id)
			select t.org_id, t.project_id, t.id, new.note_id from coproduction.theme t where t.org_id = new.org_id and t.id = new.theme_id
			on conflict do nothing;
	end if;
	if tg_op <> 'INSERT' then
		delete from coproduction.because b where b.org_id = old.org_id and b.theme_id = old.theme_id and b.by_note_id = old.note_id
			and not exists (select from coproduction.passage p where p.org_id = old.org_id and p.theme_id = old.theme_id and p.note_id = old.note_id);
	end if;
	return null;
end $$;
revoke all on function coproduction.marks_passage from public;
create trigger marks_passage after insert or update or delete on coproduction.passage for each row execute function coproduction.marks_passage();
comment on function coproduction.marks_passage() is 'Holds a passage within what was said, and keeps the thread from its theme to its note.';

-- Her words are taken back: what was marked in them goes with them.
create function coproduction.unmarks_answer() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	delete from coproduction.passage p where p.org_id = old.org_id and p.note_id = old.note_id and p.place = old.place;
	return null;
end $$;
revoke all on function coproduction.unmarks_answer from public;
create trigger unmarks_answer after delete on coproduction.answer for each row execute function coproduction.unmarks_answer();
comment on function coproduction.unmarks_answer() is 'What was marked in an answer goes when its words are deleted.';

-- How many people stand behind a theme: for whoever may read it and not the notes. Under five it says so, and no number.
create function coproduction.behind(theme uuid) returns table (people integer, few boolean) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with meant as (
		select t.org_id, t.id from coproduction.theme t where t.org_id = platform.org() and t.id = theme
			and (platform.is_any(array['coordinator', 'evaluator']) or t.project_id = any (platform.circles('facilitator'))
				or t.project_id in (select coproduction.read_projects()) or (t.published_at is not null and t.project_id in (select coproduction.public_projects())))
		union select t.org_id, t.id from coproduction.theme t where t.org_id = platform.org() and t.merged_into = theme),
	counted as (
		select coalesce(sum(n.people), 0)::int as people from coproduction.note n where n.org_id = platform.org() and n.state = 'handed-in'
			and n.id in (select b.by_note_id from coproduction.because b join meant m on m.org_id = b.org_id and m.id = b.theme_id where b.by_note_id is not null)
			and exists (select from meant m where m.id = theme))
	select case when c.people >= 5 or c.people = 0 then c.people end, c.people between 1 and 4 from counted c $$;
revoke all on function coproduction.behind from public;
grant execute on function coproduction.behind to kith_app;
comment on function coproduction.behind(uuid) is 'How many people stand behind a theme and those that went into it: a number from five on, else that they are a few.';

-- Words that their speakers gave: to the group of the project, or to anybody. Nothing of the note they are from.
create function coproduction.quotes(theme uuid) returns table (words text, language text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct substr(a.words, p.starts + 1, p.ends - p.starts), n.language from coproduction.theme t
		join coproduction.theme its on its.org_id = t.org_id and (its.id = t.id or its.merged_into = t.id)
		join coproduction.passage p on p.org_id = its.org_id and p.theme_id = its.id
		join coproduction.answer a on a.org_id = p.org_id and a.note_id = p.note_id and a.place = p.place
		join coproduction.note n on n.org_id = p.org_id and n.id = p.note_id and n.state = 'handed-in'
	where t.org_id = platform.org() and t.id = theme and (
		(n.quoted in ('group', 'public') and (platform.is_any(array['coordinator', 'evaluator']) or t.project_id = any (platform.circles('facilitator')) or t.project_id in (select coproduction.read_projects())))
		or (n.quoted = 'public' and t.published_at is not null and t.project_id in (select coproduction.public_projects())))
	order by 1 $$;
revoke all on function coproduction.quotes from public;
grant execute on function coproduction.quotes to kith_app;
comment on function coproduction.quotes(uuid) is 'What was said of a theme by those who gave their words to whoever asks, in the order of the alphabet.';
