import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { wordingNow, type Purpose } from './form.ts';
import { mayAnswerConsent } from './policy.ts';
import { listConsents } from './queries.server.ts';

/** She says yes or no to one purpose. It holds from the next thing that anybody does; what she said before stays on record. */
export async function answerConsent(
	tx: Tx,
	personId: string,
	purpose: Purpose,
	given: boolean,
	language: string
): Promise<Outcome<never>> {
	if (!mayAnswerConsent(tx.actor, personId)) throw new Forbidden();
	const before = (await listConsents(tx, personId)).find((consent) => consent.purpose === purpose);
	if (before?.given === given && before.wording === wordingNow[purpose]) return done;
	await writeConsents(tx, personId, { [purpose]: given }, language);
	await record(tx, given ? 'people.consent.given' : 'people.consent.withdrawn', { person: personId, purpose });
	return done;
}

/** Writes down the answers of somebody new, each with the version of the words she read. */
export async function writeConsents(
	tx: Tx,
	personId: string,
	answers: Partial<Record<Purpose, boolean>>,
	language: string
): Promise<void> {
	const rows = Object.entries(answers).map(([purpose, given]) => ({
		org_id: tx.actor.orgId,
		person_id: personId,
		purpose,
		given,
		wording: wordingNow[purpose as Purpose],
		language
	}));
	if (rows.length) await tx.db.insertInto('people.consent').values(rows).execute();
}
