import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { isId } from '#platform/db/ids.ts';
import type { HandOutcome } from './form.ts';
import { mayPassOnMessages } from './policy.ts';

/** A coordinator notes how it went when she rang or texted. */
export async function noteByHand(
	tx: Tx,
	letterId: string,
	note: { id: string; outcome: HandOutcome }
): Promise<Outcome<never>> {
	if (!mayPassOnMessages(tx.actor) || !tx.actor.id) throw new Forbidden();
	const letter = isId(letterId)
		? await tx.db
				.selectFrom('platform.letter')
				.select('account_id')
				.where('id', '=', letterId)
				.where('withheld', '=', 'by-hand')
				.executeTakeFirst()
		: undefined;
	if (!letter) throw new NotFound();
	await tx.db
		.insertInto('people.hand_delivery')
		.values({
			org_id: tx.actor.orgId,
			...note,
			letter_id: letterId,
			person_id: letter.account_id,
			noted_by: tx.actor.id
		})
		.execute();
	const passedOn = { letter: letterId, person: letter.account_id, outcome: note.outcome };
	await record(tx, 'people.message.passed-on', passedOn);
	return done;
}
