import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { listEngagements, type Engagement } from '../engagement/queries.server.ts';
import { listPaidCalls } from '../call/queries.server.ts';
import { sumOfHours } from './policy.ts';

/** Time that somebody worked. */
export interface NotedHours {
	id: string;
	engagementId: string;
	day: string;
	minutes: number;
	what: string;
	confirmedOn: string | null;
}

/** Somebody who works, with her hours and what they come to. */
export interface Worked extends Engagement, ReturnType<typeof sumOfHours> {
	/** For which call. */
	name: Words;
	noted: NotedHours[];
}

/** The hours of one engagement that the speaker may see, the last day first. */
export async function listHours(tx: Tx, engagementId: string): Promise<NotedHours[]> {
	return tx.db
		.selectFrom('coproduction.hours')
		.select(['id', 'engagement_id as engagementId', 'day', 'minutes', 'what', 'confirmed_on as confirmedOn'])
		.where('engagement_id', '=', engagementId)
		.orderBy('day', 'desc')
		.orderBy('id')
		.execute();
}

/** Who works in a project and what each noted, for those who run it. */
export async function listWorked(tx: Tx, projectId: string): Promise<Worked[]> {
	const worked: Worked[] = [];
	for (const { id, name } of await listPaidCalls(tx, projectId))
		for (const engagement of await listEngagements(tx, id)) {
			if (engagement.answer !== 'yes') continue;
			const noted = await listHours(tx, engagement.id);
			worked.push({ ...engagement, name, noted, ...sumOfHours(noted, engagement.rate) });
		}
	return worked;
}

/** How many worked in a project and for how many minutes, for those who run it and whoever evaluates. */
export async function countWorked(
	tx: Tx,
	projectId: string
): Promise<{ people: number; minutes: number; confirmed: number }> {
	const { rows } = await sql<{ people: string; minutes: string; confirmed: string }>`
		select * from coproduction.hour_totals(${projectId}::uuid)`.execute(tx.db);
	const { people = 0, minutes = 0, confirmed = 0 } = rows[0] ?? {};
	return { people: Number(people), minutes: Number(minutes), confirmed: Number(confirmed) };
}
