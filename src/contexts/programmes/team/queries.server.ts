import type { Tx } from '#platform/db/tx.ts';

/** How many people facilitate a course and look after its crèche now. */
export async function countTeam(tx: Tx, cohortId: string): Promise<{ facilitators: number; crecheWorkers: number }> {
	const rows = await tx.db
		.selectFrom('platform.role_grant')
		.select((on) => ['role', on.fn.count<number>('account_id').distinct().as('people')])
		.where('circle_id', '=', cohortId)
		.where('ended_at', 'is', null)
		.where('until', '>', new Date())
		.groupBy('role')
		.execute();
	const people = (role: string) => rows.find((row) => row.role === role)?.people ?? 0;
	return { facilitators: people('facilitator'), crecheWorkers: people('creche_worker') };
}
