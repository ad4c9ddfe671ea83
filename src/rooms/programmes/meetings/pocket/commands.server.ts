import { noteAccess, record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed, seal } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { makeKeys } from '#platform/box/box.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { Part } from '#programmes/courses';
import { lockRegister } from '../../locks.ts';
import { findDay, type Day } from '../day/queries.server.ts';
import type { TakeForm } from './form.ts';
import { endsOf, lineHash, mayEndPocket, mostOut, pocketRole, takeObstacle, type PocketRole } from './policy.ts';
import { getPocket, packFor, type Pack } from './queries.server.ts';

/** What a phone is given that takes a register along: once, and again only until something of it came home. */
export interface Taken extends Omit<Pack, 'people'> {
	format: 1;
	pocket: string;
	token: string;
	publicKey: string;
	account: string;
	now: Date;
	opens: Date;
	readableUntil: Date;
	homeBy: Date;
	role: 'facilitator' | 'creche-worker' | 'coordinator';
}

type TakeRefusal = 'off' | 'early' | 'over' | 'too-many' | 'taken';

/** For what a private key is sealed, and at which place. */
export const pocketSeal = 'pocket';

/**
 * Somebody takes the register of a meeting along on a phone: she gets its lines, a token and the key by which the phone seals. Sent
 * twice it is one. `parts`: the plan of that meeting. Each person in it gets a line in "who looked".
 */
export async function takePocket(
	tx: Tx,
	{ session, id }: TakeForm,
	parts: readonly Part[] = []
): Promise<Outcome<TakeRefusal, Taken>> {
	const day = await findDay(tx, session);
	const role = pocketRole(tx.actor, day.cohortId);
	if (!role || !tx.actor.id || !tx.actor.strong) throw new Forbidden();
	const obstacle = takeObstacle(day, tx.now);
	if (obstacle) return refused(obstacle);
	await lockRegister(tx, day.id);
	const before = await findOwn(tx, id);
	if (before && before.session_id !== day.id) throw new NotFound();
	if (before?.heard_at || before?.ended_at) return refused('taken');
	if (!before && (await countOut(tx)) >= mostOut) return refused('too-many');
	const pack = await packFor(tx, day, role, parts);
	const publicKey = before?.public_key ?? (await write(tx, id, day, role, pack.people));
	return doneWith(answerOf(tx, id, day, role, publicKey, pack));
}

/** Ends a pocket from the desk: its phone is told with the next word, and whatever it brings then is put before a coordinator. */
export async function endPocket(tx: Tx, id: string): Promise<Outcome<never>> {
	const pocket = await getPocket(tx, id);
	if (!mayEndPocket(tx.actor, pocket)) throw new Forbidden();
	if (pocket.endedAt) return done;
	await tx.db
		.updateTable('programmes.pocket')
		.set({ ended_at: tx.now, ended_by: tx.actor.id })
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.pocket.ended', { session: pocket.sessionId, pocket: id });
	return done;
}

/**
 * The token of a register that was taken along from this meeting, so that a file that its phone saved comes home by it: for whoever may
 * end it. It never leaves the server. Throws NotFound.
 */
export async function tokenForFile(tx: Tx, sessionId: string, id: string): Promise<string> {
	const pocket = await getPocket(tx, id);
	if (pocket.sessionId !== sessionId || !mayEndPocket(tx.actor, pocket)) throw new NotFound();
	return tokenOf(tx, id);
}

async function write(tx: Tx, id: string, day: Day, role: PocketRole, people: readonly string[]): Promise<string> {
	const { publicKey, privateKey } = await makeKeys();
	const { readableUntil, homeBy } = endsOf(day);
	const own = { org_id: tx.actor.orgId, id, account_id: tx.actor.id ?? '', role };
	const until = new Date(day.endsAt.getTime() + 90 * 86_400_000);
	await tx.db
		.insertInto('platform.pass')
		.values({ ...own, circle_id: day.cohortId, token_hash: hashOf(tokenOf(tx, id)), until })
		.execute();
	await tx.db
		.insertInto('programmes.pocket')
		.values({
			...{ ...own, session_id: day.id, people: people.map((person) => lineHash(id, person)), taken_at: tx.now },
			...{ readable_until: readableUntil, home_by: homeBy, public_key: publicKey },
			private_key: seal(pocketSeal, `${tx.actor.orgId} ${id}`, privateKey)
		})
		.execute();
	await noteAccess(tx, people, 'programmes.pocket');
	await record(tx, 'programmes.pocket.taken', { session: day.id, pocket: id });
	return publicKey;
}

/** Drawn from the installation's key, so that the same wish, sent again, has the same answer; the database holds its hash alone. */
const tokenOf = (tx: Tx, id: string) => keyed('pocket token', `${tx.actor.orgId} ${id}`).toString('base64url');

function answerOf(tx: Tx, id: string, day: Day, role: PocketRole, publicKey: string, pack: Pack): Taken {
	const { people: _, ...rest } = pack;
	return {
		...{ format: 1, pocket: id, token: tokenOf(tx, id), publicKey, account: tx.actor.id ?? '' },
		...{ now: tx.now, opens: tx.now, ...endsOf(day) },
		role: role === 'creche_worker' ? 'creche-worker' : role,
		...rest
	};
}

async function findOwn(tx: Tx, id: string) {
	return tx.db
		.selectFrom('programmes.pocket')
		.select(['session_id', 'public_key', 'heard_at', 'ended_at'])
		.where('id', '=', id)
		.where('account_id', '=', tx.actor.id ?? '')
		.executeTakeFirst();
}

async function countOut(tx: Tx): Promise<number> {
	const rows = await tx.db
		.selectFrom('programmes.pocket')
		.select('id')
		.where('account_id', '=', tx.actor.id ?? '')
		.where('ended_at', 'is', null)
		.where('readable_until', '>', tx.now)
		.execute();
	return rows.length;
}
