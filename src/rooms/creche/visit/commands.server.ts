import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { clockObstacle } from '#platform/calendar/meeting.ts';
import { noteLetPast } from '../barred/commands.server.ts';
import { mayBeBarred, needsLeader } from '../barred/policy.ts';
import { listLeaders } from '../barred/queries.server.ts';
import { lockChildAtSitting } from '../locks.ts';
import { getSitting } from '../sitting/queries.server.ts';
import type { SignIn, SignOut, TakeBack } from './form.ts';
import { isKnownAdult, isSameAdult, maySignChildren } from './policy.ts';
import { listAtSitting, type CrecheChild } from './queries.server.ts';

/**
 * A named adult brings a child to the crèche. Tapped twice, the child is in once; who went home may come back. A page that was
 * left open, and shows a child as it was before it came and went, brings nobody in again.
 */
export async function signChildIn(
	tx: Tx,
	sittingId: string,
	{ child: childId, who, last }: SignIn
): Promise<Outcome<'cancelled' | 'another-day' | 'changed'>> {
	const { child, obstacle } = await childToSign(tx, sittingId, childId, tx.now);
	if (obstacle) return refused(obstacle);
	if (isIn(child)) return done;
	if (last !== undefined && last !== (child.visitId ?? '')) return refused('changed');
	const id = uuidv7();
	await tx.db
		.insertInto('creche.visit')
		.values({
			org_id: tx.actor.orgId,
			id,
			sitting_id: sittingId,
			child_id: childId,
			signed_in_at: tx.now,
			brought_by: who,
			signed_in_by: tx.actor.id ?? ''
		})
		.execute();
	await record(tx, 'creche.visit.signed-in', { sitting: sittingId, child: childId, visit: id });
	return done;
}

/**
 * A named adult takes a child home. Somebody whom nobody named is asked about first, and somebody who is barred goes nowhere with it
 * unless a facilitator of the circle decided so, by name. Tapped twice, it has one effect; a child that is not in can't go out.
 */
export async function signChildOut(
	tx: Tx,
	sittingId: string,
	{ child: childId, visit, who, sure, leader = '' }: SignOut
): Promise<Outcome<'not-in' | 'somebody-else' | 'barred' | 'no-leader'>> {
	const { child } = await childToSign(tx, sittingId, childId, tx.now);
	if (child.visitId === visit && child.signedOutAt) return done;
	if (!isIn(child) || child.visitId !== visit) return refused('not-in');
	if (needsLeader(who, child)) {
		if (!leader) return refused('barred');
		const leaders = await listLeaders(tx, sittingId);
		if (!leaders.some((name) => isSameAdult(name, leader))) return refused('no-leader');
		await noteLetPast(tx, sittingId, child, { who, leader });
	} else if (!sure && !isKnownAdult(child, who)) return refused('somebody-else');
	await tx.db
		.updateTable('creche.visit')
		.set({ signed_out_at: tx.now, collected_by: who, signed_out_by: tx.actor.id })
		.where('id', '=', visit)
		.where('signed_out_at', 'is', null)
		.execute();
	await record(tx, 'creche.visit.signed-out', {
		sitting: sittingId,
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
	sittingId: string,
	{ child: childId, visit, tap }: TakeBack
): Promise<Outcome<'changed' | 'cancelled' | 'another-day'>> {
	const { child, obstacle } = await childToSign(tx, sittingId, childId, tx.now);
	if (obstacle) return refused(obstacle);
	const slip = await lineOf(tx, sittingId, childId, visit);
	if (slip.mistaken_at) return done;
	if (child.visitId !== visit || isIn(child) !== (tap === 'in')) return refused('changed');
	await tx.db
		.updateTable('creche.visit')
		.set({ mistaken_at: tx.now, mistaken_by: tx.actor.id })
		.where('id', '=', visit)
		.execute();
	if (tap === 'out') await bringAgain(tx, slip);
	await record(tx, `creche.visit.${tap}-taken-back`, { sitting: sittingId, child: childId, visit });
	return done;
}

/** What was taken back was no mistake: the child came, or was collected, as it was noted at first. */
export async function putBackTap(
	tx: Tx,
	sittingId: string,
	{ child: childId, visit }: { child: string; visit: string }
): Promise<Outcome<'changed' | 'cancelled' | 'another-day'>> {
	const { child, obstacle } = await childToSign(tx, sittingId, childId, tx.now);
	if (obstacle) return refused(obstacle);
	const slip = await lineOf(tx, sittingId, childId, visit);
	if (!slip.mistaken_at) return done;
	if (mayBeBarred(slip.collected_by ?? '', child.barred)) return refused('changed');
	const twin = slip.signed_out_at !== null && isIn(child) && sameMoment(child.signedInAt, slip.signed_in_at);
	const cameSince = child.signedInAt !== null && child.signedInAt >= slip.signed_in_at;
	if (!twin && (isIn(child) || slip.signed_out_at !== null || cameSince)) return refused('changed');
	const mark = (id: string, mistaken: Date | null) =>
		tx.db
			.updateTable('creche.visit')
			.set({ mistaken_at: mistaken, mistaken_by: mistaken && tx.actor.id })
			.where('id', '=', id)
			.execute();
	if (twin) await mark(child.visitId ?? '', tx.now);
	await mark(visit, null);
	await record(tx, 'creche.visit.put-back', { sitting: sittingId, child: childId, visit });
	return done;
}

const sameMoment = (one: Date | null, other: Date) => one?.getTime() === other.getTime();

async function lineOf(tx: Tx, sittingId: string, childId: string, visit: string) {
	const line = await tx.db
		.selectFrom('creche.visit')
		.select(['sitting_id', 'child_id', 'signed_in_at', 'brought_by', 'signed_in_by', 'signed_out_at', 'mistaken_at'])
		.select('collected_by')
		.where('id', '=', visit)
		.where('sitting_id', '=', sittingId)
		.where('child_id', '=', childId)
		.executeTakeFirst();
	if (!line) throw new NotFound();
	return line;
}

/** The child is in as it was before the slip: brought by the same adult at the same time. */
async function bringAgain(
	tx: Tx,
	{ mistaken_at: _, signed_out_at: __, collected_by: ___, ...line }: Awaited<ReturnType<typeof lineOf>>
): Promise<void> {
	await tx.db
		.insertInto('creche.visit')
		.values({ org_id: tx.actor.orgId, id: uuidv7(), ...line })
		.execute();
}

const isIn = (child: CrecheChild) => child.visitId !== null && child.signedOutAt === null;

async function childToSign(
	tx: Tx,
	sittingId: string,
	childId: string,
	now: Date
): Promise<{ child: CrecheChild; obstacle: 'cancelled' | 'another-day' | undefined }> {
	const sitting = await getSitting(tx, sittingId);
	if (!maySignChildren(tx.actor, sitting.circleId)) throw new Forbidden();
	await lockChildAtSitting(tx, sittingId, childId);
	const child = (await listAtSitting(tx, sitting)).find((one) => one.id === childId);
	if (!child) throw new NotFound();
	return { child, obstacle: clockObstacle(sitting, now, tx.zone) };
}
