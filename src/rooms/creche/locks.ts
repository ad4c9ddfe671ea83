import { locksOf } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';

const lock = locksOf(2, ['child at a sitting']);

/** One child at one sitting of a crèche. */
export const lockChildAtSitting = (tx: Tx, sittingId: string, childId: string) =>
	lock(tx, 'child at a sitting', `${sittingId} ${childId}`);
