import { sql, type Expression, type SqlBool } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { reachableAll } from '../safe-contact/queries.server.ts';
import type { Reach } from '../safe-contact/policy.ts';
import { mayPassOnMessages } from './policy.ts';

/** A message that somebody has to ring or text: what it is about as ids, whom it is for, and how it is safe to reach her. */
export interface MessageByHand {
	letterId: string;
	kind: string;
	data: Record<string, string>;
	personId: string;
	called: string;
	language: string;
	since: Date;
	/** How often somebody tried and did not get through. */
	tries: number;
	reach: Extract<Reach, { channel: 'by-hand' }>;
}

const settled = ['told', 'left-message', 'not-needed'];

/** What a room leaves in the list of messages to pass on, by their kind and what they are about. */
export type StillMatters = (kind: Expression<string>, data: Expression<unknown>) => Expression<SqlBool>;

/** The messages that wait to be passed on by hand, oldest first; those that may no longer be passed on are left out. */
export async function listMessagesByHand(
	tx: Tx,
	stillMatters: StillMatters = () => sql<boolean>`true`
): Promise<MessageByHand[]> {
	if (!mayPassOnMessages(tx.actor)) throw new Forbidden();
	const rows = await waiting(tx, stillMatters);
	const reaches = await reachableAll(
		tx,
		rows.map((row) => row.personId),
		tx.now
	);
	return rows.flatMap((row) => {
		const reach = reaches.get(row.personId);
		return reach?.channel === 'by-hand' ? [{ ...row, data: row.data as Record<string, string>, reach }] : [];
	});
}

function waiting(tx: Tx, stillMatters: StillMatters) {
	return tx.db
		.selectFrom('platform.letter as letter')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'letter.org_id').onRef('account.id', '=', 'letter.account_id')
		)
		.innerJoin('people.person as person', (join) =>
			join.onRef('person.org_id', '=', 'letter.org_id').onRef('person.id', '=', 'letter.account_id')
		)
		.leftJoin('people.hand_delivery as delivery', (join) =>
			join.onRef('delivery.org_id', '=', 'letter.org_id').onRef('delivery.letter_id', '=', 'letter.id')
		)
		.select((on) => [
			'letter.id as letterId',
			'letter.kind',
			'letter.data',
			'letter.created_at as since',
			'person.id as personId',
			'person.called',
			'account.language',
			on.fn.count<number>('delivery.id').as('tries')
		])
		.where('letter.withheld', '=', 'by-hand')
		.where((on) => stillMatters(on.ref('letter.kind'), on.ref('letter.data')))
		.groupBy(['letter.org_id', 'letter.id', 'person.org_id', 'person.id', 'account.language'])
		.having((on) => on.fn.count('delivery.id').filterWhere('delivery.outcome', 'in', settled), '=', 0)
		.orderBy('letter.created_at')
		.orderBy('letter.id')
		.execute();
}
