import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayArrangeSessions } from '../session/policy.ts';
import type { Hopes } from './form.ts';

/** Keeps how many people a run hopes to reach, in place of what was said before. */
export async function keepHopes(tx: Tx, cohortId: string, { all, of }: Hopes): Promise<void> {
	if (!mayArrangeSessions(tx.actor, cohortId)) throw new Forbidden();
	await tx.db.deleteFrom('programmes.hope').where('cohort_id', '=', cohortId).execute();
	const said = [...(all === null ? [] : [['', all] as const]), ...Object.entries(of)];
	if (said.length)
		await tx.db
			.insertInto('programmes.hope')
			.values(said.map(([language, people]) => ({ org_id: tx.actor.orgId, cohort_id: cohortId, language, people })))
			.execute();
	await record(tx, 'programmes.hopes.kept', { cohort: cohortId });
}
