-- A flip-chart that fills while people are in the room: boards of a project, their columns, the cards on them, and screens that show one. Cards have no
-- trace of who wrote them: no account, a day and no time, an id that says nothing of when, and no order in which they came.

create table coproduction.board (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	state text not null default 'closed' check (state in ('closed', 'open', 'reading', 'kept')),
	question platform.words not null,
	code text check (length(code) = 8),
	reads integer check (reads between 1 and 4),
	kept_on date,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	unique (org_id, code),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	check ((code is null) = (state in ('closed', 'kept'))),
	check ((reads is null) = (state <> 'reading')),
	check ((kept_on is null) = (state <> 'kept'))
);
create index on coproduction.board (org_id, project_id);
comment on table coproduction.board is 'A question to which people put cards in columns: closed, open, read back, kept. Kept boards can only be read. Kept as long as the project.';
comment on column coproduction.board.code is 'By which anybody in the room adds a card while it is open: on the wall, no secret, and nobody''s own. Gone once it is kept.';
comment on column coproduction.board.reads is 'Which column is being read back.';

create table coproduction.board_column (
	org_id uuid not null,
	board_id uuid not null,
	project_id uuid not null,
	place integer not null check (place between 1 and 4),
	name platform.words not null,
	read_on date,
	read_by uuid,
	corrected integer not null default 0 check (corrected >= 0),
	primary key (org_id, board_id, place),
	foreign key (org_id, board_id, project_id) references coproduction.board (org_id, id, project_id) on delete cascade,
	check ((read_on is null) = (read_by is null))
);
create index on coproduction.board_column (org_id, board_id, project_id);
comment on table coproduction.board_column is 'One of the one to four columns of a board, and that it was read back: by whom, and how often somebody corrected a card. Kept as the board.';

create table coproduction.card (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	board_id uuid not null,
	project_id uuid not null,
	column_place integer not null check (column_place between 1 and 4),
	place integer not null default 1000 check (place between 1 and 1000),
	words text not null check (length(words) between 1 and 200),
	language text not null check (length(language) between 2 and 12),
	came text not null check (came in ('room', 'phone', 'paper')),
	added_on date not null,
	is_hidden boolean not null default false,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, board_id, project_id) references coproduction.board (org_id, id, project_id) on delete cascade
);
create index on coproduction.card (org_id, board_id, project_id);
comment on table coproduction.card is 'A card on a board, in the words of whoever wrote it; nobody stands beside it. A day and no time, and its id says nothing of when. Legal basis: consent. Kept as the board.';
comment on column coproduction.card.place is 'Where it stands in its column once somebody moved it. A card that came stands after those, in no order that tells when.';
comment on column coproduction.card.came is 'Said in the room and written down, by a phone, or on paper.';
comment on column coproduction.card.is_hidden is 'Those who run the project took it off the board; they can show it again.';

create table coproduction.board_screen (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	board_id uuid not null,
	project_id uuid not null,
	code_hash bytea not null check (length(code_hash) = 32),
	ends_at timestamptz not null,
	ended_at timestamptz,
	primary key (org_id, id),
	unique (org_id, board_id, code_hash),
	foreign key (org_id, board_id, project_id) references coproduction.board (org_id, id, project_id) on delete cascade
);
create index on coproduction.board_screen (org_id, board_id, project_id);
create index on coproduction.board_screen (org_id, code_hash);
comment on table coproduction.board_screen is 'That a borrowed screen shows one board: until it is kept, for four hours, or until somebody ends it. Nobody signs in on it. Kept as the board.';
comment on column coproduction.board_screen.code_hash is 'A keyed hash of the code that stands on the screen; the code follows from a token that only the screen holds.';

-- policies ask these

create function coproduction.read_boards() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select b.id from coproduction.board b where b.org_id = platform.org() and b.state = 'kept'
		and (platform.is('evaluator') or b.project_id in (select coproduction.own_projects())) $$;
revoke all on function coproduction.read_boards from public;
grant execute on function coproduction.read_boards to kith_app;
comment on function coproduction.read_boards() is 'The kept boards that the speaker reads: those of her projects, or each for whoever evaluates.';

create function coproduction.joined_boards() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select b.id from coproduction.board b where b.org_id = platform.org() and b.state = 'open' and platform.is('door')
		and sha256(convert_to(b.code, 'UTF8')) = platform.shown_hash() $$;
revoke all on function coproduction.joined_boards from public;
grant execute on function coproduction.joined_boards to kith_app;
comment on function coproduction.joined_boards() is 'The open board whose code was shown.';

create function coproduction.screened_boards() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select b.id from coproduction.board_screen s join coproduction.board b on b.org_id = s.org_id and b.id = s.board_id and b.state in ('open', 'reading')
	where s.org_id = platform.org() and platform.is('door') and s.code_hash = platform.shown_hash() and s.ended_at is null and s.ends_at > platform.now()
	order by s.id desc limit 1 $$;
revoke all on function coproduction.screened_boards from public;
grant execute on function coproduction.screened_boards to kith_app;
comment on function coproduction.screened_boards() is 'The board that the screen whose code was shown may show now.';

