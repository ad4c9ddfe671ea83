import { getBoard, type WholeBoard } from '#rooms/coproduction/board/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

interface Place {
	project: string;
	board: string;
}

/** A board of a project for those who run it. Throws NotFound. */
export async function boardToRun(tx: Tx, { project, board: id }: Place): Promise<WholeBoard> {
	const board = await getBoard(tx, id);
	if (board.projectId !== project || !mayRunProject(tx.actor, project)) throw new NotFound();
	return board;
}
