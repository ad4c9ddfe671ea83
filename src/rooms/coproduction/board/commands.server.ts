import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockBoard } from '../locks.ts';
import { mayRunProject } from '../project/policy.ts';
import { getProject } from '../project/queries.server.ts';
import { findStep } from '../step/queries.server.ts';
import { boardMost, type BoardFields, type BoardState } from './form.ts';
import { hashOfScreenCode, newBoardCode, plainBoardCode } from './policy.ts';
import { getBoard, listScreens, type WholeBoard } from './queries.server.ts';

/** Makes a board of a project: a question and one to four columns. Nobody adds cards yet. Returns its id. */
export async function makeBoard(
	tx: Tx,
	projectId: string,
	{ id, question, columns, step }: BoardFields & { id: string; step?: string }
): Promise<Outcome<never, string>> {
	await getProject(tx, projectId);
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	if (step && !(await findStep(tx, step, projectId))) throw new NotFound();
	const own = { org_id: tx.actor.orgId, project_id: projectId };
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.board')
		.values({ ...own, ...who, id, question: JSON.stringify(question), step_id: step || null })
		.execute();
	await putColumns(tx, { id, projectId }, columns);
	await record(tx, 'coproduction.board.made', { project: projectId, board: id });
	return doneWith(id);
}

async function putColumns(tx: Tx, { id, projectId }: { id: string; projectId: string }, columns: readonly Words[]) {
	const own = { org_id: tx.actor.orgId, project_id: projectId, board_id: id };
	const rows = columns.map((name, at) => ({ ...own, place: at + 1, name: JSON.stringify(name) }));
	await tx.db.insertInto('coproduction.board_column').values(rows).execute();
}

/** A board asks something else, or has other columns: until it is opened for the first time. */
export async function changeBoard(tx: Tx, id: string, { question, columns }: BoardFields): Promise<Outcome<'opened'>> {
	const board = await toRunBoard(tx, id);
	if (board.state !== 'closed') return refused('opened');
	await tx.db
		.updateTable('coproduction.board')
		.set({ question: JSON.stringify(question) })
		.where('id', '=', id)
		.execute();
	await tx.db.deleteFrom('coproduction.board_column').where('board_id', '=', id).execute();
	await putColumns(tx, board, columns);
	await record(tx, 'coproduction.board.changed', { board: id });
	return done;
}

/** A board is thrown away: until it is opened for the first time. One that is gone already is not looked for. */
export async function throwBoardAway(tx: Tx, id: string): Promise<Outcome<'opened'>> {
	const board = await toRunBoard(tx, id);
	if (board.state !== 'closed') return refused('opened');
	await tx.db.deleteFrom('coproduction.board').where('id', '=', id).execute();
	await record(tx, 'coproduction.board.thrown-away', { project: board.projectId, board: id });
	return done;
}

/** A board that the speaker runs, held until this is done: no card comes meanwhile. Throws NotFound, Forbidden. */
export async function toRunBoard(tx: Tx, id: string): Promise<WholeBoard> {
	const { projectId } = await getBoard(tx, id);
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	await lockBoard(tx, id);
	return getBoard(tx, id);
}

interface Change {
	state?: BoardState;
	code?: string | null;
	reads?: number | null;
	kept_on?: string | null;
}

const change = (tx: Tx, id: string, to: Change) =>
	tx.db.updateTable('coproduction.board').set(to).where('id', '=', id).execute();

/** A board takes cards from now on, by a code for the wall; also one that was about to be read back, which is then read anew. Sent twice is once. */
export async function openBoard(tx: Tx, id: string): Promise<Outcome<'kept'>> {
	const board = await toRunBoard(tx, id);
	if (board.state === 'kept') return refused('kept');
	if (board.state === 'open') return done;
	await change(tx, id, { state: 'open', code: board.code ?? newBoardCode(), reads: null });
	await tx.db
		.updateTable('coproduction.board_column')
		.set({ read_on: null, read_by: null })
		.where('board_id', '=', id)
		.execute();
	await record(tx, 'coproduction.board.opened', { board: id });
	return done;
}

