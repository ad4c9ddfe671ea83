import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { mayKeepOwnDetails } from '../safe-contact/policy.ts';
import type { ChosenLook } from './form.ts';

/** She chooses how letters to her look before they are opened: from the next one on. */
export async function chooseLetterLook(tx: Tx, personId: string, chosen: ChosenLook): Promise<Outcome<never>> {
	if (!mayKeepOwnDetails(tx.actor, personId)) throw new Forbidden();
	const columns = lookColumns(chosen);
	await tx.db
		.insertInto('people.safe_contact')
		.values({ org_id: tx.actor.orgId, person_id: personId, ...columns })
		.onConflict((conflict) => conflict.columns(['org_id', 'person_id']).doUpdateSet(columns))
		.execute();
	await record(tx, 'people.letter-look.chosen', { person: personId });
	return done;
}

/** Her choice as the table keeps it. */
export function lookColumns({ look, word }: ChosenLook) {
	return { letter_look: look, letter_word: word };
}
