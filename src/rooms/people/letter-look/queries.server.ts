import type { Tx } from '#platform/db/tx.ts';
import { discreet, type ChosenLook } from './form.ts';

/** How letters to somebody look before they are opened: discreet, unless she chose otherwise. */
export async function getLetterLook(tx: Tx, personId: string): Promise<ChosenLook> {
	const row = await tx.db
		.selectFrom('people.safe_contact')
		.select(['letter_look as look', 'letter_word as word'])
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row ? (row as ChosenLook) : discreet;
}
