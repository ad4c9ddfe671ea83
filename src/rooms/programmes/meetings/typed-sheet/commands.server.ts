import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getSession, type Session } from '#programmes/courses';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { lockRegister } from '../../locks.ts';
import { keepTaps, openLine } from '../mark/commands.server.ts';
import { openRegister, type Line } from '../register/queries.server.ts';
import { typedSheetIn, type TypedForm } from './form.ts';
import { getSheet, listSheets, type Sheet } from './queries.server.ts';

/** Gives the lines of a register their numbers, so that it can be printed. A sheet that is printed again with the same people on it is the same. */
export async function numberSheet(tx: Tx, sessionId: string): Promise<{ sheet: Sheet; lines: Line[] }> {
	const session = await sessionOfSheet(tx, sessionId);
	await lockRegister(tx, session.id);
	const lines = await openRegister(tx, session);
	const people = lines.map(({ personId }) => personId);
	const [last] = await listSheets(tx, sessionId);
	if (last?.people.join() === people.join()) return { sheet: last, lines };
	const sheet = { id: uuidv7(), number: (last?.number ?? 0) + 1, people, printedAt: tx.now, typedAt: null };
	await tx.db
		.insertInto('programmes.sheet')
		.values({
			...{ org_id: tx.actor.orgId, id: sheet.id, session_id: sessionId, number: sheet.number },
			...{ people, printed_at: tx.now, printed_by: tx.actor.id ?? '' }
		})
		.execute();
	await record(tx, 'programmes.sheet.numbered', { session: sessionId, sheet: sheet.number });
	return { sheet, lines };
}

/**
 * Keeps what somebody typed back from a sheet: each line as a tap on paper, which saw what was noted before it was printed. Whoever
 * is no longer on the register is left out.
 */
export async function typeSheetBack(
	tx: Tx,
	sessionId: string,
	{ sheet: number, said, shown }: TypedForm
): Promise<Outcome<'cancelled' | 'too-early' | 'unreadable' | 'sheet-changed'>> {
	const session = await sessionOfSheet(tx, sessionId);
	if (session.cancelledAt) return refused('cancelled');
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	if (shown && !(await isNumberedAs(tx, session, number, shown))) return refused('sheet-changed');
	const paper = await getSheet(tx, sessionId, number);
	const { sheet, problems } = typedSheetIn(said, paper.people.length);
	if (problems.length) return refused('unreadable');
	await lockRegister(tx, sessionId);
	const onRegister = new Set((await openRegister(tx, session)).map(({ personId }) => personId));
	for (const { n, state } of sheet.lines) {
		const person = paper.people[n - 1] ?? '';
		if (!onRegister.has(person)) continue;
		const line = await openLine(tx, sessionId, person);
		const saw = line.marks.filter(({ keptAt }) => new Date(keptAt) < paper.printedAt).map(({ id }) => id);
		const now = await keepTaps(tx, line, [{ field: 'line', value: state, saw, pocket: paper.id }]);
		if (now.state !== line.stands.state)
			await record(tx, 'programmes.attendance.noted', { session: sessionId, person, state: now.state });
	}
	const { walkIns, adults, children } = sheet;
	await tx.db
		.updateTable('programmes.sheet')
		.set({ typed_at: tx.now, typed_by: tx.actor.id, walk_ins: walkIns, adults, children })
		.where('id', '=', paper.id)
		.execute();
	await record(tx, 'programmes.sheet.typed', { session: sessionId, sheet: number });
	return done;
}

/** Where no sheet was printed, the lines as the page showed them are numbered now, if they are still these. */
async function isNumberedAs(tx: Tx, session: Session, number: number, shown: readonly string[]): Promise<boolean> {
	const people = (await openRegister(tx, session)).map(({ personId }) => personId);
	if (people.join() !== shown.join()) return false;
	return (await numberSheet(tx, session.id)).sheet.number === number;
}

async function sessionOfSheet(tx: Tx, id: string): Promise<Session> {
	const session = await getSession(tx, id);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	return session;
}
