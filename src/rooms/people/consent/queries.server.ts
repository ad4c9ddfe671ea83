import type { Tx } from '#platform/db/tx.ts';
import { purposes, type Purpose } from './form.ts';

/** The answer that counts for one purpose: the newest, with the version of the words it answered. */
export interface Consent {
	purpose: Purpose;
	given: boolean;
	wording: string;
	at: Date;
}

/** What somebody agreed to and what she did not, newest answer a purpose; a purpose she was never asked about is missing. */
export async function listConsents(tx: Tx, personId: string): Promise<Consent[]> {
	const rows = await tx.db
		.selectFrom('people.consent_now')
		.select(['purpose', 'given', 'wording', 'at'])
		.where('person_id', '=', personId)
		.execute();
	const newest = new Map(rows.map((row) => [row.purpose, row]));
	return purposes.flatMap((purpose) => {
		const row = newest.get(purpose);
		return row ? [{ ...(row as Consent), purpose }] : [];
	});
}

/** Whether somebody says yes to a purpose now. */
export async function agreesTo(tx: Tx, personId: string, purpose: Purpose): Promise<boolean> {
	const consents = await listConsents(tx, personId);
	return consents.some((consent) => consent.purpose === purpose && consent.given);
}
