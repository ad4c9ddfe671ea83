import { sql } from 'kysely';
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
export async function getCoverage(tx: Tx): Promise<Coverage> {
	const organisation = await tx.db
		.selectFrom('platform.organisation')
		.select(['safeguarding_name', 'safeguarding_hours'])
		.where('id', '=', tx.actor.orgId)
		.executeTakeFirstOrThrow();
	const { rows } = await sql<{
		somebody: boolean;
	}>`select platform.somebody_is('safeguarding_lead') as somebody`.execute(tx.db);
	return {
		somebody: rows[0]?.somebody ?? false,
		name: organisation.safeguarding_name,
		hours: inWords(organisation.safeguarding_hours)
	};
}
