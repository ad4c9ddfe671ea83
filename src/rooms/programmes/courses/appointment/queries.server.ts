import { sql } from 'kysely';
import type { Role, Tx } from '#platform/db/tx.ts';
import { appointedRoles, mayAnswer, mayHearOfAppointments } from '#platform/identity/appointment/policy.ts';
import { Forbidden } from '#platform/outcome.ts';
import { calledOrAddress } from '../team/queries.server.ts';

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
		.leftJoin('people.card as asker', 'asker.id', 'appointment.asked_by')
		.leftJoin('platform.sign_in_name as name', 'name.account_id', 'appointment.account_id')
		.select(['appointment.id', 'appointment.account_id', 'appointment.asked_by', 'name.email'])
		.select(calledOrAddress(sql.ref('appointment.account_id')).as('called'))
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
		called: row.called ?? '',
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

const answerers = sql<string[] | null>`(select array_agg(distinct who.called order by who.called)
	from platform.role_now r cross join lateral (select ${calledOrAddress(sql.ref('r.account_id'))} as called) who
	where r.role in ('coordinator', 'safeguarding_lead') and platform.may_answer(appointment.id, r.account_id)
		and who.called is not null)`;

/** Somebody who looks after concerns, or hears from outside: from when, and until when. */
export interface Appointed {
	id: string;
	called: string;
	role: Role;
	since: Date;
	until: Date;
	/** She was given it, and it does not count yet. */
	beginsLater: boolean;
}

/** Who looks after concerns, and who hears from outside: by name. Those whose role begins later stand there too. */
export async function listAppointed(tx: Tx): Promise<Appointed[]> {
	if (!mayHearOfAppointments(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('platform.role_given as held')
		.select(['held.id', 'held.role', 'held.since', 'held.until'])
		.select(calledOrAddress(sql.ref('held.account_id')).as('called'))
		.where('held.role', 'in', appointedRoles)
		.orderBy('held.role', 'desc')
		.orderBy('called')
		.execute();
	return rows.map(({ id, called, role, since, until }) => ({
		id: id ?? '',
		called: called ?? '',
		role: role as Role,
		since: since ?? tx.now,
		until: until ?? tx.now,
		beginsLater: (since ?? tx.now) > tx.now
	}));
}

/** How many people could say yes to an appointment at all: with one or two, it can't be checked who is appointed. */
export async function countCheckers(tx: Tx): Promise<number> {
	if (!mayHearOfAppointments(tx.actor)) throw new Forbidden();
	const row = await tx.db
		.selectFrom('platform.role_now')
		.select((on) => on.fn.count<number>('account_id').distinct().as('people'))
		.where('role', 'in', ['coordinator', 'safeguarding_lead'])
		.where('circle_id', 'is', null)
		.executeTakeFirst();
	return Number(row?.people ?? 0);
}
