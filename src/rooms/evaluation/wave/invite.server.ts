import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { lockPseudonym } from '../locks.ts';

/** The pseudonym of a person in this organisation; made when she is first asked something, at random, and kept apart from her name. */
async function pseudonymOf(tx: Tx, personId: string): Promise<string> {
	await lockPseudonym(tx, personId);
	const known = await tx.db
		.selectFrom('evaluation.participant')
		.select('id')
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (known) return known.id;
	const id = randomUUID(); // not in the order of time: it would tell who came when
	await tx.db
		.insertInto('evaluation.participant')
		.values({ org_id: tx.actor.orgId, id, person_id: personId })
		.execute();
	return id;
}

/** Invites one person to a wave; answers the invitation's id, and whether it is new. Speaks as the door or as timed work. */
export async function inviteTo(
	tx: Tx,
	waveId: string,
	personId: string,
	now: Date
): Promise<{ id: string; isNew: boolean }> {
	const participant = await pseudonymOf(tx, personId);
	const known = await tx.db
		.selectFrom('evaluation.invitation')
		.select('id')
		.where('wave_id', '=', waveId)
		.where('participant_id', '=', participant)
		.executeTakeFirst();
	if (known) return { id: known.id, isNew: false };
	const id = uuidv7();
	await tx.db
		.insertInto('evaluation.invitation')
		.values({ org_id: tx.actor.orgId, id, wave_id: waveId, participant_id: participant, created_at: now, sent_at: now })
		.execute();
	await record(tx, 'evaluation.invitation.made', { invitation: id, wave: waveId });
	return { id, isNew: true };
}
