import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Done, type Outcome } from '#platform/outcome.ts';
import { getSession, type Session } from '#programmes/courses';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { noteAttendance, type NoteRefusal } from '../register/commands.server.ts';
import { wasThere } from '../register/policy.ts';
import { listRegister, type Line } from '../register/queries.server.ts';
import { takeWalkInBack, welcomeAgain, welcomeWalkIn } from '../walk-in/commands.server.ts';
import type { WalkIn } from '../walk-in/form.ts';
import { findOpenWall } from '../wall/queries.server.ts';
import type { Arriving, Reopening } from './form.ts';
import { mayArrive, type Confirmed } from './policy.ts';
import { getArrival } from './queries.server.ts';

/** Somebody else has settled this line in the meantime. */
type Settled = 'settled';

/**
 * Somebody scanned the code on the wall and leaves a first name and a letter. Nobody is looked up, and the answer is the same whoever she is; the
 * same form sent twice is one line. A code that does not work now, for whatever reason, takes nothing.
 */
export async function arrive(door: Tx, code: string, { tap, called, letter }: Arriving): Promise<Outcome<'closed'>> {
	if (!mayArrive(door.actor)) throw new Forbidden();
	const wall = await findOpenWall(door, code);
	if (!wall) return refused('closed');
	const own = { org_id: door.actor.orgId, id: uuidv7(), cohort_id: wall.cohortId, session_id: wall.sessionId };
	await door.db
		.insertInto('programmes.arrival')
		.values({ ...own, called, letter, sent_hash: keyed('arrival', tap) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(door, 'programmes.arrival.written', { session: wall.sessionId });
	return done;
}

/**
 * Whoever runs the meeting says who it is at the door: she is noted as a tap on the register notes her, or welcomed as somebody who came here
 * before. Whoever is noted as here already stays so. Of two who tap at once one settles the line, and nobody is noted twice.
 */
export async function confirmArrival(
	tx: Tx,
	sessionId: string,
	id: string,
	person: string
): Promise<Outcome<Settled | NoteRefusal, Confirmed>> {
	const session = await sessionOfDoor(tx, sessionId);
	if (!(await settle(tx, sessionId, id, 'her'))) return refused('settled');
	const line = (await listRegister(tx, session)).find(({ personId }) => personId === person);
	const noted = line ? await noteHere(tx, sessionId, line) : await walkHere(tx, sessionId, person);
	if (noted.ok) await record(tx, 'programmes.arrival.confirmed', { session: sessionId, arrival: id, person });
	else await openAgain(tx, id);
	return noted;
}

/** She stands at the door: that is known by whoever taps, whatever was noted of her before. */
async function noteHere(
	tx: Tx,
	sessionId: string,
	{ personId: person, state, saw }: Line
): Promise<Outcome<NoteRefusal, Confirmed>> {
	if (wasThere(state)) return doneWith({ before: state, after: state, walkedIn: false });
	const tap = { person, state: 'came', saw: saw.split(' ').filter(Boolean) } as const;
	const noted = await noteAttendance(tx, sessionId, tap);
	return noted.ok ? doneWith({ before: state, after: 'came', walkedIn: false }) : noted;
}

/** She is on no register yet; another phone may write her down in the same moment, and then she walks in by that one. */
async function walkHere(tx: Tx, sessionId: string, person: string): Promise<Outcome<NoteRefusal, Confirmed>> {
	const walked = await welcomeAgain(tx, sessionId, person);
	if (!walked.ok) return walked;
	const before = walked.value;
	return doneWith({ before, after: before ?? 'came', walkedIn: before === null });
}

/** Whoever is at the door is new here: she is written down as walking in, and her line is settled with it. */
export async function welcomeFromDoor(
	tx: Tx,
	sessionId: string,
	id: string,
	walkIn: WalkIn
): Promise<Awaited<ReturnType<typeof welcomeWalkIn>> | Outcome<Settled, never>> {
	await sessionOfDoor(tx, sessionId);
	if (!(await settle(tx, sessionId, id, 'new'))) return refused('settled');
	const outcome = await welcomeWalkIn(tx, sessionId, walkIn);
	if (outcome.ok)
		await record(tx, 'programmes.arrival.welcomed', { session: sessionId, arrival: id, person: outcome.value });
	else await openAgain(tx, id);
	return outcome;
}

/** Nobody is there by that name: the line is taken away. */
export async function takeArrivalAway(tx: Tx, sessionId: string, id: string): Promise<Outcome<Settled>> {
	await sessionOfDoor(tx, sessionId);
	if (!(await settle(tx, sessionId, id, 'not-here'))) return refused('settled');
	await record(tx, 'programmes.arrival.taken-away', { session: sessionId, arrival: id });
	return done;
}

/** A line was settled by mistake: it stands at the door again, and what was noted with it is taken back as long as nothing else was noted since. */
export async function reopenArrival(
	tx: Tx,
	sessionId: string,
	id: string,
	{ person, state, saw }: Reopening
): Promise<Outcome<NoteRefusal>> {
	await sessionOfDoor(tx, sessionId);
	await holdLine(tx, sessionId, id);
	if (person && state) {
		const noted = await noteAttendance(tx, sessionId, { person, state, saw });
		if (!noted.ok) return noted;
	}
	return reopened(tx, sessionId, id);
}

/** The line stands at the door again. */
async function reopened(tx: Tx, sessionId: string, id: string): Promise<Done> {
	await openAgain(tx, id);
	await record(tx, 'programmes.arrival.reopened', { session: sessionId, arrival: id });
	return done;
}

/**
 * Somebody from the door was written down as walking in by mistake: that is taken back and her line stands at the door again. Where it can't
 * be taken back, the line stays settled.
 */
export async function takeWelcomeBack(
	tx: Tx,
	sessionId: string,
	id: string,
	person: string
): Promise<Outcome<'not-walked-in'>> {
	await sessionOfDoor(tx, sessionId);
	await holdLine(tx, sessionId, id);
	const taken = await takeWalkInBack(tx, sessionId, person);
	return taken.ok ? reopened(tx, sessionId, id) : taken;
}

/** Who stood at the door, and the codes of meetings, are deleted when the day is over, whoever confirmed them or not. */
export async function letArrivalsGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const today = startOfToday(job);
	const lines = await job.db.deleteFrom('programmes.arrival').where('came_at', '<', today).executeTakeFirstOrThrow();
	const over = job.db.selectFrom('programmes.session').select('id').where('ends_at', '<', today);
	await job.db.deleteFrom('programmes.wall_code').where('session_id', 'in', over).execute();
	await record(job, 'programmes.arrival.let-go', { count: Number(lines.numDeletedRows) });
}

const startOfToday = ({ now, zone }: Tx) =>
	sql<Date>`date_trunc('day', ${now}::timestamptz at time zone ${zone}) at time zone ${zone}`;

async function sessionOfDoor(tx: Tx, sessionId: string): Promise<Session> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	return session;
}

/** Settles a line, whoever comes first; false where somebody else has. Before any lock, so that two never wait for each other. Throws NotFound. */
async function settle(tx: Tx, sessionId: string, id: string, settled_as: 'her' | 'new' | 'not-here'): Promise<boolean> {
	if (!isId(id)) throw new NotFound();
	const row = await tx.db
		.updateTable('programmes.arrival')
		.set({ settled_as, settled_at: tx.now, settled_by: tx.actor.id })
		.where('id', '=', id)
		.where('session_id', '=', sessionId)
		.where('settled_as', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (row) return true;
	await getArrival(tx, sessionId, id);
	return false;
}

/** Nobody else settles or reopens a line until this is done. Before any lock, as `settle` does. Throws NotFound. */
async function holdLine(tx: Tx, sessionId: string, id: string): Promise<void> {
	await getArrival(tx, sessionId, id);
	await tx.db.selectFrom('programmes.arrival').select('id').where('id', '=', id).forUpdate().execute();
}

async function openAgain(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('programmes.arrival')
		.set({ settled_as: null, settled_at: null, settled_by: null })
		.where('id', '=', id)
		.execute();
}
