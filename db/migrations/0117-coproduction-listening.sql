-- What parents say, before anything is decided: a campaign of a few questions, whom it has to hear, who listens, and the short note of each listening.

create table coproduction.campaign (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	name platform.words not null,
	opens_on date not null,
	closes_on date not null,
	link text not null check (length(link) between 16 and 40),
	closed_at timestamptz,
	closed_by uuid,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, link),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	check (closes_on >= opens_on)
);
create index on coproduction.campaign (org_id, project_id);
comment on table coproduction.campaign is 'A few questions that a project asks many people, from one day to another. Kept as long as the project.';
comment on column coproduction.campaign.link is 'What stands in the address that anybody may open and answer by, and on the poster: no secret, and nobody''s own.';
comment on column coproduction.campaign.closed_at is 'When somebody closed it: from then on no note is handed in.';

create table coproduction.prompt (
	org_id uuid not null,
	campaign_id uuid not null,
	place integer not null check (place between 1 and 5),
	asks platform.words not null,
	probe platform.words not null default '{}',
	primary key (org_id, campaign_id, place),
	foreign key (org_id, campaign_id) references coproduction.campaign (org_id, id) on delete cascade
);
comment on table coproduction.prompt is 'One of the three to five questions of a campaign, and what to ask after it. Kept as the campaign.';

create table coproduction.target (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	campaign_id uuid not null,
	place integer not null check (place between 1 and 30),
	label platform.words not null,
	aim integer not null check (aim between 1 and 1000),
	ask_next platform.words not null default '{}',
	why_nobody text check (length(why_nobody) between 1 and 1000),
	primary key (org_id, id),
	unique (org_id, campaign_id, place) deferrable initially deferred,
	foreign key (org_id, campaign_id) references coproduction.campaign (org_id, id) on delete cascade
);
comment on table coproduction.target is 'A group that a campaign has to hear, and how many of it. Kept as the campaign.';
comment on column coproduction.target.ask_next is 'Where to ask next, as places and never as people.';
comment on column coproduction.target.why_nobody is 'Why nobody of this group was heard, and what was done instead: the campaign can''t be closed without it.';

