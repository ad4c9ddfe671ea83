import { locksOf } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';

const lock = locksOf(4, [
	'decision',
	'campaign',
	'note',
	'theme',
	'promise',
	'workshop',
	'board',
	'criterion',
	'document',
	'consultation',
	'call',
	'guide',
	'plan'
]);

/** One decision: its draft, its opening, its roll and its count. Whoever casts waits for nobody here; the urn has a lock of its own (`coproduction.put_in_urn`). */
export const lockDecision = (tx: Tx, id: string) => lock(tx, 'decision', id);

/** One campaign: its groups, and its closing. */
export const lockCampaign = (tx: Tx, id: string) => lock(tx, 'campaign', id);

/** One note: what stands in its draft, its handing in, and that it is taken back. */
export const lockNote = (tx: Tx, id: string) => lock(tx, 'note', id);

/** One theme: its words, what went into it, and its passages. Of two the one with the smaller id first. */
export const lockTheme = (tx: Tx, id: string) => lock(tx, 'theme', id);

/** One promise: its words, how it stands, and who may read it. */
export const lockPromise = (tx: Tx, id: string) => lock(tx, 'promise', id);

/** One workshop: what it is for, its meeting, and its plan step by step. */
export const lockWorkshop = (tx: Tx, id: string) => lock(tx, 'workshop', id);

/** One board: its way from open to kept, and the cards that come. */
export const lockBoard = (tx: Tx, id: string) => lock(tx, 'board', id);

/** One criterion of success: its words, how it was chosen, and what becomes of it. */
export const lockCriterion = (tx: Tx, id: string) => lock(tx, 'criterion', id);

/** One document: what stands in its draft, its way from version to version, and what is said to it. */
export const lockDocument = (tx: Tx, id: string) => lock(tx, 'document', id);

/** One consultation: what is asked, its opening and closing, the replies and the picture. */
export const lockConsultation = (tx: Tx, id: string) => lock(tx, 'consultation', id);

/** One call: its words, its panel, and what is decided of who applied. */
export const lockCall = (tx: Tx, id: string) => lock(tx, 'call', id);

/** The guide of one project: its stage, what is known, and what is to be done. */
export const lockGuide = (tx: Tx, id: string) => lock(tx, 'guide', id);

/** The course plan of one project: its lines, whether it is final, and which run came of it. */
export const lockPlan = (tx: Tx, projectId: string) => lock(tx, 'plan', projectId);
