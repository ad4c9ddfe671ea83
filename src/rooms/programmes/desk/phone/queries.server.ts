import { listMessagesByHand, type MessageByHand } from '#rooms/people/index.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { noteAccess } from '#platform/audit/record.ts';
import { whatToSay, type Say } from './say.server.ts';

/** A message to pass on, with the words to say; no words when it belongs to another room, and settled when it is no longer needed. */
export interface Call extends MessageByHand {
	say: Say | undefined;
	settled: boolean;
}

/** How many calls stand on a page. */
export const callsOnPage = 20;

/** What waits to be said by phone or text, one page of it, the longest waiting first. Whoever is on it can see that her number was opened. */
export async function listCalls(tx: Tx, page = 1): Promise<Call[]> {
	const calls: Call[] = [];
	const messages = await listMessagesByHand(tx);
	for (const message of messages.slice((page - 1) * callsOnPage, page * callsOnPage)) {
		const say = await whatToSay(tx, message.kind, message.personId, message.data);
		calls.push({ ...message, say: say ?? undefined, settled: say === null });
	}
	await noteAccess(tx, [...new Set(calls.map((call) => call.personId))], 'programmes.reaching');
	return calls;
}
