import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { clockObstacle } from '#platform/calendar/meeting.ts';
import { lockChildAtCreche } from '../../locks.ts';
import type { SignIn, SignOut, TakeBack } from './form.ts';
import { isSameAdult, maySignChildren } from './policy.ts';
import { findCrecheDay, listCreche, type CrecheChild } from './queries.server.ts';

/**
 * A named adult brings a child to the crèche. Tapped twice, the child is in once; who went home may come back. A page that was
 * left open, and shows a child as it was before it came and went, brings nobody in again.
 */
export async function signChildIn(
	tx: Tx,
	sessionId: string,
	{ child: childId, who, last }: SignIn
): Promise<Outcome<'cancelled' | 'another-day' | 'changed'>> {
	const { child, obstacle } = await childToSign(tx, sessionId, childId, tx.now);
	if (obstacle) return refused(obstacle);
	if (isIn(child)) return done;
	if (last !== undefined && last !== (child.visitId ?? '')) return refused('changed');
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.creche_visit')
		.values({
			org_id: tx.actor.orgId,
			id,
			session_id: sessionId,
			child_id: childId,
			signed_in_at: tx.now,
			brought_by: who,
			signed_in_by: tx.actor.id ?? ''
		})
		.execute();
	await record(tx, 'programmes.creche.signed-in', { session: sessionId, child: childId, visit: id });
	return done;
}

/**
 * A named adult takes a child home. Somebody else than who brought it is asked about first. Tapped twice, it has one
 * effect; a child that is not in can't go out.
 */
export async function signChildOut(
	tx: Tx,
	sessionId: string,
	{ child: childId, visit, who, sure }: SignOut
): Promise<Outcome<'not-in' | 'somebody-else'>> {
	const { child } = await childToSign(tx, sessionId, childId, tx.now);
	if (child.visitId === visit && child.signedOutAt) return done;
	if (!isIn(child) || child.visitId !== visit) return refused('not-in');
	if (!sure && !isSameAdult(child.broughtBy ?? '', who)) return refused('somebody-else');
	await tx.db
		.updateTable('programmes.creche_visit')
		.set({ signed_out_at: tx.now, collected_by: who, signed_out_by: tx.actor.id })
		.where('id', '=', visit)
		.where('signed_out_at', 'is', null)
		.execute();
	await record(tx, 'programmes.creche.signed-out', {
		session: sessionId,
		child: childId,
		visit,
		somebodyElse: !isSameAdult(child.broughtBy ?? '', who)
	});
	return done;
}

/**
 * What was tapped by mistake is taken back: the child was not brought after all, or was not collected and is still here.
 * The line stays on record as a slip, with who said so. Tapped twice, it has one effect.
 */
export async function takeBackTap(
	tx: Tx,
	sessionId: string,
	{ child: childId, visit, tap }: TakeBack
): Promise<Outcome<'changed' | 'cancelled' | 'another-day'>> {
	const { child, obstacle } = await childToSign(tx, sessionId, childId, tx.now);
	if (obstacle) return refused(obstacle);
	const slip = await lineOf(tx, sessionId, childId, visit);
	if (slip.mistaken_at) return done;
	if (child.visitId !== visit || isIn(child) !== (tap === 'in')) return refused('changed');
	await tx.db
		.updateTable('programmes.creche_visit')
		.set({ mistaken_at: tx.now, mistaken_by: tx.actor.id })
		.where('id', '=', visit)
		.execute();
	if (tap === 'out') await bringAgain(tx, slip);
	await record(tx, `programmes.creche.${tap}-taken-back`, { session: sessionId, child: childId, visit });
	return done;
}

/** What was taken back was no mistake: the child came, or was collected, as it was noted at first. */
export async function putBackTap(
	tx: Tx,
	sessionId: string,
	{ child: childId, visit }: { child: string; visit: string }
): Promise<Outcome<'changed' | 'cancelled' | 'another-day'>> {
	const { child, obstacle } = await childToSign(tx, sessionId, childId, tx.now);
	if (obstacle) return refused(obstacle);
	const slip = await lineOf(tx, sessionId, childId, visit);
	if (!slip.mistaken_at) return done;
	const twin = slip.signed_out_at !== null && isIn(child) && sameMoment(child.signedInAt, slip.signed_in_at);
	if (twin ? false : isIn(child) || slip.signed_out_at !== null) return refused('changed');
	const mark = (id: string, mistaken: Date | null) =>
		tx.db
			.updateTable('programmes.creche_visit')
			.set({ mistaken_at: mistaken, mistaken_by: mistaken && tx.actor.id })
			.where('id', '=', id)
			.execute();
	if (twin) await mark(child.visitId ?? '', tx.now);
	await mark(visit, null);
	await record(tx, 'programmes.creche.put-back', { session: sessionId, child: childId, visit });
	return done;
}

const sameMoment = (one: Date | null, other: Date) => one?.getTime() === other.getTime();

async function lineOf(tx: Tx, sessionId: string, childId: string, visit: string) {
	const line = await tx.db
		.selectFrom('programmes.creche_visit')
		.select(['session_id', 'child_id', 'signed_in_at', 'brought_by', 'signed_in_by', 'signed_out_at', 'mistaken_at'])
		.where('id', '=', visit)
		.where('session_id', '=', sessionId)
		.where('child_id', '=', childId)
		.executeTakeFirst();
	if (!line) throw new NotFound();
	return line;
}

/** The child is in as it was before the slip: brought by the same adult at the same time. */
async function bringAgain(
	tx: Tx,
	{ mistaken_at: _, signed_out_at: __, ...line }: Awaited<ReturnType<typeof lineOf>>
): Promise<void> {
	await tx.db
		.insertInto('programmes.creche_visit')
		.values({ org_id: tx.actor.orgId, id: uuidv7(), ...line })
		.execute();
}

const isIn = (child: CrecheChild) => child.visitId !== null && child.signedOutAt === null;

async function childToSign(
	tx: Tx,
	sessionId: string,
	childId: string,
	now: Date
): Promise<{ child: CrecheChild; obstacle: 'cancelled' | 'another-day' | undefined }> {
	const day = await findCrecheDay(tx, sessionId);
	if (!maySignChildren(tx.actor, day.cohortId)) throw new Forbidden();
	await lockChildAtCreche(tx, sessionId, childId);
	const child = (await listCreche(tx, day)).find((one) => one.id === childId);
	if (!child) throw new NotFound();
	return { child, obstacle: clockObstacle(day, now, tx.zone) };
}
