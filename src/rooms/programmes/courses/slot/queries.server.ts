import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { listSessions, type Session } from '../session/queries.server.ts';
import type { SlotState } from './form.ts';

/** A part that a parent leads, or could. */
export interface Slot {
	id: string;
	cohortId: string;
	/** Whose it is, and what she is called; none where something is wanted of anybody. */
	personId: string | null;
	called: string | null;
	/** What she answers, where she answers something that was wanted. */
	wishId: string | null;
	sessionId: string | null;
	startsAt: Date | null;
	words: string;
	language: string;
	state: SlotState;
	/** Who plans it with her. */
	with: string | null;
	minutes: number | null;
	helps: string;
	costs: string;
	reply: string;
	ledAt: Date | null;
}

const slots = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.slot as slot')
		.leftJoin('people.card as card', 'card.id', 'slot.person_id')
		.leftJoin('programmes.session as session', 'session.id', 'slot.session_id')
		.select(['slot.id', 'slot.cohort_id as cohortId', 'slot.person_id as personId', 'card.called'])
		.select(['slot.wish_id as wishId', 'slot.session_id as sessionId', 'session.starts_at as startsAt', 'slot.words'])
		.select(['slot.language', 'slot.state', 'slot.minutes', 'slot.helps', 'slot.costs'])
		.select(['slot.reply', 'slot.led_at as ledAt'])
		.select(sql<string | null>`programmes.planned_with(slot.id)`.as('with'))
		.orderBy('slot.id');

/** Throws NotFound where whoever asks takes no part in this circle. */
export async function belongs(tx: Tx, cohortId: string): Promise<void> {
	const { rows } = isId(cohortId)
		? await sql`select from programmes.own_circles() own where own = ${cohortId}::uuid`.execute(tx.db)
		: { rows: [] };
	if (!rows.length) throw new NotFound();
}

/** What parents of a circle could show, for those who run it: all but what somebody let pass that was asked of everybody. */
export async function listSlots(tx: Tx, cohortId: string): Promise<Slot[]> {
	const rows = await slots(tx)
		.where('slot.cohort_id', '=', cohortId)
		.where((on) =>
			on.or([
				on('slot.state', '<>', 'not-this-time'),
				on.and([on('slot.wish_id', 'is', null), on('slot.person_id', 'is not', null)]),
				on('slot.reply', '<>', ''),
				on('slot.with_id', 'is not', null)
			])
		)
		.execute();
	return rows as Slot[];
}

/** One of them. Throws NotFound. */
export async function getSlot(tx: Tx, cohortId: string, id: string): Promise<Slot> {
	const row = isId(id)
		? await slots(tx).where('slot.cohort_id', '=', cohortId).where('slot.id', '=', id).executeTakeFirst()
		: undefined;
	if (!row) throw new NotFound();
	return row as Slot;
}

/** What a parent offered, planned and led in a circle, and what is wanted that she has not answered. */
export interface MySlots {
	mine: Slot[];
	/** Of her by name, or of anybody; not for a meeting that is over. */
	wanted: Slot[];
}

/** What she could show in a group of hers, and what is wanted there. Nobody is asked twice: what she answered is gone. */
export async function listMySlots(tx: Tx, cohortId: string): Promise<MySlots> {
	const me = tx.actor.id;
	const rows = (await slots(tx)
		.where('slot.cohort_id', '=', cohortId)
		.where((on) => on.or([on('slot.person_id', '=', me), on('slot.person_id', 'is', null)]))
		.execute()) as Slot[];
	const answered = new Set(rows.map(({ wishId }) => wishId));
	const mine = rows.filter(({ personId, state }) => personId === me && state !== 'wanted');
	const wanted = rows.filter(
		({ state, id, startsAt }) => state === 'wanted' && !answered.has(id) && !isPast(startsAt, tx)
	);
	// what she let pass that was asked of everybody is nothing of hers; what was planned with her, or answered, is
	return { mine: mine.filter((one) => one.state !== 'not-this-time' || !one.wishId || one.reply || one.with), wanted };
}

const isPast = (startsAt: Date | null, { now }: Tx) => startsAt !== null && startsAt <= now;

/** What she led so far, in all her groups or in one: it stands on her record. */
export async function listLed(tx: Tx, personId: string, cohortId?: string): Promise<Slot[]> {
	const rows = await slots(tx)
		.where('slot.person_id', '=', personId)
		.where('slot.state', '=', 'led')
		.$if(cohortId !== undefined, (query) => query.where('slot.cohort_id', '=', cohortId ?? ''))
		.execute();
	return rows as Slot[];
}

/** Whether whose slot this is has led a part before, wherever that was. */
export async function hasLed(tx: Tx, slotId: string): Promise<boolean> {
	const { rows } = await sql<{ led: boolean }>`select programmes.has_led(${slotId}::uuid) as led`.execute(tx.db);
	return rows[0]?.led ?? false;
}

/** The meetings of a run for which something can be agreed on. */
export async function listSessionsAhead(tx: Tx, cohortId: string): Promise<Session[]> {
	const sessions = await listSessions(tx, cohortId);
	return sessions.filter(({ cancelledAt, startedAt, startsAt }) => !cancelledAt && !startedAt && startsAt > tx.now);
}

/** Who takes part in a circle and was not asked by name yet, for whoever runs it. */
export async function listWhoMayBeAsked(tx: Tx, cohortId: string): Promise<{ id: string; called: string }[]> {
	const rows = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('people.card as card', 'card.id', 'member.person_id')
		.select(['card.id', 'card.called'])
		.where('member.circle_id', '=', cohortId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('programmes.slot as slot')
						.select('slot.id')
						.where('slot.cohort_id', '=', cohortId)
						.where('slot.asked_by', 'is not', null)
						.whereRef('slot.person_id', '=', 'member.person_id')
				)
			)
		)
		.orderBy('card.called')
		.execute();
	return rows.map(({ id, called }) => ({ id: id ?? '', called: called ?? '' }));
}
