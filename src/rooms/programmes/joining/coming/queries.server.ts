import type { Coming, CrecheOf } from '#creche';
import type { Tx } from '#platform/db/tx.ts';
import type { LockedCourse } from '../../locks.ts';

/** Who is coming to a course, for its crèche: those with a place, and those to whom one is offered. */
export async function listComing(tx: Tx, cohortId: string): Promise<Coming[]> {
	const rows = await tx.db
		.selectFrom('programmes.registration')
		.select(['person_id as personId', 'state'])
		.where('cohort_id', '=', cohortId)
		.where('state', 'in', ['place', 'offered'])
		.execute();
	return rows.map(({ personId, state }) => ({ personId, hasPlace: state === 'place' }));
}

/** The crèche of a course in which nobody else works. */
export async function crecheOf(tx: Tx, course: LockedCourse): Promise<CrecheOf> {
	return { circle: course, coming: await listComing(tx, course.id) };
}
