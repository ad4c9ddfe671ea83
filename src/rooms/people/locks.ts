import { locksOf } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';

const lock = locksOf(1, ['address']);

/** Whoever can be reached or signs in under this address. */
export const lockAddress = (tx: Tx, value: string) => lock(tx, 'address', value);
