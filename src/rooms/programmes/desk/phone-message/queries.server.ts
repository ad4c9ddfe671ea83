import { sql } from 'kysely';
import { isCoordinated } from '#platform/db/coordinated.ts';
import { phoneMessages, type PhoneMessage } from '#people';
import { asked } from '#platform/db/asked.ts';
import type { Tx } from '#platform/db/tx.ts';
import { noteAccess } from '#platform/audit/record.ts';
import { currentLanguage, inLanguage, isLanguage } from '#platform/i18n/language.ts';
import { wholeOf } from '#platform/i18n/language-list.ts';
import { closedUntil } from '#rooms/people/safe-contact/policy.ts';
import { whatToSay, type Say } from './words.server.ts';

/** A message to pass on, with the words to say; no words when it belongs to another room, and settled when it is no longer needed. */
export interface MessageToSay extends PhoneMessage {
	say: Say | undefined;
	/** The same in her language, where whoever tells her speaks another: a text is sent as it stands. */
	hers?: string;
	settled: boolean;
}

/** How many messages stand on a page. */
export const messagesOnPage = 20;

/** The messages that somebody has to say by phone, of courses that are not over. */
export const messagesToSay = (tx: Tx) => phoneMessages(tx, ofCoursesNow(tx));

/** How many messages wait, on all pages together: asked on each of a coordinator's pages. */
export function countMessagesToSay(tx: Tx): Promise<number> {
	return messagesToSay(tx).count();
}

/**
 * What waits to be said by phone or text, one page of it, the longest waiting first. Whoever is on it can see
 * that her number was opened; outside her hours it does not come along.
 */
export async function listMessagesToSay(tx: Tx, page = 1, length = messagesOnPage): Promise<MessageToSay[]> {
	const messages: MessageToSay[] = [];
	const part = { limit: length, offset: (page - 1) * length };
	for (const message of await messagesToSay(tx).list(part)) {
		const say = await whatToSay(tx, message.kind, message.personId, message.data);
		const reach = closedUntil(message.reach, tx.now) ? { ...message.reach, address: '' } : message.reach;
		const hers = say ? await inHers(tx, message) : undefined;
		messages.push({ ...message, reach, say: say ?? undefined, hers, settled: say === null });
	}
	await noteAccess(tx, [...new Set(messages.map((message) => message.personId))], 'programmes.reaching');
	return besideEachOther(messages);
}

async function inHers(tx: Tx, { kind, personId, data, language }: PhoneMessage): Promise<string | undefined> {
	const spoken = wholeOf(isLanguage(language) ? language : currentLanguage());
	if (spoken === currentLanguage()) return undefined;
	return (await inLanguage(spoken, () => whatToSay(tx, kind, personId, data)))?.words;
}

/** All that one person is to be told stands together, so that she is rung once. */
function besideEachOther(messages: readonly MessageToSay[]): MessageToSay[] {
	return [...Map.groupBy(messages, ({ personId }) => personId).values()].flat();
}

// Messages about a course that is over are left out: the oldest come first, and they would hide those that matter. Looked up for each
// message that waits, of which there are few, and not among the meetings of all years.
const ofCoursesNow =
	(tx: Tx): Parameters<typeof phoneMessages>[1] =>
	(kind, data) => {
		// one letter may tell of several meetings of a run: their ids stand side by side
		const id = (name: string) => sql`(${data} ->> ${sql.lit(name)})::uuid`;
		return sql<boolean>`(${kind} not like 'programmes.%' or ${id('referral')} is not null or ${id('notice')} in (select n.id from programmes.notice n) or exists (
			select from programmes.session s where s.ends_at > ${asked(tx.now)} and ${isCoordinated(tx, sql.ref('s.cohort_id'))} and s.cohort_id = coalesce(${id('cohort')},
				(select of.cohort_id from programmes.session of where of.id = any (string_to_array(${data} ->> 'session', ' ')::uuid[]) limit 1),
				(select r.cohort_id from programmes.registration r where r.id = ${id('registration')}))))`;
	};