/** No card comes from now on: the board is read back, from its first column on. Sent twice is once. */
export async function closeToRead(tx: Tx, id: string): Promise<Outcome<'not-open'>> {
	const board = await toRunBoard(tx, id);
	if (board.state === 'reading') return done;
	if (board.state !== 'open') return refused('not-open');
	await change(tx, id, { state: 'reading', reads: 1 });
	await record(tx, 'coproduction.board.closed', { board: id });
	return done;
}

/** A column was read out to those who are there; the next that was not is read now. Sent twice is once. */
export async function readColumn(tx: Tx, id: string, place: number): Promise<Outcome<'not-reading'>> {
	const board = await toRunBoard(tx, id);
	const column = board.columns.find((one) => one.place === place);
	if (board.state !== 'reading' || !column) return refused('not-reading');
	const left = board.columns.filter((one) => one.place !== place && !one.readOn).map((one) => one.place);
	const next = left.find((other) => other > place) ?? left[0] ?? place;
	if (!column.readOn)
		await tx.db
			.updateTable('coproduction.board_column')
			.set({ read_on: todayOf(tx), read_by: tx.actor.id })
			.where('board_id', '=', id)
			.where('place', '=', place)
			.execute();
	await change(tx, id, { reads: next });
	await record(tx, 'coproduction.board.read', { board: id, column: place });
	return done;
}

/** Goes to a column while a board is read back: all screens show it. */
export async function turnToColumn(tx: Tx, id: string, place: number): Promise<Outcome<'not-reading'>> {
	const board = await toRunBoard(tx, id);
	if (board.state !== 'reading' || !board.columns.some((one) => one.place === place)) return refused('not-reading');
	await change(tx, id, { reads: place });
	await record(tx, 'coproduction.board.turned', { board: id, column: place });
	return done;
}

/** The board is kept as it is, once each column was read out; from then on it can only be read, and no screen shows it. Sent twice is once. */
export async function keepBoard(tx: Tx, id: string): Promise<Outcome<'not-read'>> {
	const board = await toRunBoard(tx, id);
	if (board.state === 'kept') return done;
	if (board.state !== 'reading' || board.columns.some(({ readOn }) => !readOn)) return refused('not-read');
	await change(tx, id, { state: 'kept', code: null, reads: null, kept_on: todayOf(tx) });
	await record(tx, 'coproduction.board.kept', { board: id });
	return done;
}

/** Lets the screen on which this code stands show the board: for four hours, until it is kept, or until somebody ends it. */
export async function letScreenIn(
	tx: Tx,
	id: string,
	code: string
): Promise<Outcome<'not-running' | 'no-code' | 'enough'>> {
	const board = await toRunBoard(tx, id);
	if (board.state !== 'open' && board.state !== 'reading') return refused('not-running');
	if (plainBoardCode(code).length !== 8) return refused('no-code');
	if ((await listScreens(tx, id)).length >= boardMost.screens) return refused('enough');
	const ends_at = new Date(tx.now.getTime() + boardMost.hours * 36e5);
	const row = { org_id: tx.actor.orgId, project_id: board.projectId, board_id: id, code_hash: hashOfScreenCode(code) };
	await tx.db
		.insertInto('coproduction.board_screen')
		.values({ ...row, ends_at })
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'board_id', 'code_hash']).doUpdateSet({ ends_at, ended_at: null })
		)
		.execute();
	await record(tx, 'coproduction.screen.let-in', { board: id });
	return done;
}

/** A screen shows the board no more. Sent twice is once. */
export async function endScreen(tx: Tx, id: string, screenId: string): Promise<Outcome<never>> {
	await toRunBoard(tx, id);
	await tx.db
		.updateTable('coproduction.board_screen')
		.set({ ended_at: tx.now })
		.where('board_id', '=', id)
		.where('id', '=', screenId)
		.where('ended_at', 'is', null)
		.execute();
	await record(tx, 'coproduction.screen.ended', { board: id });
	return done;
}
