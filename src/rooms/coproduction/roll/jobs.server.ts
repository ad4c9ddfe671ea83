import type { Job } from '#platform/jobs/job.ts';
import { queueLetters } from '#platform/jobs/outbox.ts';

/** Writes to everybody on a roll, or to her who was added: that a vote is open, once more before it closes, or that it is void. */
export async function tellOfVote({ payload, tx }: Job): Promise<void> {
	const [decision, step] = [String(payload.decision), String(payload.step)];
	await tx(async (job) => {
		const onRoll = job.db.selectFrom('coproduction.roll').select('person_id').where('decision_id', '=', decision);
		const meant = payload.person ? onRoll.where('person_id', '=', String(payload.person)) : onRoll;
		const people = (await meant.orderBy('person_id').execute()).map((row) => row.person_id);
		const kind = step === 'void' ? 'coproduction.void' : 'coproduction.vote';
		await queueLetters(job, people, kind, { decision, step }, `${kind} ${decision} ${step}`);
	});
}
