import { sql } from 'kysely';
import { lockCircle, lockPublicAddresses, locksOf, type LockedCircle } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';

const lock = locksOf(3, [
	'imports',
	'certificate',
	'register',
	'calendar of a person',
	'goals of a person',
	'circles of a person',
	'offers of a person'
]);

/** Everything that is counted in one course: its places, its list, its crèche and the days on which it meets. */
export type LockedCourse = LockedCircle;

/** The pages on which courses stand, so that two courses made at once get an address each. */
export const lockAddressesOfCourses = (tx: Tx) => lockPublicAddresses(tx);

/** One course. */
export const lockCourse = (tx: Tx, id: string): Promise<LockedCourse> => lockCircle(tx, id);

/** What an organisation brings in: one table at a time. */
export const lockImports = (tx: Tx) => lock(tx, 'imports', '');

/** What one person holds of a course when she has come often enough. */
export const lockCertificate = (tx: Tx, cohortId: string, personId: string) =>
	lock(tx, 'certificate', `${cohortId} ${personId}`);

/** The register of one meeting: whoever notes something of it knows what stands. */
export const lockRegister = (tx: Tx, sessionId: string) => lock(tx, 'register', sessionId);

/** The one link by which somebody's calendar follows what she comes to. */
export const lockCalendarOf = (tx: Tx, personId: string) => lock(tx, 'calendar of a person', personId);

/** What somebody has planted, so that two taps at once plant one goal. */
export const lockGoalsOf = (tx: Tx, personId: string) => lock(tx, 'goals of a person', personId);

/** The circles that somebody joins of her own, so that two taps at once join once. */
export const lockCirclesOf = (tx: Tx, personId: string) => lock(tx, 'circles of a person', personId);

/** What somebody offers to show and is asked for, so that nobody is asked twice. */
export const lockOffersOf = (tx: Tx, personId: string) => lock(tx, 'offers of a person', personId);

/** Waits for a course longer than others do: all of a hall may scan the same poster, join at once and answer at once. */
export async function waitLonger(tx: Tx): Promise<void> {
	await sql`set local lock_timeout = '4500ms'`.execute(tx.db);
}
