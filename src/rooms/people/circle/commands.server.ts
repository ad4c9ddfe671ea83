import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** From now on she belongs to a circle (a cohort or group), and whoever runs it may see how to reach her; also when she rested there. Does nothing when she does already. */
export async function welcomeToCircle(tx: Tx, personId: string, circleId: string): Promise<void> {
	const there = await tx.db
		.selectFrom('people.membership')
		.select('id')
		.where('circle_id', '=', circleId)
		.where('person_id', '=', personId)
		.where('until', 'is', null)
		.executeTakeFirst();
	if (there) return;
	const { rows } = await sql<{
		back: boolean;
	}>`select people.come_back(${circleId}::uuid, ${personId}::uuid) as back`.execute(tx.db);
	if (rows[0]?.back) return;
	await tx.db
		.insertInto('people.membership')
		.values({ org_id: tx.actor.orgId, circle_id: circleId, person_id: personId })
		.onConflict((conflict) => conflict.doNothing()) // sent twice at the same moment, she is there once
		.execute();
}

/** She no longer belongs to a circle: whoever runs it stops seeing her at once. Where she only rests, she can come back by one tap. */
export async function partFromCircle(
	tx: Tx,
	personId: string,
	circleId: string,
	{ rests = false }: { rests?: boolean } = {}
): Promise<void> {
	await tx.db
		.updateTable('people.membership')
		.set({ until: sql<Date>`platform.now()`, rests })
		.where('circle_id', '=', circleId)
		.where('person_id', '=', personId)
		.where('until', 'is', null)
		.execute();
}

/** The crèche of a circle expects a child on these days ("2027-01-12") and on no other from the first day given on. */
export async function expectAtCreche(
	tx: Tx,
	childId: string,
	circleId: string,
	days: readonly string[],
	from: string
): Promise<void> {
	await tx.db
		.deleteFrom('people.creche_day')
		.where('child_id', '=', childId)
		.where('circle_id', '=', circleId)
		.where('day', '>=', from)
		.execute();
	const rows = [...new Set(days)]
		.filter((day) => day >= from)
		.map((day) => ({ org_id: tx.actor.orgId, circle_id: circleId, child_id: childId, day }));
	if (!rows.length) return;
	const writing = tx.db.insertInto('people.creche_day').values(rows);
	await writing.onConflict((conflict) => conflict.doNothing()).execute(); // somebody else expects it at the same moment
}
