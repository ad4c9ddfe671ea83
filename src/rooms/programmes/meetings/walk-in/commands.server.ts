import { sql } from 'kysely';
import { addChild, addPerson, expectAtCreche, partFromCircle, welcomeToCircle } from '#people';
import { findRegistrationOf } from '#programmes/joining';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { listResting } from '../resting/queries.server.ts';
import { listKnownWalkIns } from '../register/queries.server.ts';
import { getSession, type Session } from '#programmes/courses';
import { keepTaps, openLine, type OpenLine } from '../mark/commands.server.ts';
import { markFields } from '../mark/policy.ts';
import { withWord } from '#rooms/people/person/form.ts';
import type { AttendanceState } from '../mark/form.ts';
import type { WalkIn } from './form.ts';
import { hasNamesake } from './queries.server.ts';

type WalkInRefusal = 'cancelled' | 'too-early';
/** Not a no: another of the circle is called the same, and a word is asked for once that tells both apart. */
type Asked = 'namesake';

/** Somebody new walks in: she is written down, is on the register as come, and her child is on today's crèche list. */
export async function welcomeWalkIn(
	tx: Tx,
	sessionId: string,
	{ id, child, brought, apart, made, ...person }: WalkIn
): Promise<Outcome<WalkInRefusal | Asked, string>> {
	const { session, zone } = await openSession(tx, sessionId);
	const obstacle = obstacleTo(session, tx.now, zone);
	if (obstacle) return refused(obstacle);
	if (apart === null && (await hasNamesake(tx, session.cohortId, person.called))) return refused('namesake');
	const personId = await addPerson(tx, { ...person, id: made?.person, called: withWord(person.called, apart) });
	await welcomeToCircle(tx, personId, session.cohortId);
	if (child) {
		const childId = made?.child ?? uuidv7();
		await addChild(tx, personId, { id: childId, ...child });
		const day = isoDay(session.startsAt, zone);
		await expectThatDay(tx, childId, session.cohortId, day, true);
	}
	await writeWalkIn(tx, await openLine(tx, sessionId, personId), { id, brought, seq: made?.seq });
	await record(tx, 'programmes.walk-in.welcomed', { session: sessionId, person: personId });
	return doneWith(personId);
}

/**
 * Somebody who came before without a place walks in again, also when she has not come for so long that she rested; her children are on
 * today's crèche list. Gives how she stood on the register already; null where she walked in by this.
 */
export async function welcomeAgain(
	tx: Tx,
	sessionId: string,
	personId: string,
	tap: { id?: string; seq?: number } = {}
): Promise<Outcome<WalkInRefusal, AttendanceState | null>> {
	const { session, zone } = await openSession(tx, sessionId);
	const obstacle = obstacleTo(session, tx.now, zone);
	if (obstacle) return refused(obstacle);
	const line = await openLine(tx, sessionId, personId);
	if (line.stands.state) return doneWith(line.stands.state);
	const known = [...(await listKnownWalkIns(tx, session)), ...(await listResting(tx, session.cohortId))];
	if (!known.some((one) => one.id === personId)) throw new NotFound();
	await welcomeToCircle(tx, personId, session.cohortId);
	await writeWalkIn(tx, line, { id: uuidv7(), ...tap, brought: '' });
	const day = isoDay(session.startsAt, zone);
	for (const childId of await childrenOf(tx, personId)) await expectThatDay(tx, childId, session.cohortId, day, true);
	await record(tx, 'programmes.walk-in.welcomed-again', { session: sessionId, person: personId });
	return doneWith(null);
}

/**
 * Somebody was written down as having walked in by mistake: she is not on this register, her children are not expected today, and
 * whoever came nowhere else in this course is not of it. A child that is in the crèche stays on its list.
 */
export async function takeWalkInBack(tx: Tx, sessionId: string, personId: string): Promise<Outcome<'not-walked-in'>> {
	const { session, zone } = await openSession(tx, sessionId);
	const line = await openLine(tx, sessionId, personId);
	if (!line.stands.walkIn) return refused('not-walked-in');
	const off = { line: 'none', 'walk-in': null, brought: '' };
	const saw = line.marks.map(({ id }) => id);
	await keepTaps(
		tx,
		line,
		markFields.map((field) => ({ field, value: off[field], saw }))
	);
	const day = isoDay(session.startsAt, zone);
	for (const childId of await childrenOf(tx, personId)) await expectThatDay(tx, childId, session.cohortId, day, false);
	if (!(await cameElsewhere(tx, session, personId))) await partFromCircle(tx, personId, session.cohortId);
	await record(tx, 'programmes.walk-in.taken-back', { session: sessionId, person: personId });
	return done;
}

/** The crèche expects a child on that day or not; the days after it, for which it may have a place, stay as they are. */
async function expectThatDay(tx: Tx, childId: string, cohortId: string, day: string, comes: boolean): Promise<void> {
	const { rows } = await sql<{ day: string }>`
		select day::text from people.expected where circle_id = ${cohortId} and child_id = ${childId} and day > ${day}::date`.execute(
		tx.db
	);
	const days = [...(comes ? [day] : []), ...rows.map((row) => row.day)];
	await expectAtCreche(tx, childId, cohortId, days, day);
}

async function cameElsewhere(tx: Tx, session: Session, personId: string): Promise<boolean> {
	const line = await tx.db
		.selectFrom('programmes.attendance as line')
		.innerJoin('programmes.session as other', 'other.id', 'line.session_id')
		.select('line.id')
		.where('line.person_id', '=', personId)
		.where('other.cohort_id', '=', session.cohortId)
		.executeTakeFirst();
	return line !== undefined || (await findRegistrationOf(tx, session.cohortId, personId)) !== undefined;
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
	line: OpenLine,
	{ id, brought, seq }: { id: string; brought: string; seq?: number }
): Promise<void> {
	const saw = line.marks.map((mark) => mark.id);
	const from = seq === undefined ? {} : { seq, pocket: tx.actor.pocket, at: tx.now };
	const walkIn = { ...from, id, field: 'walk-in', value: {}, saw } as const;
	await keepTaps(tx, line, brought ? [walkIn, { ...from, field: 'brought', value: brought, saw }] : [walkIn]);
}