create function coproduction.unkept_boards() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select b.id from coproduction.board b where b.org_id = platform.org() and b.state <> 'kept'
		and (platform.is('coordinator') or b.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.unkept_boards from public;
grant execute on function coproduction.unkept_boards to kith_app;
comment on function coproduction.unkept_boards() is 'The boards that are not kept yet and that the speaker may write: hers, or each for whoever coordinates.';

call platform.secure('coproduction.board',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.among('id', 'coproduction.read_boards()'), platform.among('id', 'coproduction.joined_boards()'), platform.among('id', 'coproduction.screened_boards()')),
	adds => platform.all_of('state <> ''kept''', platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator'))),
	changes => platform.among('id', 'coproduction.unkept_boards()'),
	changing => 'state, code, reads, kept_on');
call platform.secure('coproduction.board_column',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.among('board_id', 'coproduction.read_boards()'), platform.among('board_id', 'coproduction.joined_boards()'), platform.among('board_id', 'coproduction.screened_boards()')),
	adds => platform.all_of('read_on is null', platform.among('board_id', 'coproduction.unkept_boards()')),
	changes => platform.among('board_id', 'coproduction.unkept_boards()'),
	changing => 'read_on, read_by, corrected');
call platform.secure('coproduction.card',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.all_of('not is_hidden', platform.any_of(platform.among('board_id', 'coproduction.read_boards()'),
			platform.among('board_id', 'coproduction.joined_boards()'), platform.among('board_id', 'coproduction.screened_boards()')))),
	adds => platform.all_of('not is_hidden', platform.any_of(platform.among('board_id', 'coproduction.unkept_boards()'),
		platform.all_of('came = ''phone''', platform.among('board_id', 'coproduction.joined_boards()')))),
	changes => platform.among('board_id', 'coproduction.unkept_boards()'),
	changing => 'column_place, place, words, is_hidden');
call platform.secure('coproduction.board_screen',
	sees => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	adds => platform.among('board_id', 'coproduction.unkept_boards()'),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'ended_at, ends_at');

-- A board goes its way: closed, open, reading back, kept. It is kept only once each column was read, and from then on it stands.
create function coproduction.keeps_board() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if old.state = 'kept' or not (old.state || ' ' || new.state) = any (array['closed closed', 'closed open', 'open open', 'open reading', 'reading reading', 'reading open', 'reading kept'])
		or new.state = 'kept' and exists (select from coproduction.board_column c where c.org_id = new.org_id and c.board_id = new.id and c.read_on is null) then
		raise exception using errcode = '42501', message = 'a board is opened, read back column by column, and then kept as it is';
	end if;
	return new;
end $$;
create trigger keeps_board before update on coproduction.board for each row execute function coproduction.keeps_board();
comment on function coproduction.keeps_board() is 'Holds the way of a board, and that each column was read before it is kept.';

-- The thread gets an earlier end more: a theme rests on a card of its project (rank 1, like a note).
alter table coproduction.because add column by_card_id uuid;
alter table coproduction.because
	drop constraint one_link, drop constraint one_earlier_end, drop constraint no_circle,
	add constraint one_link unique nulls not distinct (org_id, theme_id, decision_id, promise_id, by_note_id, by_card_id, by_theme_id, by_decision_id),
	add foreign key (org_id, by_card_id, project_id) references coproduction.card (org_id, id, project_id) on delete cascade,
	add constraint one_earlier_end check (num_nonnulls(by_note_id, by_card_id, by_theme_id, by_decision_id) = 1),
	add constraint no_circle check (
		case when by_note_id is not null or by_card_id is not null then 1 when by_theme_id is not null then 2 else 3 end
			< case when theme_id is not null then 2 when decision_id is not null then 3 else 4 end
		or decision_id is not null and by_decision_id is not null and decision_id <> by_decision_id),
	add constraint card_under_theme check (by_card_id is null or theme_id is not null);
create index on coproduction.because (org_id, by_card_id, project_id) where by_card_id is not null;
comment on table coproduction.because is 'This is so because of that: exactly one later end and one earlier end. A link goes from a later rank to an earlier one only (note and card 1, theme 2, decision 3, promise 4), and among decisions from a later to an earlier: no circle can come about. Kept as its ends.';

do $do$
begin
	execute format('alter policy sees on coproduction.because using (org_id = (select platform.org()) and (%s))', platform.any_of(
		platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'),
		platform.all_of('by_note_id is null', 'by_card_id is null', platform.among('project_id', 'coproduction.read_projects()')),
		platform.all_of('by_card_id is not null', platform.among('project_id', 'coproduction.own_projects()')),
		platform.all_of(
			platform.any_of(platform.among('promise_id', 'coproduction.public_promises()'), platform.among('decision_id', 'coproduction.public_decisions()')),
			platform.any_of(platform.among('by_theme_id', 'coproduction.public_themes()'), platform.among('by_decision_id', 'coproduction.public_decisions()')))));
end $do$;

create or replace view coproduction.thread with (security_invoker = true) as
	select b.org_id, b.project_id, 'theme' as later_kind, b.theme_id as later_id, 'note' as earlier_kind, b.by_note_id as earlier_id
		from coproduction.because b where b.theme_id is not null and b.by_note_id is not null
	union all select b.org_id, b.project_id, 'theme', b.theme_id, 'card', b.by_card_id
		from coproduction.because b where b.theme_id is not null and b.by_card_id is not null
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

create or replace view coproduction.thread_end with (security_invoker = true) as
	select org_id, project_id, 'promise' as kind, id, doing::jsonb as words from coproduction.promise
	union all select org_id, project_id, 'decision', id, question::jsonb from coproduction.decision
	union all select org_id, project_id, 'theme', id, name::jsonb from coproduction.theme
	union all select org_id, project_id, 'card', id, jsonb_build_object(language, words) from coproduction.card
	union all select n.org_id, c.project_id, 'note', n.id, null from coproduction.note n
		join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id where n.state = 'handed-in';
