import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Registration } from '../registration/queries.server.ts';

const minute = 60_000;

/** Timed work writes down until when something waits for her, once her hours begin later than was thought when it was offered. */
export async function keepHours(job: Tx, registration: Registration, until: Date): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { id, offerEndsAt, answerBy } = registration;
	if (until.getTime() - (offerEndsAt ?? answerBy ?? until).getTime() < minute) return;
	await job.db
		.updateTable('programmes.registration')
		.set({ ...(offerEndsAt ? { offer_ends_at: until } : {}), ...(answerBy ? { answer_by: until } : {}) })
		.where('id', '=', id)
		.execute();
	await record(job, 'programmes.offer.hours-moved', { registration: id });
}
