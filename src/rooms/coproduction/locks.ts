import { locksOf } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';

const lock = locksOf(4, ['decision']);

/** One decision: its draft, its opening, its roll and its count. Whoever casts waits for nobody here; the urn has a lock of its own (`coproduction.put_in_urn`). */
export const lockDecision = (tx: Tx, id: string) => lock(tx, 'decision', id);
