import type { Actor } from '#platform/db/tx.ts';

/** What is known of somebody's time in a course when she asks for a certificate. */
export interface TakingPart {
	personId: string;
	/** How many meetings she came to, also late or for a part. */
	came: number;
	/** The last meeting has begun. */
	isOver: boolean;
}

/** A certificate is hers to ask for and hers to print. */
export function mayHaveCertificate(actor: Actor, personId: string): boolean {
	return actor.kind === 'person' && actor.id === personId;
}

/** Why there is no certificate: the course is still running, or she never came. Coming once is enough. */
export function certificateObstacle({ came, isOver }: TakingPart): 'not-yet' | 'never-came' | undefined {
	if (!isOver) return 'not-yet';
	return came > 0 ? undefined : 'never-came';
}
