import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db/tx.ts';
import { arrive } from './commands.server.ts';
import type { Arriving } from './form.ts';

/** Somebody who scanned the code on the wall and wrote her name, by the command that the screen uses. */
export async function arriveExample(door: Tx, code: string, wishes: Partial<Arriving> = {}): Promise<void> {
	const outcome = await arrive(door, code, { tap: randomUUID(), called: 'Amina', letter: 'B', ...wishes });
	if (!outcome.ok) throw new Error(`the example arrival was refused: ${outcome.reason}`);
}
