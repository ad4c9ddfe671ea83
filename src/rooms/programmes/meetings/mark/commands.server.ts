import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { lockRegister } from '../../locks.ts';
import type { AttendanceState, SettleForm } from './form.ts';
import { standingIds, standingLineOf, type KeptMark, type MarkField, type StandingLine } from './policy.ts';
import { listMarks } from './queries.server.ts';

/** A tap as it is about to be kept. What the screen showed is in `saw`; an `id` made on a phone makes the same tap, sent again, one. */
export interface NewMark {
	id?: string;
	field: MarkField;
	value: unknown;
	saw: readonly string[];
	/** When it was tapped; now, where nothing is said. */
	at?: Date;
	/** The sheet of paper, or the phone without signal, that it comes from; with signal, whoever is signed in. */
	pocket?: string;
	/** Counts the taps of a phone without signal, which arrive in any order. */
	seq?: number;
}

/** Who is about to be noted, by whom else nobody is noted until the transaction ends, and the marks that there are of her. */
export interface OpenLine {
	sessionId: string;
	personId: string;
	marks: readonly KeptMark[];
	stands: StandingLine;
	/** The marks were let go: these say how the line stands, and are kept with the next tap. */
	isOld: boolean;
}

/** Opens somebody's line of a register to note something of it: nobody else notes anything on this register meanwhile. */
export async function openLine(tx: Tx, sessionId: string, personId: string): Promise<OpenLine> {
	await lockRegister(tx, sessionId);
	const kept = await listMarks(tx, sessionId, personId);
	const marks = kept.length ? kept : await firstMarks(tx, sessionId, personId);
	return { sessionId, personId, marks, stands: standingLineOf(marks), isOld: !kept.length };
}

/**
 * Keeps taps on one line, and lets the register say what stands now. A tap saw what its screen showed and what the same person had
 * tapped before. A tap that is kept already changes nothing. Gives how the line stands afterwards.
 */
export async function keepTaps(tx: Tx, line: OpenLine, taps: readonly NewMark[]): Promise<StandingLine> {
	const { sessionId, personId, marks } = line;
	const noted_by = tx.actor.id ?? '';
	if (line.isOld) await writeFirst(tx, line);
	for (const { id = uuidv7(), field, value, saw, at, pocket = noted_by, seq } of taps) {
		const here = marks.filter((mark) => mark.key.field === field);
		const hers = here.filter((mark) => mark.pocket === pocket && mark.id !== id).map((mark) => mark.id);
		const seen = [...new Set([...saw.filter((one) => here.some((mark) => mark.id === one)), ...hers])];
		const own = { org_id: tx.actor.orgId, session_id: sessionId, person_id: personId, pocket, noted_by };
		// a phone without signal says itself what it saw, also of taps that are still to arrive
		const counted = seq === undefined ? { saw: seen } : { saw: [...saw], seq };
		await tx.db
			.insertInto('programmes.mark')
			.values({ ...own, id, field, value: JSON.stringify(value), ...counted, ...(at && { at }) })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
	const now = standingLineOf(await listMarks(tx, sessionId, personId));
	await showLine(tx, line, now, taps.find(({ at }) => at)?.at);
	return now;
}

/** Of a line that two phones show differently, somebody says what it was: her word saw them all. Gives how the line stood and stands. */
export async function settleLine(
	tx: Tx,
	sessionId: string,
	{ person, mark, saw }: SettleForm
): Promise<Outcome<'changed', { before: AttendanceState | null; after: AttendanceState | null }>> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	const line = await openLine(tx, sessionId, person);
	const chosen = line.marks.find(({ id }) => id === mark);
	if (!chosen) return refused('changed');
	const { field } = chosen.key;
	const isAsShown = standingIds(line.marks, [field]).every((id) => saw.includes(id));
	if (!isAsShown) return refused('changed');
	const now = await keepTaps(tx, line, [{ field, value: chosen.value, saw }]);
	await record(tx, 'programmes.mark.settled', { session: sessionId, person });
	return doneWith({ before: line.stands.state, after: now.state });
}

/** Lets marks, and who stood on a printed sheet, go 90 days after the meeting; the register keeps what stood. */
export async function letOldMarksGo(job: Tx): Promise<void> {
	const over = job.db
		.selectFrom('programmes.session')
		.select('id')
		.where('ends_at', '<', sql<Date>`platform.now() - interval '90 days'`);
	await job.db.deleteFrom('programmes.mark').where('session_id', 'in', over).execute();
	await job.db
		.updateTable('programmes.sheet')
		.set({ people: [] })
		.where('people', '!=', sql<string[]>`'{}'`)
		.where('session_id', 'in', over)
		.execute();
}

/** A line from which the marks were let go begins anew with those that say how it stands, the first under the line's own id. */
async function firstMarks(tx: Tx, sessionId: string, personId: string): Promise<KeptMark[]> {
	const row = await tx.db
		.selectFrom('programmes.attendance')
		.select(['id', 'state', 'walk_in', 'brought', 'noted_by', 'noted_at'])
		.where('session_id', '=', sessionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (!row) return [];
	const first = (id: string, field: MarkField, value: unknown): KeptMark => ({
		id,
		key: { subject: personId, field },
		value,
		...{
			pocket: row.noted_by,
			seq: 0,
			saw: [],
			at: row.noted_at.toISOString(),
			by: '',
			keptAt: row.noted_at.toISOString()
		}
	});
	return [
		row.walk_in ? first(row.id, 'walk-in', {}) : first(row.id, 'line', row.state),
		...(row.walk_in && row.state !== 'came' ? [first(uuidv7(), 'line', row.state)] : []),
		...(row.brought ? [first(uuidv7(), 'brought', row.brought)] : [])
	];
}

async function writeFirst(tx: Tx, { sessionId, personId, marks }: OpenLine): Promise<void> {
	if (!marks.length) return;
	const own = { org_id: tx.actor.orgId, session_id: sessionId, person_id: personId };
	const rows = marks.map(({ id, key, value, pocket, at }) => ({
		...own,
		...{ id, field: key.field, value: JSON.stringify(value), pocket, noted_by: pocket, at: new Date(at) }
	}));
	await tx.db.insertInto('programmes.mark').values(rows).execute();
}

async function showLine(
	tx: Tx,
	{ sessionId, personId, stands }: OpenLine,
	{ state, walkIn, brought }: StandingLine,
	at: Date | undefined
): Promise<void> {
	if (!state) {
		await tx.db
			.deleteFrom('programmes.attendance')
			.where('session_id', '=', sessionId)
			.where('person_id', '=', personId)
			.execute();
		return;
	}
	const own = { org_id: tx.actor.orgId, session_id: sessionId, person_id: personId, noted_by: tx.actor.id ?? '' };
	const shown = { state, walk_in: walkIn, brought };
	const isNotedAnew = state !== stands.state || walkIn !== stands.walkIn;
	const noted = { noted_by: own.noted_by, noted_at: at ?? sql<Date>`platform.moment()` };
	await tx.db
		.insertInto('programmes.attendance')
		.values({ ...own, ...shown, ...noted })
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'session_id', 'person_id']).doUpdateSet({ ...shown, ...(isNotedAnew && noted) })
		)
		.execute();
}
