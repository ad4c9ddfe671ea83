import { sql, type Expression, type SqlBool } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { phoneReachAll } from '../safe-contact/queries.server.ts';
import type { Reach } from '../safe-contact/policy.ts';
import { mayPhone } from './policy.ts';

/** A message that somebody has to ring or text: what it is about as ids, whom it is for, and how it is safe to reach her. */
export interface PhoneMessage {
	letterId: string;
	kind: string;
	data: Record<string, string>;
	personId: string;
	called: string;
	language: string;
	since: Date;
	/** A mail server refused the letter for good. */
	cameBack: boolean;
	/** How often somebody tried and did not get through. */
	tries: number;
	reach: Extract<Reach, { channel: 'by-phone' }>;
}

/** What a room leaves in the list of messages to pass on, by their kind and what they are about. */
export type StillMatters = (kind: Expression<string>, data: Expression<unknown>) => Expression<SqlBool>;

const allOfThem: StillMatters = () => sql<boolean>`true`;

/** How many messages wait to be passed on by phone. */
export async function countPhoneMessages(tx: Tx, stillMatters = allOfThem): Promise<number> {
	const { waiting } = await notPassedOn(tx, stillMatters)
		.select((on) => on.fn.countAll<number>().as('waiting'))
		.executeTakeFirstOrThrow();
	return waiting;
}

/** A part of the messages that wait to be passed on by phone, oldest first; those that may no longer be passed on are left out. */
export async function listPhoneMessages(
	tx: Tx,
	part: { limit: number; offset: number },
	stillMatters = allOfThem
): Promise<PhoneMessage[]> {
	const rows = await notPassedOn(tx, stillMatters)
		.select([
			'letter_id as letterId',
			'kind',
			'data',
			'since',
			'person_id as personId',
			'called',
			'language',
			'came_back as cameBack'
		])
		.select((on) =>
			on
				.selectFrom('people.phone_try as delivery')
				.whereRef('delivery.letter_id', '=', 'people.phone_message.letter_id')
				.where('delivery.outcome', '=', 'not-reached')
				.select((count) => count.fn.countAll<number>().as('tries'))
				.as('tries')
		)
		.orderBy('since')
		.orderBy('letter_id')
		.limit(part.limit)
		.offset(part.offset)
		.execute();
	const messages = rows as unknown as Omit<PhoneMessage, 'reach'>[];
	const reaches = await phoneReachAll(
		tx,
		messages.map((message) => message.personId),
		tx.now
	);
	return messages.flatMap((message) => {
		const reach = reaches.get(message.personId);
		return reach?.channel === 'by-phone' ? [{ ...message, reach }] : [];
	});
}

const noId = '00000000-0000-0000-0000-000000000000';

/** The messages that wait to be passed on by phone and still matter: how many there are, and a part of them. */
export const phoneMessages = (tx: Tx, stillMatters: StillMatters) => ({
	count: () => countPhoneMessages(tx, stillMatters),
	/** Which of these letters are among them. */
	among: async (letterIds: readonly string[]) => {
		const rows = await notPassedOn(tx, stillMatters)
			.select('letter_id')
			.where('letter_id', 'in', [...letterIds, noId])
			.execute();
		return new Set(rows.map(({ letter_id }) => letter_id));
	},
	list: (part: { limit: number; offset: number }) => listPhoneMessages(tx, part, stillMatters)
});

function notPassedOn(tx: Tx, stillMatters: StillMatters) {
	if (!mayPhone(tx.actor)) throw new Forbidden();
	return tx.db
		.selectFrom('people.phone_message')
		.where((on) => stillMatters(on.ref('kind') as Expression<string>, on.ref('data')));
}

/** The message that was just noted as passed on, so that it can be taken back; nothing where it waits. */
export async function findPassedOn(tx: Tx, letterId: string): Promise<{ id: string; called: string } | undefined> {
	if (!isId(letterId)) return undefined;
	return tx.db
		.selectFrom('platform.letter as letter')
		.innerJoin('people.person as person', 'person.id', 'letter.account_id')
		.select(['letter.id', 'person.called'])
		.where('letter.id', '=', letterId)
		.where('letter.withheld', '=', 'by-phone')
		.where('letter.passed_on_at', 'is not', null)
		.executeTakeFirst();
}
