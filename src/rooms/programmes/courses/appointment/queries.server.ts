import { sql } from 'kysely';
import type { Role, Tx } from '#platform/db/tx.ts';
import { appointedRoles, mayAnswer, mayHearOfAppointments } from '#platform/identity/appointment/policy.ts';
import { Forbidden } from '#platform/outcome.ts';

/** A role that waits for a second yes: whose, who asked, and who may answer. */
export interface Appointment {
	id: string;
	called: string;
	email: string | null;
	role: Role;
	until: Date;
	why: string;
	askedBy: string;
	askedAt: Date;
	/** The last moment for an answer. */
	lapsesAt: Date;
	/** The names of those whose yes counts; nobody but the host where it is empty. */
	mayBeAnsweredBy: string[];
	/** What the speaker may do with it. */
	mayAnswer: boolean;
	mayWithdraw: boolean;
}

/** The appointments that wait for an answer, the oldest first. */
export async function listAppointments(tx: Tx): Promise<Appointment[]> {
	if (!mayHearOfAppointments(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('platform.appointment as appointment')
		.leftJoin('people.card as card', 'card.id', 'appointment.account_id')
		.leftJoin('people.card as asker', 'asker.id', 'appointment.asked_by')
		.leftJoin('platform.sign_in_name as name', 'name.account_id', 'appointment.account_id')
		.select(['appointment.id', 'appointment.account_id', 'appointment.asked_by', 'card.called', 'name.email'])
		.select([
			'appointment.role',
			'appointment.until',
			'appointment.why',
			'appointment.asked_at',
			'asker.called as asker'
		])
		.select(sql<boolean>`platform.may_answer(appointment.id, platform.actor())`.as('byOtherHands'))
		.select(answerers.as('answerers'))
		.where('appointment.answer', 'is', null)
		.where(sql<boolean>`platform.appointment_is_open(appointment.asked_at, appointment.until)`)
		.orderBy('appointment.asked_at')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		called: row.called ?? row.email ?? '',
		email: row.email,
		role: row.role as Role,
		until: row.until,
		why: row.why,
		askedBy: row.asker ?? '',
		askedAt: row.asked_at,
		lapsesAt: new Date(Math.min(row.asked_at.getTime() + fourteenDays, row.until.getTime())),
		mayBeAnsweredBy: row.answerers ?? [],
		mayAnswer: mayAnswer(tx.actor, {
			askedBy: row.asked_by,
			accountId: row.account_id,
			byOtherHands: row.byOtherHands
		}),
		mayWithdraw: row.asked_by === tx.actor.id
	}));
}

const fourteenDays = 14 * 86_400_000;

const answerers = sql<
	string[] | null
>`(select array_agg(distinct coalesce(card.called, name.email) order by coalesce(card.called, name.email))
	from platform.role_now r
		left join people.card card on card.org_id = r.org_id and card.id = r.account_id
		left join platform.sign_in_name name on name.org_id = r.org_id and name.account_id = r.account_id
	where r.role in ('coordinator', 'safeguarding_lead') and platform.may_answer(appointment.id, r.account_id)
		and coalesce(card.called, name.email) is not null)`;

/** Who looks after concerns now, and who hears from outside: by name, and until when. */
export async function listAppointed(tx: Tx): Promise<{ id: string; called: string; role: Role; until: Date }[]> {
	if (!mayHearOfAppointments(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('platform.role_now as held')
		.leftJoin('people.card as card', 'card.id', 'held.account_id')
		.leftJoin('platform.sign_in_name as name', 'name.account_id', 'held.account_id')
		.select(['held.id', 'held.role', 'held.until', 'card.called', 'name.email'])
		.where('held.role', 'in', appointedRoles)
		.orderBy('held.role', 'desc')
		.orderBy('card.called')
		.execute();
	return rows.map(({ id, called, email, role, until }) => ({
		id: id ?? '',
		called: called ?? email ?? '',
		role: role as Role,
		until: until ?? tx.now
	}));
}
