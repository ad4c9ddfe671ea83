-- A board belongs to a step of a workshop, if it was made for one. Until it is opened for the first time its words may be changed, and it may be thrown away;
-- whoever lets a screen in reads whether a screen came with that code.
alter table coproduction.board add column step_id uuid,
	add foreign key (org_id, step_id) references coproduction.step (org_id, id) on delete set null (step_id);
create index on coproduction.board (org_id, step_id) where step_id is not null;
comment on column coproduction.board.step_id is 'The step of a workshop that it is for; empty for a board of its own.';
grant update (question) on coproduction.board to kith_app;
grant update (name) on coproduction.board_column to kith_app;

-- A step that goes leaves its board as it is, kept ones too.
drop trigger keeps_board on coproduction.board;
create trigger keeps_board before update of state, code, reads, kept_on on coproduction.board for each row execute function coproduction.keeps_board();

create function coproduction.unopened_boards() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select b.id from coproduction.board b where b.org_id = platform.org() and b.state = 'closed'
		and (platform.is('coordinator') or b.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.unopened_boards from public;
grant execute on function coproduction.unopened_boards to kith_app;
comment on function coproduction.unopened_boards() is 'The boards that nobody has put a card on yet, and that the speaker may write: hers, or each for whoever coordinates.';

do $do$
begin
	execute format('create policy removes on coproduction.board for delete to kith_app using (org_id = (select platform.org()) and (%s))', platform.among('id', 'coproduction.unopened_boards()'));
	execute format('create policy removes on coproduction.board_column for delete to kith_app using (org_id = (select platform.org()) and (%s))', platform.among('board_id', 'coproduction.unopened_boards()'));
end $do$;
grant delete on coproduction.board, coproduction.board_column to kith_app;

create function coproduction.keeps_words_of_board() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if exists (select from coproduction.board b where b.org_id = old.org_id and b.id = old.board_id and b.state <> 'closed') then
		raise exception using errcode = '42501', message = 'columns of a board that was opened keep their names';
	end if;
	return new;
end $$;
create trigger keeps_words before update of name on coproduction.board_column for each row execute function coproduction.keeps_words_of_board();
comment on function coproduction.keeps_words_of_board() is 'Columns are called something else only before anybody put a card in them.';

create function coproduction.keeps_question() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if old.state <> 'closed' and new.question is distinct from old.question then
		raise exception using errcode = '42501', message = 'a board that was opened keeps its question';
	end if;
	return new;
end $$;
create trigger keeps_question before update of question on coproduction.board for each row execute function coproduction.keeps_question();
comment on function coproduction.keeps_question() is 'A board asks something else only before anybody put a card on it.';

alter table coproduction.board_screen add column came_at timestamptz;
comment on column coproduction.board_screen.came_at is 'When a screen with this code first asked for the board; empty where none has: then the code was mistyped, or the screen is off.';

create function coproduction.screen_came() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
	update coproduction.board_screen s set came_at = platform.now()
		where s.org_id = platform.org() and platform.is('door') and s.code_hash = platform.shown_hash() and s.came_at is null and s.ended_at is null and s.ends_at > platform.now() $$;
revoke all on function coproduction.screen_came from public;
grant execute on function coproduction.screen_came to kith_app;
comment on function coproduction.screen_came() is 'Notes that the screen whose code was shown has come.';
