import type { Tx } from '#platform/db/tx.ts';
import { listRegister } from '../register/queries.server.ts';
import type { Words } from '../template/words.ts';
import type { CourseRow } from './overview.server.ts';

/** Somebody with a place from whom there was no word twice, and whom nobody has reached since. */
export interface Missed {
	personId: string;
	called: string;
	cohortId: string;
	course: Words;
}

/** The parents of running courses who were missed twice and not reached since; a kind call would be good. */
export async function listMissed(tx: Tx, courses: readonly CourseRow[]): Promise<Missed[]> {
	const missed: Missed[] = [];
	for (const { id, label, state, next } of courses) {
		if (state !== 'running' || !next) continue;
		const lines = await listRegister(tx, { id: next.id, cohortId: id, startsAt: next.startsAt });
		const unreached = lines.filter(
			(line) =>
				line.isMissed && line.reached !== 'reached' && line.reached !== 'not-needed' && line.state !== 'apologies'
		);
		missed.push(...unreached.map(({ personId, called }) => ({ personId, called, cohortId: id, course: label })));
	}
	return missed;
}
