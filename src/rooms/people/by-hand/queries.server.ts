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

/** What a room leaves in the list of messages to pass on, by their kind and what they are about. */
export type StillMatters = (kind: Expression<string>, data: Expression<unknown>) => Expression<SqlBool>;

const allOfThem: StillMatters = () => sql<boolean>`true`;

/** How many messages wait to be passed on by hand. */
export async function countMessagesByHand(tx: Tx, stillMatters = allOfThem): Promise<number> {
	const { waiting } = await toPassOn(tx, stillMatters)
		.select((on) => on.fn.countAll<number>().as('waiting'))
		.executeTakeFirstOrThrow();
	return waiting;
}

/** A part of the messages that wait to be passed on by hand, oldest first; those that may no longer be passed on are left out. */
export async function listMessagesByHand(
	tx: Tx,
	part: { limit: number; offset: number },
	stillMatters = allOfThem
): Promise<MessageByHand[]> {
	const rows = await toPassOn(tx, stillMatters)
		.select(['letter_id as letterId', 'kind', 'data', 'since', 'person_id as personId', 'called', 'language'])
		.select((on) =>
			on
				.selectFrom('people.hand_delivery as delivery')
				.whereRef('delivery.letter_id', '=', 'people.to_pass_on.letter_id')
				.select((count) => count.fn.countAll<number>().as('tries'))
				.as('tries')
		)
		.orderBy('since')
		.orderBy('letter_id')
		.limit(part.limit)
		.offset(part.offset)
		.execute();
	const messages = rows as unknown as Omit<MessageByHand, 'reach'>[];
	const reaches = await reachableAll(
		tx,
		messages.map((message) => message.personId),
		tx.now
	);
	return messages.flatMap((message) => {
		const reach = reaches.get(message.personId);
		return reach?.channel === 'by-hand' ? [{ ...message, reach }] : [];
	});
}

/** The messages that wait to be passed on by hand and still matter: how many there are, and a part of them. */
export const messagesByHand = (tx: Tx, stillMatters: StillMatters) => ({
	count: () => countMessagesByHand(tx, stillMatters),
	list: (part: { limit: number; offset: number }) => listMessagesByHand(tx, part, stillMatters)
});

function toPassOn(tx: Tx, stillMatters: StillMatters) {
	if (!mayPassOnMessages(tx.actor)) throw new Forbidden();
	return tx.db
		.selectFrom('people.to_pass_on')
		.where((on) => stillMatters(on.ref('kind') as Expression<string>, on.ref('data')));
}
