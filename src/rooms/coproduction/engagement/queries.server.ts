import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { HoursPer, OfferFields } from './form.ts';

/** Work that was offered to somebody who applied, and her answer. */
export interface Engagement extends OfferFields {
	id: string;
	callId: string;
	applicationId: string;
	called: string;
	offeredOn: string;
	answer: 'yes' | 'no' | null;
	answeredOn: string | null;
	/** Which offer it is. */
	version: number;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.engagement')
		.select(['id', 'call_id as callId', 'application_id as applicationId', 'called', 'hours', 'per', 'rate'])
		.select(['from_on as fromOn', 'until_on as untilOn', 'offered_on as offeredOn', 'answer'])
		.select(['answered_on as answeredOn', 'version'])
		.$narrowType<{ per: HoursPer; answer: Engagement['answer'] }>();

/** What was offered for a call, as far as the speaker sees it: whoever runs the project the work that began, whoever coordinates all. */
export async function listEngagements(tx: Tx, callId: string): Promise<Engagement[]> {
	return rowsOf(tx).where('call_id', '=', callId).orderBy('called').orderBy('id').execute();
}

/** What was offered to whoever applied; undefined where nothing was. */
export async function findEngagement(tx: Tx, applicationId: string): Promise<Engagement | undefined> {
	return rowsOf(tx).where('application_id', '=', applicationId).executeTakeFirst();
}

/** One engagement, as far as the speaker sees it. Throws NotFound. */
export async function getEngagement(tx: Tx, id: string): Promise<Engagement> {
	const row = isId(id) ? await rowsOf(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row;
}
