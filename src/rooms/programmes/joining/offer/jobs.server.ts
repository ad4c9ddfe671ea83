import type { Tx } from '#platform/db/tx.ts';
import { lapseOffers, offerFreePlaces } from './commands.server.ts';

/** News that a place is free, or that a course has more of them: whoever is next hears of it. */
export async function passPlacesOn(job: Tx, { cohort }: { cohort: string }): Promise<void> {
	await offerFreePlaces(job, cohort);
}

/** Every minute: offers whose time is over lapse and pass on, and nothing that is free stays unoffered. */
export async function settleOffers(job: Tx): Promise<void> {
	const ahead = job.db.selectFrom('programmes.session').select('cohort_id').where('ends_at', '>', job.now);
	const late = job.db
		.selectFrom('programmes.registration')
		.select('cohort_id as id')
		.where('state', '=', 'offered')
		.where('offer_ends_at', '<=', job.now);
	const people = job.db
		.selectFrom('programmes.registration')
		.select('cohort_id as id')
		.where('state', '=', 'waiting')
		.where('cohort_id', 'in', ahead);
	const children = job.db
		.selectFrom('programmes.creche_place')
		.select('cohort_id as id')
		.where('state', '=', 'waiting')
		.where('cohort_id', 'in', ahead);
	const cohorts = await late.union(people).union(children).orderBy('id').execute();
	for (const { id } of cohorts) await lapseOffers(job, id);
}
