import type { Coming, CrecheOf } from '#creche';
import type { Tx } from '#platform/db/tx.ts';
import { findCohort } from '#programmes/courses';
import type { LockedCourse } from '../../locks.ts';

/** Who is coming to a course, or to one meeting where places are had for one, for its crèche: those with a place, and those to whom one is offered. */
export async function listComing(tx: Tx, cohortId: string, sessionId: string | null = null): Promise<Coming[]> {
	const rows = await tx.db
		.selectFrom('programmes.registration')
		.select(['person_id as personId', 'state'])
		.where('cohort_id', '=', cohortId)
		.where('session_id', 'is not distinct from', sessionId)
		.where('state', 'in', ['place', 'offered'])
		.execute();
	return rows.map(({ personId, state }) => ({ personId, hasPlace: state === 'place' }));
}

/** The crèche of a course in which nobody else works, or that of one meeting of it where places are had for one. */
export async function crecheOf(tx: Tx, course: LockedCourse, sessionId: string | null): Promise<CrecheOf> {
	return { circle: course, sittingId: sessionId, coming: await listComing(tx, course.id, sessionId) };
}

/** Who comes to one meeting of a course, and whether places are had for each meeting, for the rota of its crèche. */
export async function listWhoComes(
	tx: Tx,
	cohortId: string,
	sessionId: string
): Promise<{ people: Coming[]; each: boolean }> {
	const each = (await findCohort(tx, cohortId))?.wayIn === 'each';
	return { each, people: await listComing(tx, cohortId, each ? sessionId : null) };
}
