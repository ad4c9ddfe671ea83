import { sql } from 'kysely';
import { gate } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { kinds } from '../../kinds.ts';
import { hoursOf } from '../told/queries.server.ts';
import { getRegistration } from '../registration/queries.server.ts';
import { lapseOffers, offerFreePlaces } from './commands.server.ts';

/** News that a place is free, or that a course has more of them: whoever is next hears of it. */
export async function passPlacesOn(job: Tx, { cohort }: { cohort: string }): Promise<void> {
	await offerFreePlaces(job, cohort);
}

/** A crèche place came free: whoever is next has it. */
export async function passCrechePlacesOn(job: Tx, { circle }: { circle: string }): Promise<void> {
	await offerFreePlaces(job, circle);
}

/** Every minute: offers and held places whose time is over pass on, and nothing that is free stays unoffered. */
export async function settleOffers(job: Tx): Promise<void> {
	const ahead = job.db.selectFrom('programmes.session').select('cohort_id').where('ends_at', '>', job.now);
	await remind(job);
	const late = job.db
		.selectFrom('programmes.registration')
		.select('cohort_id as id')
		.where((on) => on.or([on('offer_ends_at', '<=', job.now), on('answer_by', '<=', job.now)]))
		.where('state', 'in', ['offered', 'waiting']);
	const people = job.db
		.selectFrom('programmes.registration')
		.select('cohort_id as id')
		.where('state', '=', 'waiting')
		.where('cohort_id', 'in', ahead);
	const children = job.db
		.selectFrom('creche.asked')
		.select((on) => on.ref('circle_id').$notNull().as('id'))
		.where('state', '=', 'waiting')
		.where('circle_id', 'in', ahead);
	const cohorts = await late.union(people).union(children).orderBy('id').execute();
	for (const { id } of cohorts) await lapseOffers(job, id);
}

const [day, halfDay] = [86_400_000, 43_200_000];

/** Whoever has not answered is asked once more on the last day, unless she has only just asked or is rung by a person anyway. */
async function remind(job: Tx): Promise<void> {
	const silent = await job.db
		.selectFrom('programmes.registration as registration')
		.leftJoin('platform.letter as letter', (join) =>
			join
				.onRef('letter.org_id', '=', 'registration.org_id')
				.on(sql<boolean>`letter.once = 'held-again ' || registration.id || ' ' || registration.joined_at`)
		)
		.select(['registration.id', 'registration.person_id as personId'])
		.select(sql<string>`'held-again ' || registration.id || ' ' || registration.joined_at`.as('once'))
		.where('registration.answer_by', '>', job.now)
		.where('registration.answer_by', '<=', new Date(job.now.getTime() + day))
		.where('registration.joined_at', '<=', new Date(job.now.getTime() - halfDay))
		.where('letter.id', 'is', null)
		.orderBy('registration.id')
		.execute();
	for (const { id, personId, once } of silent) {
		const { go } = await gate.mayReach(job, { to: personId, kind: kinds['programmes.held'] }, job.now);
		if (go?.way === 'email' && !(await hoursOf(job, await getRegistration(job, id))).untold)
			await queueLetter(job, personId, 'programmes.held', { registration: id, known: 'no', again: 'yes' }, once);
	}
}
