import { addChild, addPerson, expectAtCreche, welcomeToCircle } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { listKnownWalkIns } from '../register/queries.server.ts';
import { getSession, type Session } from '#programmes/courses';
import { lockLine } from '../../locks.ts';
import type { WalkIn } from './form.ts';

type WalkInRefusal = 'cancelled' | 'too-early';

/** Somebody new walks in: she is written down, is on the register as come, and her child is on today's crèche list. */
export async function welcomeWalkIn(
	tx: Tx,
	sessionId: string,
	{ id, child, brought, ...person }: WalkIn
): Promise<Outcome<WalkInRefusal, string>> {
	const { session, zone } = await openSession(tx, sessionId);
	const obstacle = obstacleTo(session, tx.now, zone);
	if (obstacle) return refused(obstacle);
	const personId = await addPerson(tx, person);
	await welcomeToCircle(tx, personId, session.cohortId);
	if (child) {
		const childId = uuidv7();
		await addChild(tx, personId, { id: childId, ...child });
		const day = isoDay(session.startsAt, zone);
		await expectAtCreche(tx, childId, session.cohortId, [day], day);
	}
	await writeWalkIn(tx, { id, sessionId, personId, brought });
	await record(tx, 'programmes.walk-in.welcomed', { session: sessionId, person: personId });
	return doneWith(personId);
}

/** Somebody who came before without a place walks in again; her children are on today's crèche list. */
export async function welcomeAgain(tx: Tx, sessionId: string, personId: string): Promise<Outcome<WalkInRefusal>> {
	const { session, zone } = await openSession(tx, sessionId);
	const obstacle = obstacleTo(session, tx.now, zone);
	if (obstacle) return refused(obstacle);
	await lockLine(tx, sessionId, personId);
	if (await isOnRegister(tx, sessionId, personId)) return done;
	const known = await listKnownWalkIns(tx, session);
	if (!known.some((one) => one.id === personId)) throw new NotFound();
	await writeWalkIn(tx, { id: uuidv7(), sessionId, personId, brought: '' });
	const day = isoDay(session.startsAt, zone);
	for (const childId of await childrenOf(tx, personId)) await expectAtCreche(tx, childId, session.cohortId, [day], day);
	await record(tx, 'programmes.walk-in.welcomed-again', { session: sessionId, person: personId });
	return done;
}

async function openSession(tx: Tx, sessionId: string): Promise<{ session: Session; zone: string }> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	return { session, zone: tx.zone };
}

function obstacleTo(session: Session, now: Date, zone: string): WalkInRefusal | undefined {
	if (session.cancelledAt) return 'cancelled';
	return isAhead(session, now, zone) ? 'too-early' : undefined;
}

async function isOnRegister(tx: Tx, sessionId: string, personId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('programmes.attendance')
		.select('id')
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row !== undefined;
}

async function childrenOf(tx: Tx, personId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('people.child_card')
		.select('id')
		.where('person_id', '=', personId)
		.where('put_away_at', 'is', null)
		.execute();
	return rows.map((row) => row.id ?? '');
}

async function writeWalkIn(
	tx: Tx,
	line: { id: string; sessionId: string; personId: string; brought: string }
): Promise<void> {
	await tx.db
		.insertInto('programmes.attendance')
		.values({
			org_id: tx.actor.orgId,
			id: line.id,
			session_id: line.sessionId,
			person_id: line.personId,
			state: 'came',
			walk_in: true,
			brought: line.brought,
			noted_by: tx.actor.id ?? ''
		})
		.execute();
}
