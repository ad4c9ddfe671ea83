import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf, newToken } from '#platform/identity/session.ts';
import { Forbidden } from '#platform/outcome.ts';
import { lockCalendarOf } from '../../locks.ts';
import { mayKeepCalendar } from './policy.ts';

/**
 * Makes the link by which a calendar follows what she comes to, and returns what stands in its address: it is shown once, and only
 * its hash is kept. The link before it opens nothing from now on.
 */
export async function makeCalendarLink(tx: Tx, { tells }: { tells: boolean }): Promise<string> {
	const person = hers(tx);
	await lockCalendarOf(tx, person);
	await endOpen(tx, person);
	const [id, token] = [uuidv7(), newToken()];
	await tx.db
		.insertInto('programmes.calendar_link')
		.values({ org_id: tx.actor.orgId, id, person_id: person, token_hash: hashOf(token), tells })
		.execute();
	await record(tx, 'programmes.calendar-link.made', { link: id, tells });
	return token;
}

/** Ends her link: whoever has it is told from now on that it is not there. Ended twice, it is ended once. */
export async function endCalendarLink(tx: Tx): Promise<void> {
	const person = hers(tx);
	await lockCalendarOf(tx, person);
	await endOpen(tx, person);
}

function hers(tx: Tx): string {
	if (!mayKeepCalendar(tx.actor) || !tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}

async function endOpen(tx: Tx, person: string): Promise<void> {
	const ended = await tx.db
		.updateTable('programmes.calendar_link')
		.set({ ended_at: tx.now })
		.where('person_id', '=', person)
		.where('ended_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (ended) await record(tx, 'programmes.calendar-link.ended', { link: ended.id });
}
