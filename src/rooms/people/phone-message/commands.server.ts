import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { isId } from '#platform/db/ids.ts';
import type { TryOutcome } from './form.ts';
import { mayPhone } from './policy.ts';

/** A coordinator notes how it went when she rang or texted, or told somebody in another way what no letter could. */
export async function notePhoneTry(
	tx: Tx,
	letterId: string,
	note: { id: string; outcome: TryOutcome }
): Promise<Outcome<never>> {
	if (!mayPhone(tx.actor) || !tx.actor.id) throw new Forbidden();
	const letter = isId(letterId)
		? await tx.db
				.selectFrom('platform.letter')
				.select('account_id')
				.where('id', '=', letterId)
				.where('sent_at', 'is', null)
				.where('account_id', 'in', tx.db.selectFrom('people.person').select('id'))
				.executeTakeFirst()
		: undefined;
	if (!letter) throw new NotFound();
	await tx.db
		.insertInto('people.phone_try')
		.values({
			org_id: tx.actor.orgId,
			...note,
			letter_id: letterId,
			person_id: letter.account_id,
			noted_by: tx.actor.id
		})
		.execute();
	const passedOn = { letter: letterId, person: letter.account_id, outcome: note.outcome };
	await record(tx, 'people.phone-message.passed-on', passedOn);
	return done;
}
