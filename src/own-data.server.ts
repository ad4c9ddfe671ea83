import * as evaluation from '#rooms/evaluation/own-data.server.ts';
import * as people from '#rooms/people/own-data.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { listRegistrationsOf } from '#rooms/programmes/joining/registration/queries.server.ts';
import * as programmes from '#rooms/programmes/own-data.server.ts';
import { record } from './platform/audit/record.ts';
import type { Tx } from './platform/db/tx.ts';
import * as identity from './platform/identity/own-data.server.ts';
import { endAllSessions } from './platform/identity/session.ts';
import type { Job } from './platform/jobs/job.ts';
import { enqueue } from './platform/jobs/outbox.ts';
import { done, Forbidden, refused, type Outcome } from './platform/outcome.ts';
import type { Copy, OwnData } from './platform/own-data.ts';

/** From the top floor down: what stands on a person goes before she does. */
const rooms: readonly OwnData[] = [evaluation, programmes, people, identity];

/** Everything held about whoever is signed in, by table. Safeguarding records are not in it: the organisation's lead is asked for those. */
export async function copyOfMine(tx: Tx): Promise<Copy> {
	const copies = await Promise.all(rooms.map((room) => room.copyFor(tx, hers(tx))));
	return Object.assign({}, ...copies.reverse()) as Copy;
}

/** The same, written down as taken. */
export async function takeCopy(tx: Tx): Promise<Copy> {
	const copy = await copyOfMine(tx);
	await record(tx, 'platform.copy.taken', { account: tx.actor.id });
	return copy;
}

/**
 * She leaves: her places go to others, her account closes at once, and everything held about her is forgotten by timed
 * work. Refused to whoever is or was on the team, whose name stands under what she did for others.
 */
export async function leave(tx: Tx): Promise<Outcome<'on-the-team'>> {
	const id = hers(tx);
	if (await identity.isOnTheTeam(tx)) return refused('on-the-team');
	for (const { id: registration, state } of await listRegistrationsOf(tx, id))
		if (state !== 'left') await endRegistration(tx, registration);
	await identity.closeAccount(tx);
	await endAllSessions(tx, id);
	await record(tx, 'platform.account.left', { account: id });
	await enqueue(tx, 'forget', { account: id }, { key: `forget:${id}` });
	return done;
}

/** The timed work behind leaving. Doing it twice forgets nobody else. */
export async function forget(job: Job): Promise<void> {
	await job.tx(async (tx) => {
		const id = String(job.payload.account);
		for (const room of rooms) await room.eraseFor(tx, id);
		await record(tx, 'platform.account.forgotten', { account: id });
	});
}

function hers(tx: Tx): string {
	if (!tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}
