import { sql } from 'kysely';
import { record } from '../../audit/record.ts';
import { announce } from '../../jobs/news.ts';
import { answered } from './events.ts';
import { isId, uuidv7 } from '../../db/ids.ts';
import { lockRoles } from '../../db/locks.ts';
import type { Role, Tx } from '../../db/tx.ts';
import { queueLetter } from '../../jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '../../outcome.ts';
import { whoHear } from './jobs.server.ts';
import { clashes, mayAnswer, mayHearOfAppointments, type AppointedRole } from './policy.ts';

export type AnswerRefusal = 'answered-already' | 'too-late' | 'not-yours-to-say' | 'clashes';

/** Asks for a role that counts only when a second person has said yes; everybody who may say so gets a letter. */
export async function askFor(
	tx: Tx,
	wanted: { accountId: string; role: AppointedRole; until: Date; why: string }
): Promise<Outcome<'asked-already'>> {
	const { accountId, role, until, why } = wanted;
	const waiting = await tx.db
		.selectFrom('platform.appointment')
		.select('id')
		.where('account_id', '=', accountId)
		.where('role', '=', role)
		.where(isOpen)
		.executeTakeFirst();
	if (waiting) return refused('asked-already');
	const id = uuidv7();
	const asked = { org_id: tx.actor.orgId, id, account_id: accountId, role, until, why, asked_by: tx.actor.id ?? '' };
	await tx.db.insertInto('platform.appointment').values(asked).execute();
	await record(tx, 'platform.appointment.asked', { appointment: id, account: accountId, role });
	for (const person of await whoHear(tx))
		if (person !== tx.actor.id && person !== accountId) await queueLetter(tx, person, 'platform.appointment-asked', {});
	return done;
}

/** Says yes or no to an appointment. With a yes the role is given: it begins a day later, or at once where nobody holds it; whom it concerns is told by letter. */
export async function answerAppointment(tx: Tx, id: string, answer: 'yes' | 'no'): Promise<Outcome<AnswerRefusal>> {
	if (!mayHearOfAppointments(tx.actor)) throw new Forbidden();
	const appointment = await appointmentForUpdate(tx, id);
	if (appointment.answer) return refused('answered-already');
	if (!appointment.isOpen) return refused('too-late');
	if (!mayAnswer(tx.actor, appointment)) return refused('not-yours-to-say');
	if (answer === 'yes') await lockRoles(tx, appointment.accountId);
	if (answer === 'yes' && clashes(appointment.role, await rolesOf(tx, appointment.accountId)))
		return refused('clashes');
	await settle(tx, id, answer, answer === 'yes' ? 'confirmed' : 'refused');
	return done;
}

/** Whoever asked for an appointment takes it back while nobody has answered. */
export async function withdrawAppointment(tx: Tx, id: string): Promise<Outcome<AnswerRefusal>> {
	if (!mayHearOfAppointments(tx.actor)) throw new Forbidden();
	const appointment = await appointmentForUpdate(tx, id);
	if (appointment.askedBy !== tx.actor.id) return refused('not-yours-to-say');
	if (appointment.answer) return refused('answered-already');
	if (!appointment.isOpen) return refused('too-late');
	await settle(tx, id, 'withdrawn', 'withdrawn');
	return done;
}

/** Nobody can say yes any more from now on: what nobody answered in time lapses, and whoever asked is told. */
export async function lapseAppointments(tx: Tx): Promise<void> {
	const late = await tx.db
		.selectFrom('platform.appointment')
		.select('id')
		.where('answer', 'is', null)
		.where((on) => on.not(isOpen))
		.forUpdate()
		.execute();
	for (const { id } of late) await settle(tx, id, 'lapsed', 'lapsed');
}

const isOpen = sql<boolean>`(answer is null and platform.appointment_is_open(asked_at, until))`;

async function settle(tx: Tx, id: string, answer: string, deed: string): Promise<void> {
	await tx.db.updateTable('platform.appointment').set({ answer }).where('id', '=', id).execute();
	await record(tx, `platform.appointment.${deed}`, { appointment: id });
	await announce(tx, answered, { appointment: id });
}

async function appointmentForUpdate(tx: Tx, id: string) {
	if (!isId(id)) throw new NotFound();
	const row = await tx.db
		.selectFrom('platform.appointment')
		.select(['account_id as accountId', 'asked_by as askedBy', 'answer', 'role'])
		.select(sql<boolean>`platform.appointment_is_open(asked_at, until)`.as('isOpen'))
		.select(sql<boolean>`platform.may_answer(id, platform.actor())`.as('byOtherHands'))
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return { ...row, role: row.role as AppointedRole };
}

/** The roles that somebody holds now, anywhere, and those that were given to her and begin later. */
export async function rolesOf(tx: Tx, accountId: string): Promise<Role[]> {
	const rows = await tx.db
		.selectFrom('platform.role_given')
		.select('role')
		.distinct()
		.where('account_id', '=', accountId)
		.execute();
	return rows.map((row) => row.role as Role);
}
