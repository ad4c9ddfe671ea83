import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Merge } from '#platform/merging.ts';
import { lockCourse } from '../../locks.ts';

/** Where two records of one person are brought together, her places, turns and attendance and her children's crèche places follow. */
export async function bringPlacesTogether(tx: Tx, merge: Merge): Promise<void> {
	await lockCourses(tx, merge);
	await sql`select programmes.bring_sessions_together(${merge.id}::uuid)`.execute(tx.db); // first: the rest knows places by their run alone
	await sql`select programmes.bring_together(${merge.id}::uuid), programmes.bring_door_together(${merge.id}::uuid),
		programmes.bring_referrals_together(${merge.id}::uuid), programmes.bring_days_together(${merge.id}::uuid),
		programmes.bring_celebrations_together(${merge.id}::uuid), programmes.bring_rounds_together(${merge.id}::uuid)`.execute(
		tx.db
	);
}

/** Whether she has come, or a place was given to somebody else, since two records were brought together. */
export async function arePlacesBuiltOn(tx: Tx, merge: Merge): Promise<boolean> {
	await lockCourses(tx, merge);
	const { rows } = await sql<{ built: boolean }>`select programmes.is_built_on(${merge.id}::uuid) as built`.execute(
		tx.db
	);
	return rows[0]?.built ?? true;
}

async function lockCourses(tx: Tx, { keptId, goneId }: Merge): Promise<void> {
	const courses = await tx.db
		.selectFrom('programmes.registration')
		.select('cohort_id as id')
		.distinct()
		.where('person_id', 'in', [keptId, goneId])
		.orderBy('cohort_id')
		.execute();
	for (const { id } of courses) await lockCourse(tx, id);
}
