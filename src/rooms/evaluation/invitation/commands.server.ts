import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { agreesTo } from '#people';
import { findRegistrationOf } from '#programmes/joining';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf, newToken } from '#platform/identity/session.ts';
import { doneWith, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lockPseudonym } from '../locks.ts';
import { endOf, isOpen, mayHandOver } from '../wave/policy.ts';
import { getWave } from '../wave/queries.server.ts';

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

/** Invites one person to a wave; returns the invitation's id, and whether it is new. Speaks as the door or as timed work. */
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

/** How long a link lasts that is made to hand over a phone. */
const handedFor = 2 * 3_600_000;

/** A new link to an invitation; the token is told once, and only its hash is kept. */
export async function mintLink(tx: Tx, invitationId: string, endsAt: Date, handed = false): Promise<string> {
	const token = newToken();
	await tx.db
		.insertInto('evaluation.link')
		.values({ org_id: tx.actor.orgId, token_hash: hashOf(token), invitation_id: invitationId, ends_at: endsAt, handed })
		.execute();
	return token;
}

/** A link to one's own invitation, for somebody who is signed in. Throws NotFound for anybody else's. */
export async function openOwnInvitation(tx: Tx, invitationId: string): Promise<string> {
	const own = isId(invitationId) ? await ownInvitation(tx, invitationId) : undefined;
	if (!own) throw new NotFound();
	const wave = await getWave(tx, own.wave_id);
	return mintLink(tx, own.id, endOf(wave, tx.zone));
}

function ownInvitation(tx: Tx, id: string) {
	const mine = sql<string>`(select evaluation.own_invitations())`;
	return tx.db
		.selectFrom('evaluation.invitation')
		.select(['id', 'wave_id'])
		.where('id', '=', id)
		.where('id', 'in', mine)
		.executeTakeFirst();
}

/**
 * Makes a link with which one person answers on a phone that is handed to her, or that she scans with her own. It lasts
 * two hours, and opens nothing once there are answers: nobody sees what she said before. Whoever runs the course makes it,
 * at the door: the pseudonym behind it is not hers to read.
 */
export async function handOver(
	door: Tx,
	waveId: string,
	personId: string
): Promise<Outcome<'no-consent' | 'begun' | 'closed', string>> {
	const wave = await getWave(door, waveId);
	if (!door.actor.atDoor || !mayHandOver(door.actor, wave.cohortId)) throw new NotFound();
	const registration = isId(personId) ? await findRegistrationOf(door, wave.cohortId, personId) : undefined;
	if (registration?.state !== 'place') throw new NotFound();
	if (!isOpen(wave, door.now, door.zone)) return refused('closed');
	if (!(await agreesTo(door, personId, 'research'))) return refused('no-consent');
	const { id } = await inviteTo(door, wave.id, personId, door.now);
	if (await hasBegun(door, id)) return refused('begun');
	await record(door, 'evaluation.invitation.handed-over', { invitation: id });
	return doneWith(await mintLink(door, id, new Date(door.now.getTime() + handedFor), true));
}

async function hasBegun(door: Tx, invitationId: string): Promise<boolean> {
	const { rows } = await sql<{ begun: boolean }>`select evaluation.has_begun(${invitationId}) as begun`.execute(
		door.db
	);
	return rows[0]?.begun ?? false;
}
