import { asOf, type Tx } from '#platform/db/tx.ts';
import { keepRound } from '../check-in/commands.server.ts';
import type { Hands } from '../check-in/form.ts';
import { signChildIn, signChildOut } from '#rooms/creche/visit/commands.server.ts';
import { getCreche } from '#rooms/creche/visit/queries.server.ts';
import { noteAttendance } from '../register/commands.server.ts';
import type { AttendanceState } from '../register/form.ts';
import { listRegister } from '../register/queries.server.ts';
import { getSession, listParts } from '#rooms/programmes/courses/session/queries.server.ts';
import { finishSession, noteHowItGoes, startSession } from './commands.server.ts';
import { getDay } from './queries.server.ts';

/** A group with more sun than rain. */
export const brightHands: Hands = { sunny: 3, 'bright-spells': 4, cloudy: 2, foggy: 1, rain: 1, storm: 0 };

/** So few hands that no table tells of them. */
export const fewHands: Hands = { sunny: 2, 'bright-spells': 0, cloudy: 1, foggy: 0, rain: 0, storm: 0 };

/** How an example session went: for each person in the order of names a state, or nothing noted. */
export interface ExampleDay {
	states: readonly (AttendanceState | null)[];
	hands?: Hands;
	/** How many minutes late it began. */
	late?: number;
	/** How long each part took, in minutes and in order; none where nobody noted them. A part that takes none was left out. */
	took?: readonly number[];
}

/**
 * A session from start to finish through the commands that the screens use: register, check-in round, children in and
 * out, on its own day; speaks as a facilitator of the course.
 */
export async function runExampleSession(
	tx: Tx,
	sessionId: string,
	{ states, hands, late = 5, took = [] }: ExampleDay
): Promise<void> {
	const { startsAt, endsAt } = await getSession(tx, sessionId);
	const begins = new Date(startsAt.getTime() + late * 60_000);
	await must(startSession(asOf(tx, begins), sessionId));
	const lines = await listRegister(tx, await getDay(tx, sessionId));
	const noted = lines.map(({ personId }, index) => ({ person: personId, state: states[index % states.length] }));
	// the children first: the lock of a child comes before that of a register
	const came = noted.filter(({ state }) => state === 'came').map(({ person }) => person);
	await mindChildren(tx, sessionId, new Set(came), { from: begins, to: endsAt });
	for (const { person, state } of noted)
		if (state) await must(noteAttendance(asOf(tx, begins), sessionId, { person, state }));
	await runParts(tx, sessionId, begins, took);
	if (hands) await must(keepRound(asOf(tx, begins), sessionId, hands));
	await must(finishSession(asOf(tx, endsAt), sessionId));
}

/** The parts of the plan one after the other, as long as there is time. */
async function runParts(tx: Tx, sessionId: string, begins: Date, took: readonly number[]): Promise<void> {
	let at = begins.getTime();
	for (const [index, { id: part }] of (await listParts(tx, sessionId)).entries()) {
		const minutes = took[index];
		if (minutes === undefined) return;
		const then = asOf(tx, new Date(at));
		await must(noteHowItGoes(then, sessionId, { part, did: minutes ? 'began' : 'dropped' }));
		at += minutes * 60_000;
	}
}

async function mindChildren(
	tx: Tx,
	sessionId: string,
	came: ReadonlySet<string>,
	{ from, to }: { from: Date; to: Date }
): Promise<void> {
	const { children } = await getCreche(tx, sessionId, new Set());
	const come = children.filter(({ personId }) => came.has(personId));
	for (const child of come.sort((one, other) => (one.id < other.id ? -1 : 1)))
		// sorted, so that locks are taken in their order
		await must(signChildIn(asOf(tx, from), sessionId, { child: child.id, who: child.parent }));
	for (const { id, visitId, parent } of (await getCreche(tx, sessionId, new Set())).children)
		if (visitId)
			await must(signChildOut(asOf(tx, to), sessionId, { child: id, visit: visitId, who: parent, sure: false }));
}

async function must(command: Promise<{ ok: boolean }>): Promise<void> {
	const outcome = await command;
	if (!outcome.ok) throw new Error(`the example session was refused: ${JSON.stringify(outcome)}`);
}
