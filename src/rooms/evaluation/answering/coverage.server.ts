import { inWords } from '#platform/i18n/language.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Who reads an answer that says somebody may be in danger, and when. */
export interface Coverage {
	/** Somebody holds the role of safeguarding lead now. Where nobody does, nothing may sound as if somebody watched. */
	somebody: boolean;
	name: string | null;
	/** In the language spoken now; empty where the organisation has not said. */
	hours: string;
}

/** Who reads risk answers here, told as it is. */
export async function getCoverage(door: Tx): Promise<Coverage> {
	const organisation = await door.db
		.selectFrom('platform.organisation')
		.select(['safeguarding_name', 'safeguarding_hours'])
		.where('id', '=', door.actor.orgId)
		.executeTakeFirstOrThrow();
	const lead = await door.db
		.selectFrom('platform.role_grant')
		.select('id')
		.where('role', '=', 'safeguarding_lead')
		.where('circle_id', 'is', null)
		.where('ended_at', 'is', null)
		.where('since', '<=', door.now)
		.where('until', '>', door.now)
		.limit(1)
		.executeTakeFirst();
	return {
		somebody: lead !== undefined,
		name: organisation.safeguarding_name,
		hours: inWords(organisation.safeguarding_hours)
	};
}