create table coproduction.listener (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	campaign_id uuid not null,
	account_id uuid not null,
	briefed_on date,
	until date not null,
	named_at timestamptz not null default platform.now(),
	named_by uuid,
	primary key (org_id, campaign_id, account_id),
	unique (org_id, id),
	foreign key (org_id, campaign_id) references coproduction.campaign (org_id, id) on delete cascade,
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
create index on coproduction.listener (org_id, account_id);
comment on table coproduction.listener is 'A parent or worker named to listen for one campaign. Not a role: it opens this campaign and nothing else. Kept as the campaign, or until she is forgotten.';

create table coproduction.note (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	campaign_id uuid not null,
	listener_id uuid,
	setting text not null check (setting in ('one-to-one', 'phone', 'group', 'kitchen-table', 'link', 'paper')),
	people integer not null default 1 check (people between 1 and 200),
	heard_on date not null,
	language text not null check (length(language) between 2 and 12),
	quoted text not null default 'nowhere' check (quoted in ('nowhere', 'group', 'public')),
	state text not null default 'draft' check (state in ('draft', 'handed-in', 'withdrawn')),
	handed_in_on date,
	read_on date,
	version integer not null default 1,
	primary key (org_id, id),
	unique (org_id, id, campaign_id),
	foreign key (org_id, campaign_id) references coproduction.campaign (org_id, id),
	foreign key (org_id, listener_id) references platform.account (org_id, id) on delete set null (listener_id),
	check ((state = 'draft') = (handed_in_on is null)),
	check (setting <> 'link' or listener_id is null)
);
create index on coproduction.note (org_id, campaign_id);
create index on coproduction.note (org_id, listener_id) where listener_id is not null;
comment on table coproduction.note is 'What somebody said when she was asked, in her words: no name, a day and no time, and by the link no trace of who wrote it. Its id says nothing of when. Legal basis: consent. Kept two years after its campaign closed, unless it may be quoted.';
comment on column coproduction.note.listener_id is 'Who wrote it down; she sees it for seven days. Nobody where it came by the link.';
comment on column coproduction.note.people is 'How many people were heard in it.';
comment on column coproduction.note.quoted is 'Where her words may be said again: nowhere, in the group, or to anybody.';
comment on column coproduction.note.state is 'Withdrawn: its words are gone, and that there was one is still known.';
comment on column coproduction.note.read_on is 'When somebody of the team had read it.';

create table coproduction.answer (
	org_id uuid not null,
	note_id uuid not null,
	place integer not null check (place between 1 and 5),
	words text not null check (length(words) between 1 and 4000),
	primary key (org_id, note_id, place),
	foreign key (org_id, note_id) references coproduction.note (org_id, id) on delete cascade
);
comment on table coproduction.answer is 'What she said to one question, in her own words. Deleted when she takes it back. Kept as the note.';

create table coproduction.note_target (
	org_id uuid not null,
	note_id uuid not null,
	target_id uuid not null,
	primary key (org_id, note_id, target_id),
	foreign key (org_id, note_id) references coproduction.note (org_id, id) on delete cascade,
	foreign key (org_id, target_id) references coproduction.target (org_id, id) on delete cascade
);
create index on coproduction.note_target (org_id, target_id);
comment on table coproduction.note_target is 'To which groups she belongs, as she says. Kept as the note.';

create table coproduction.note_teller (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	note_id uuid not null,
	receipt_hash bytea not null check (length(receipt_hash) = 32),
	person_id uuid,
	wants_word boolean not null default false,
	primary key (org_id, note_id),
	unique (org_id, id),
	unique (org_id, receipt_hash),
	foreign key (org_id, note_id) references coproduction.note (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
create index on coproduction.note_teller (org_id, person_id) where person_id is not null;
comment on table coproduction.note_teller is 'That whoever said it wants to hear what becomes of it: by the code on her receipt, of which a keyed hash is kept, or by her account, which she alone joins to it. Kept as the note, or until she is forgotten.';
comment on column coproduction.note_teller.wants_word is 'She asked to be written to when something changes.';

-- policies ask these

create function coproduction.own_campaigns() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.campaign_id from coproduction.listener l where l.org_id = platform.org() and l.account_id = platform.actor() and l.until >= platform.now()::date $$;
revoke all on function coproduction.own_campaigns from public;
grant execute on function coproduction.own_campaigns to kith_app;
comment on function coproduction.own_campaigns() is 'The campaigns for which the speaker listens now.';

create function coproduction.campaigns_of(role text) returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.campaign c where c.org_id = platform.org() and c.project_id = any ((select platform.circles(role))::uuid[]) $$;
revoke all on function coproduction.campaigns_of from public;
grant execute on function coproduction.campaigns_of to kith_app;
comment on function coproduction.campaigns_of(text) is 'The campaigns of projects in which the speaker holds this role now.';

create function coproduction.group_campaigns() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.campaign c where c.org_id = platform.org() and c.project_id in (select coproduction.own_projects()) $$;
revoke all on function coproduction.group_campaigns from public;
grant execute on function coproduction.group_campaigns to kith_app;
comment on function coproduction.group_campaigns() is 'The campaigns of projects to which the speaker belongs.';

create function coproduction.open_campaigns() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id from coproduction.campaign c where c.org_id = platform.org() and c.closed_at is null $$;
revoke all on function coproduction.open_campaigns from public;
grant execute on function coproduction.open_campaigns to kith_app;
comment on function coproduction.open_campaigns() is 'The campaigns that nobody has closed: to another no note is added.';

create function coproduction.own_drafts() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select n.id from coproduction.note n where n.org_id = platform.org() and n.listener_id = platform.actor() and n.state = 'draft' $$;
revoke all on function coproduction.own_drafts from public;
grant execute on function coproduction.own_drafts to kith_app;
comment on function coproduction.own_drafts() is 'The notes that the speaker has begun and not handed in.';

create function coproduction.own_notes() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select n.id from coproduction.note n where n.org_id = platform.org() and n.listener_id = platform.actor()
		and (n.state = 'draft' or n.handed_in_on > platform.now()::date - 7) $$;
revoke all on function coproduction.own_notes from public;
grant execute on function coproduction.own_notes to kith_app;
comment on function coproduction.own_notes() is 'The notes that the speaker wrote down: drafts, and those handed in within seven days.';

create function coproduction.notes_of(role text) returns setof uuid stable rows 100 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select n.id from coproduction.note n where n.org_id = platform.org() and n.state <> 'draft' and n.campaign_id in (select coproduction.campaigns_of(role)) $$;
revoke all on function coproduction.notes_of from public;
grant execute on function coproduction.notes_of to kith_app;
comment on function coproduction.notes_of(text) is 'The notes handed in for projects in which the speaker holds this role now.';

create function coproduction.handed_in() returns setof uuid stable rows 100 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select n.id from coproduction.note n where n.org_id = platform.org() and n.state <> 'draft' and platform.is_any(array['coordinator', 'evaluator', 'job']) $$;
revoke all on function coproduction.handed_in from public;
grant execute on function coproduction.handed_in to kith_app;
comment on function coproduction.handed_in() is 'Every note that was handed in, for whoever may read all: a draft is its writer''s alone.';

-- For policies: the column names a campaign that the speaker may listen for.
create function coproduction.hears(named text) returns text immutable language sql return platform.any_of(
	platform.role('coordinator'), platform.among(named, 'coproduction.campaigns_of(''facilitator'')'), platform.among(named, 'coproduction.own_campaigns()'));
comment on function coproduction.hears(text) is 'For policies: the column names a campaign for which the speaker may write notes.';
-- For policies: the column names a campaign that the speaker may know of.
create function coproduction.knows(named text) returns text immutable language sql return platform.any_of(
	platform.role('coordinator', 'evaluator', 'job', 'door'), platform.among(named, 'coproduction.campaigns_of(''facilitator'')'),
	platform.among(named, 'coproduction.own_campaigns()'), platform.among(named, 'coproduction.group_campaigns()'));
comment on function coproduction.knows(text) is 'For policies: the column names a campaign that the speaker may know of.';
-- For policies: the column names a campaign that the speaker runs.
create function coproduction.runs_campaign(named text) returns text immutable language sql return platform.any_of(
	platform.role('coordinator'), platform.among(named, 'coproduction.campaigns_of(''facilitator'')'));
comment on function coproduction.runs_campaign(text) is 'For policies: the column names a campaign that the speaker runs.';
-- For policies: the column names a note that the speaker may read.
create function coproduction.reads(named text) returns text immutable language sql return platform.any_of(
	platform.among(named, 'coproduction.handed_in()'), platform.among(named, 'coproduction.notes_of(''facilitator'')'), platform.among(named, 'coproduction.own_notes()'));
comment on function coproduction.reads(text) is 'For policies: the column names a note that the speaker may read.';

call platform.secure('coproduction.campaign',
	sees => platform.any_of(coproduction.knows('id'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'name, opens_on, closes_on, closed_at, closed_by, version');
call platform.secure('coproduction.prompt',
	sees => coproduction.knows('campaign_id'),
	adds => coproduction.runs_campaign('campaign_id'));
call platform.secure('coproduction.target',
	sees => coproduction.knows('campaign_id'),
	adds => coproduction.runs_campaign('campaign_id'),
	changes => coproduction.runs_campaign('campaign_id'),
	changing => 'label, aim, ask_next, why_nobody');
call platform.secure('coproduction.listener',
	sees => platform.any_of(platform.own('account_id'), platform.role('job'), coproduction.runs_campaign('campaign_id')),
	adds => coproduction.runs_campaign('campaign_id'),
	changes => coproduction.runs_campaign('campaign_id'),
	removes => platform.any_of(platform.role('job'), coproduction.runs_campaign('campaign_id')),
	changing => 'briefed_on, until');
call platform.secure('coproduction.note',
	sees => platform.any_of(platform.all_of('state <> ''draft''', platform.role('coordinator', 'evaluator')), platform.role('job'),
		platform.all_of(platform.own('listener_id'), 'state = ''draft'' or handed_in_on > (select platform.now())::date - 7'),
		platform.all_of('state <> ''draft''', platform.among('campaign_id', 'coproduction.campaigns_of(''facilitator'')'))),
	adds => platform.all_of(platform.among('campaign_id', 'coproduction.open_campaigns()'), platform.any_of(
		platform.all_of(platform.role('door'), 'listener_id is null and setting = ''link'' and state = ''handed-in'''),
		platform.all_of(platform.own('listener_id'), coproduction.hears('campaign_id')))),
	changes => platform.any_of(platform.own('listener_id'), platform.role('job'), platform.all_of('state <> ''draft''', coproduction.runs_campaign('campaign_id'))),
	removes => platform.any_of(platform.role('job'), platform.all_of(platform.own('listener_id'), 'state = ''draft''')),
	changing => 'setting, people, heard_on, language, quoted, state, handed_in_on, read_on, version');
call platform.secure('coproduction.answer',
	sees => platform.any_of(platform.role('job'), coproduction.reads('note_id')),
	adds => platform.any_of(platform.role('door'), platform.among('note_id', 'coproduction.own_drafts()')),
	changes => platform.among('note_id', 'coproduction.own_drafts()'),
	removes => platform.any_of(platform.role('job'), platform.among('note_id', 'coproduction.own_notes()'), platform.among('note_id', 'coproduction.notes_of(''facilitator'')'),
		platform.all_of(platform.role('coordinator'), platform.among('note_id', 'coproduction.handed_in()'))),
	changing => 'words');
call platform.secure('coproduction.note_target',
	sees => platform.any_of(platform.role('job'), coproduction.reads('note_id')),
	adds => platform.any_of(platform.role('door'), platform.among('note_id', 'coproduction.own_drafts()')),
	removes => platform.any_of(platform.role('job'), platform.among('note_id', 'coproduction.own_drafts()')));
call platform.secure('coproduction.note_teller',
	sees => platform.any_of(platform.role('job'), platform.own('person_id'), platform.among('note_id', 'coproduction.own_notes()')),
	adds => platform.any_of(platform.role('door'), platform.among('note_id', 'coproduction.own_drafts()')),
	removes => platform.any_of(platform.role('job'), platform.own('person_id'), platform.among('note_id', 'coproduction.own_drafts()')));

-- What is written once stays: from handing in on, only that it was read or taken back is still noted, and a note goes forwards.
create function coproduction.keeps_note() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'handed-in'), ('handed-in', 'handed-in'), ('handed-in', 'withdrawn'), ('withdrawn', 'withdrawn')) then
		raise exception using errcode = '42501', message = 'a note goes forwards';
	end if;
	if old.state <> 'draft' and (old.setting, old.people, old.heard_on, old.language, old.quoted, old.handed_in_on)
			is distinct from (new.setting, new.people, new.heard_on, new.language, new.quoted, new.handed_in_on) then
		raise exception using errcode = '42501', message = 'what was handed in stands as it is';
	end if;
	return new;
end $$;
create trigger keeps_note before update on coproduction.note for each row execute function coproduction.keeps_note();

-- Who has not been heard: a band for whoever belongs to the project or listens for it, and for nobody a number.
create function coproduction.bands(campaign uuid) returns table (target_id uuid, band text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select t.id, case when coalesce(heard.people, 0) = 0 then 'nobody' when heard.people < t.aim then 'some' else 'well' end
	from coproduction.target t left join lateral (
		select sum(n.people) as people from coproduction.note_target nt join coproduction.note n on n.org_id = nt.org_id and n.id = nt.note_id
		where nt.org_id = t.org_id and nt.target_id = t.id and n.state = 'handed-in') heard on true
	where t.org_id = platform.org() and t.campaign_id = campaign and (
		campaign in (select coproduction.own_campaigns()) or campaign in (select coproduction.group_campaigns())
		or campaign in (select coproduction.campaigns_of('facilitator')) or platform.is_any(array['coordinator', 'evaluator'])) $$;
revoke all on function coproduction.bands from public;
grant execute on function coproduction.bands to kith_app;
comment on function coproduction.bands(uuid) is 'How well each group of a campaign was heard against its aim: nobody yet, some, well. No number.';

-- A listener knows of the project for which she listens.
create or replace function coproduction.shown_projects() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.project_id from coproduction.decision d where d.org_id = platform.org()
		and (d.id in (select coproduction.shown_decisions()) or d.id in (select coproduction.own_decisions()) or d.id in (select coproduction.told_decisions()))
	union select c.project_id from coproduction.campaign c where c.org_id = platform.org() and c.id in (select coproduction.own_campaigns()) $$;
comment on function coproduction.shown_projects() is 'The projects of decisions that are the speaker''s to vote in or to tell, or whose link was shown, and those for which she listens.';

-- Two records of one person are one: she listens once for each campaign, and what she wrote down or said stays hers.
create function coproduction.bring_listening_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.listener', 'account_id', two.gone, two.kept, 'mine.campaign_id = hers.campaign_id');
		perform people.hand_over(merge, 'coproduction.note', 'listener_id', two.gone, two.kept);
		perform people.hand_over(merge, 'coproduction.note_teller', 'person_id', two.gone, two.kept);
	end loop;
end $$;
revoke all on function coproduction.bring_listening_together from public;
grant execute on function coproduction.bring_listening_together to kith_app;
comment on function coproduction.bring_listening_together(uuid) is 'For a coordinator who brings two records together: what one of them listened to and said is the other''s.';

create function coproduction.due_notes() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct n.org_id from coproduction.note n join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id
	where n.state = 'draft' and c.closed_at < platform.now() - interval '30 days' or n.quoted = 'nowhere' and c.closed_at < platform.now() - interval '2 years' $$;
revoke all on function coproduction.due_notes from public;
grant execute on function coproduction.due_notes to kith_worker;
comment on function coproduction.due_notes() is 'Organisations with notes whose time is over: two years after the campaign closed, unless they may be quoted; drafts thirty days after.';
