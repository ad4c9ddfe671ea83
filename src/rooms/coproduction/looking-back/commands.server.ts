import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { followApplication } from '../application/queries.server.ts';
import { todayOf } from '../campaign/policy.ts';
import { findEngagement } from '../engagement/queries.server.ts';
import type { LookingBackFields } from './form.ts';
import { mayLookBack } from './policy.ts';

/** Whoever worked says by her receipt what she expected, learnt, and what changed for her; said again it stands as now, and with nothing in it it is gone. Throws NotFound. */
export async function lookBack(
	link: Tx,
	code: string,
	{ expected, learnt, changed }: LookingBackFields
): Promise<Outcome<'not-the-time'>> {
	const { application } = await followApplication(link, code);
	const work = await findEngagement(link, application.id);
	if (work?.answer !== 'yes') throw new NotFound();
	const isNothing = !expected && !learnt && !changed;
	if (!isNothing && !mayLookBack(work, todayOf(link))) return refused('not-the-time');
	if (isNothing) {
		await link.db.deleteFrom('coproduction.looking_back').where('engagement_id', '=', work.id).execute();
	} else {
		const said = { expected, learnt, changed, said_on: todayOf(link) };
		await link.db
			.insertInto('coproduction.looking_back')
			.values({ org_id: link.actor.orgId, engagement_id: work.id, call_id: work.callId, ...said })
			.onConflict((conflict) => conflict.columns(['org_id', 'engagement_id']).doUpdateSet(said))
			.execute();
	}
	await record(link, 'coproduction.looking-back.said', { call: work.callId, engagement: work.id, isNothing });
	return done;
}
