import { locksOf } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';

const lock = locksOf(7, ['words', 'waves', 'pseudonym', 'file', 'report', 'editions', 'evaluation']);

/** The words of a measure in one language. */
export const lockWords = (tx: Tx, measure: string, language: string) => lock(tx, 'words', `${measure} ${language}`);

/** What one course is asked, and when. */
export const lockWaves = (tx: Tx, cohortId: string) => lock(tx, 'waves', cohortId);

/** The name under which one person answers. */
export const lockPseudonym = (tx: Tx, personId: string) => lock(tx, 'pseudonym', personId);

/** One file that is brought in for one measure. */
export const lockFile = (tx: Tx, measure: string, hash: Buffer) =>
	lock(tx, 'file', `${measure} ${hash.toString('hex')}`);

/** The one report over what a course answered to a measure. */
export const lockReport = (tx: Tx, cohortId: string, measure: string) => lock(tx, 'report', `${cohortId} ${measure}`);

/** What is published of one report, or by which links one edition is read. */
export const lockEditions = (tx: Tx, id: string) => lock(tx, 'editions', id);

/** One evaluation that parents lead: its plan, what it asks, whom it hears and who helps. */
export const lockEvaluation = (tx: Tx, id: string) => lock(tx, 'evaluation', id);
