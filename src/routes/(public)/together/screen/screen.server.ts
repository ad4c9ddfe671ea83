import { codeOfScreen } from '#rooms/coproduction/board/policy.ts';
import { findOnScreen, type WholeBoard } from '#rooms/coproduction/board/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** For how many seconds a screen holds what its code follows from. */
export const held = 12 * 3600;

/** The board that the screen which holds this token may show. Throws NotFound. */
export async function boardOfScreen(door: Tx, token: string): Promise<WholeBoard> {
	const board = await findOnScreen(door, codeOfScreen(token));
	if (!board) throw new NotFound();
	return board;
}
