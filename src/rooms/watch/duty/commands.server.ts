import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { AwayFields, ShiftFields } from './form.ts';
import { dutyTimes, mayPlanDuty, type DutyTime } from './policy.ts';
import { listHandlers } from './queries.server.ts';

type CannotBe = 'not-a-handler' | 'not-proved';

/** Lays a shift, week for week: with somebody who looks after concerns and is known to be woken, or open. All of them or none. */
export async function planDuty(
	tx: Tx,
	{ who, turn, ...fields }: ShiftFields
): Promise<Outcome<CannotBe | 'past' | 'taken'>> {
	if (!mayPlanDuty(tx.actor)) throw new Forbidden();
	const why = await whyNobody(tx, who);
	if (why) return refused(why);
	const times = dutyTimes(fields, tx.zone);
	if (times.some(({ endsAt }) => endsAt <= tx.now)) return refused('past');
	await sql`select watch.hold_rota()`.execute(tx.db); // two who lay it at the same moment, one after the other
	for (const time of times) if (await isTaken(tx, Number(turn), time)) return refused('taken');
	const rows = times.map(({ startsAt, endsAt }) => ({
		...{ org_id: tx.actor.orgId, id: uuidv7(), turn: Number(turn), account_id: who || null },
		...{ starts_at: startsAt, ends_at: endsAt }
	}));
	await tx.db.insertInto('watch.duty').values(rows).execute();
	await record(tx, 'watch.duty.planned', { who: who || null, turn: Number(turn), weeks: fields.weeks });
	return done;
}

/** Why somebody can't be on duty, or nothing; nobody always may be. */
async function whyNobody(tx: Tx, who: string): Promise<CannotBe | null> {
	if (!who) return null;
	const handler = (await listHandlers(tx)).find(({ id }) => id === who);
	if (!handler) return 'not-a-handler';
	return handler.answers ? null : 'not-proved';
}

async function isTaken(tx: Tx, turn: number, { startsAt, endsAt }: DutyTime): Promise<boolean> {
	const beside = await tx.db
		.selectFrom('watch.duty')
		.select('id')
		.where('turn', '=', turn)
		.where('starts_at', '<', endsAt)
		.where('ends_at', '>', startsAt)
		.executeTakeFirst();
	return beside !== undefined;
}

/** A shift that is not over goes to somebody else, or to nobody yet: why is kept nowhere. Throws NotFound. */
export async function handOnDuty(tx: Tx, id: string, to: string): Promise<Outcome<CannotBe>> {
	await dutyAhead(tx, id);
	const why = await whyNobody(tx, to);
	if (why) return refused(why);
	await tx.db
		.updateTable('watch.duty')
		.set({ account_id: to || null })
		.where('id', '=', id)
		.execute();
	await record(tx, 'watch.duty.handed-on', { duty: id, to: to || null });
	return done;
}

/** A shift that is not over is none any more. Throws NotFound. */
export async function takeOffDuty(tx: Tx, id: string): Promise<void> {
	await dutyAhead(tx, id);
	await tx.db.deleteFrom('watch.duty').where('id', '=', id).execute();
	await record(tx, 'watch.duty.taken-off', { duty: id });
}

/** She is ill or away on these days: what she was to do then is open, and stands as a gap until somebody takes it. Says how many shifts. */
export async function goAway(tx: Tx, { first, last }: AwayFields): Promise<Outcome<never, string>> {
	if (!mayPlanDuty(tx.actor)) throw new Forbidden();
	const opened = await tx.db
		.updateTable('watch.duty')
		.set({ account_id: null })
		.where('account_id', '=', tx.actor.id)
		.where('ends_at', '>', tx.now)
		.where('ends_at', '>', instantOf(first, '00:00', tx.zone))
		.where('starts_at', '<', instantOf(daysAfter(last, 1), '00:00', tx.zone))
		.returning('id')
		.execute();
	await record(tx, 'watch.duty.away', { first, last, shifts: opened.length });
	return doneWith(String(opened.length));
}

async function dutyAhead(tx: Tx, id: string): Promise<void> {
	if (!mayPlanDuty(tx.actor)) throw new Forbidden();
	const ahead = tx.db.selectFrom('watch.duty').select('id').where('id', '=', id).where('ends_at', '>', tx.now);
	if (!(await ahead.executeTakeFirst())) throw new NotFound();
}
