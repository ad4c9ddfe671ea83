import { sql, type RawBuilder } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { BoardState } from './form.ts';
import { hashOfBoardCode, hashOfScreenCode } from './policy.ts';

/** A column of a board, and that it was read back. */
export interface BoardColumn {
	place: number;
	name: Words;
	readOn: string | null;
	/** How often somebody corrected a card while it was read. */
	corrected: number;
}

/** A question to which people put cards. */
export interface Board {
	id: string;
	projectId: string;
	state: BoardState;
	question: Words;
	/** By which anybody in the room adds cards, until it is kept. */
	code: string | null;
	/** Which column is being read back. */
	reads: number | null;
	keptOn: string | null;
	/** The step of a workshop that it is for. */
	stepId: string | null;
}

/** A board with its columns. */
export interface WholeBoard extends Board {
	columns: BoardColumn[];
}

const boards = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.board')
		.select(['id', 'project_id as projectId', 'state', 'question', 'code', 'reads', 'kept_on as keptOn'])
		.select('step_id as stepId')
		.$narrowType<{ state: BoardState; question: Words }>();

/** The boards of a project that the speaker may see, the newest first. */
export async function listBoards(tx: Tx, projectId: string): Promise<Board[]> {
	return boards(tx).where('project_id', '=', projectId).orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
}

/** One board with its columns. Throws NotFound. */
export async function getBoard(tx: Tx, id: string): Promise<WholeBoard> {
	const board = isId(id) ? await boards(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!board) throw new NotFound();
	return withColumns(tx, board);
}

async function withColumns(tx: Tx, board: Board): Promise<WholeBoard> {
	const columns = await tx.db
		.selectFrom('coproduction.board_column')
		.select(['place', 'name', 'read_on as readOn', 'corrected'])
		.where('board_id', '=', board.id)
		.orderBy('place')
		.$narrowType<{ name: Words }>()
		.execute();
	return { ...board, columns };
}

/** The open board whose code somebody shows at the door; nothing where none is open under it. */
export async function findJoined(door: Tx, code: string): Promise<WholeBoard | undefined> {
	await showTo(door, hashOfBoardCode(code));
	return findOne(door, sql<string>`(select coproduction.joined_boards())`);
}

/** The board that the screen with this code may show now; nothing where nobody let it in, or no more. */
export async function findOnScreen(door: Tx, code: string): Promise<WholeBoard | undefined> {
	await showTo(door, hashOfScreenCode(code));
	await sql`select coproduction.screen_came()`.execute(door.db);
	return findOne(door, sql<string>`(select coproduction.screened_boards())`);
}

async function findOne(door: Tx, shown: RawBuilder<string>): Promise<WholeBoard | undefined> {
	const board = await boards(door).where('id', 'in', shown).executeTakeFirst();
	return board && withColumns(door, board);
}

/** A screen that may show a board. */
export interface BoardScreen {
	id: string;
	endsAt: Date;
	/** Whether a screen with this code has asked for the board: else the code was mistyped, or the screen is off. */
	came: boolean;
}

/** The screens that may show a board now, for those who run it. */
export async function listScreens(tx: Tx, boardId: string): Promise<BoardScreen[]> {
	return tx.db
		.selectFrom('coproduction.board_screen')
		.select(['id', 'ends_at as endsAt'])
		.select(sql<boolean>`came_at is not null`.as('came'))
		.where('board_id', '=', boardId)
		.where('ended_at', 'is', null)
		.where('ends_at', '>', tx.now)
		.orderBy('id')
		.execute();
}
