import { openReaching, type Reaching } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { getDay, type Day } from '../day/queries.server.ts';
import { listRegister, type Line } from '../register/queries.server.ts';
import type { FollowUpOutcome } from './form.ts';

/** Somebody on the register, opened: how and when it is safe to reach her, and who has tried. */
export interface Opened extends Reaching {
	day: Day;
	line: Line;
	tries: { outcome: FollowUpOutcome; at: Date; by: string | null }[];
}

/** Opens somebody on the register of a session; she can see who looked. Throws NotFound. */
export async function openPerson(tx: Tx, sessionId: string, personId: string): Promise<Opened> {
	const day = await getDay(tx, sessionId);
	const line = await getLine(tx, day, personId);
	return {
		day,
		line,
		...(await openReaching(tx, personId, 'in-her-hours')),
		tries: await listTries(tx, day.cohortId, personId)
	};
}

/** Opens how to reach somebody on the register at any hour, because she may be in danger now. Throws NotFound. */
export async function openLineInDanger(tx: Tx, sessionId: string, personId: string): Promise<Reaching> {
	await getLine(tx, await getDay(tx, sessionId), personId);
	return openReaching(tx, personId, 'in-danger');
}

async function getLine(tx: Tx, day: Day, personId: string): Promise<Line> {
	const line = isId(personId) ? (await listRegister(tx, day)).find((one) => one.personId === personId) : undefined;
	if (!line) throw new NotFound();
	return line;
}

/** Whether somebody belongs to a course now. */
export async function isMember(tx: Tx, cohortId: string, personId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('people.member')
		.select('person_id')
		.where('circle_id', '=', cohortId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row !== undefined;
}

async function listTries(tx: Tx, cohortId: string, personId: string): Promise<Opened['tries']> {
	const rows = await tx.db
		.selectFrom('programmes.follow_up as note')
		.leftJoin('people.card as card', 'card.id', 'note.noted_by')
		.select(['note.outcome', 'note.noted_at as at', 'card.called as by'])
		.where('note.cohort_id', '=', cohortId)
		.where('note.person_id', '=', personId)
		.orderBy('note.noted_at', 'desc')
		.execute();
	return rows as Opened['tries'];
}
