import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { listExpected, listKnownWalkIns, listRegister, type Line } from '../register/queries.server.ts';
import { whoItMayBe, type MayBe, type Named } from './policy.ts';

/** Somebody at the door, as she wrote it. */
export interface ArrivalLine extends Named {
	id: string;
	cameAt: Date;
	settledAs: string | null;
}

/** Somebody at the door, and who of those who are known here it may be. */
export interface AtDoor extends ArrivalLine {
	mayBe: MayBe[];
}

const columns = ['id', 'called', 'letter', 'came_at as cameAt', 'settled_as as settledAs'] as const;

/** A line at the door of a meeting; nothing where there is none. */
export async function findArrival(tx: Tx, sessionId: string, id: string): Promise<ArrivalLine | undefined> {
	if (!isId(id)) return undefined;
	return tx.db
		.selectFrom('programmes.arrival')
		.select(columns)
		.where('id', '=', id)
		.where('session_id', '=', sessionId)
		.executeTakeFirst();
}

/** A line at the door of a meeting. Throws NotFound. */
export async function getArrival(tx: Tx, sessionId: string, id: string): Promise<ArrivalLine> {
	const arrival = await findArrival(tx, sessionId, id);
	if (!arrival) throw new NotFound();
	return arrival;
}

/** Who waits at the door of a meeting, whoever came first first; of each, who it may be. */
export async function listAtDoor(tx: Tx, day: { id: string; cohortId: string }, lines?: Line[]): Promise<AtDoor[]> {
	const waiting = await tx.db
		.selectFrom('programmes.arrival')
		.select(columns)
		.where('session_id', '=', day.id)
		.where('settled_as', 'is', null)
		.orderBy('came_at')
		.orderBy('id')
		.execute();
	if (!waiting.length) return [];
	const people = await listKnownHere(tx, day, lines);
	return waiting.map((arrival) => ({ ...arrival, mayBe: whoItMayBe(arrival, people) }));
}

/** Everybody whom a line at the door may mean: who is on the register, and who came here before without a place. */
export async function listKnownHere(tx: Tx, day: { id: string; cohortId: string }, lines?: Line[]): Promise<MayBe[]> {
	const onRegister = (lines ?? (await listRegister(tx, day))).map(({ personId, called, state, cameBefore }) => ({
		id: personId,
		called,
		state,
		cameBefore
	}));
	const before = [...((await listExpected(tx, day.id)) ?? []), ...(await listKnownWalkIns(tx, day))];
	const known = before.map((person) => ({ ...person, state: null }));
	return [...new Map([...known, ...onRegister].map((person) => [person.id, person])).values()];
}
