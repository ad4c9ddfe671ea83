import { rooms as ours } from '#rooms';
import { record } from './platform/audit/record.ts';
import type { Tx } from './platform/db/tx.ts';
import { isOnTheTeam } from './platform/identity/own-data.server.ts';
import type { Job } from './platform/jobs/job.ts';
import { enqueue } from './platform/jobs/outbox.ts';
import { done, Forbidden, refused, type Outcome } from './platform/outcome.ts';
import type { Copy, OwnData } from './platform/own-data.ts';
import type { Room } from './platform/room.ts';

/** What rooms hold about people, from the ground up. */
const heldBy = (rooms: readonly Room[]): OwnData[] => rooms.flatMap(({ ownData }) => ownData ?? []);

/** Everything held about whoever is signed in, by table. Safeguarding records are not in it: the organisation's lead is asked for those. */
export async function copyOfMine(tx: Tx, rooms = ours): Promise<Copy> {
	const copies = await Promise.all(heldBy(rooms).map((room) => room.copyFor(tx, hers(tx))));
	return Object.assign({}, ...copies) as Copy;
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
export async function leave(tx: Tx, rooms = ours): Promise<Outcome<'on-the-team'>> {
	const id = hers(tx);
	if (await isOnTheTeam(tx)) return refused('on-the-team');
	for (const room of heldBy(rooms).reverse()) await room.endFor?.(tx, id);
	await record(tx, 'platform.account.left', { account: id });
	await enqueue(tx, 'forget', { account: id }, { key: `forget:${id}` });
	return done;
}

/** The timed work behind leaving, from the last room of the list to the first: rows that point at a person go before she does. Doing it twice does no more. */
export async function forget(job: Job, rooms = ours): Promise<void> {
	await job.tx(async (tx) => {
		const id = String(job.payload.account);
		for (const room of heldBy(rooms).reverse()) await room.eraseFor(tx, id);
		await record(tx, 'platform.account.forgotten', { account: id });
	});
}

function hers(tx: Tx): string {
	if (!tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}
