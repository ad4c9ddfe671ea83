import { sql } from 'kysely';
import { instant } from '#platform/clock.ts';
import type { Role, Tx } from '#platform/db/tx.ts';
import { tellOfAnswer } from '#platform/identity/appointment/jobs.server.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { addStaff } from '#platform/identity/staff.ts';
import type { House } from '../support/house.ts';

type Speaks = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export interface Member {
	id: string;
	email: string;
	does: Speaks;
}

let people = 0;
export const inDays = (days: number) => new Date(instant() + days * 864e5);

/** Somebody with these roles, given by the host or by another of the team; and how she speaks. */
export async function member(house: House, roles: readonly Role[], givenBy: string | null = null): Promise<Member> {
	const email = `member-${++people}@example.org`;
	const id = await makeAccount(house.owner.db, house.orgId, email, roles);
	await sql`update platform.role_grant set granted_by = ${givenBy} where account_id = ${id}`.execute(house.owner.db);
	const { token } = await house.as('door', (door) => openSession(door, id, roles.length > 0));
	return { id, email, does: (work) => house.signedIn(hashOf(token), work) };
}

/** A charity with two coordinators whom the host made, and nobody who looks after concerns. */
export async function scene(house: House) {
	await sql`update platform.role_grant set ended_at = platform.now() where ended_at is null`.execute(house.owner.db);
	return { ruth: await member(house, ['coordinator']), carol: await member(house, ['coordinator']) };
}

export const wanted = (email: string, role: Role = 'safeguarding_lead', until = inDays(365)) => ({
	email,
	language: 'en',
	role,
	until,
	why: 'knows how'
});

/** Somebody asks; returns the appointment and whom it means. */
export async function ask(house: House, by: Member, email = `asked-${++people}@example.org`, role?: Role) {
	const outcome = await by.does((tx) => addStaff(tx, wanted(email, role)));
	if (!outcome.ok) throw new Error(outcome.reason);
	const { accountId } = outcome.value;
	const { id } = await house.owner.db
		.selectFrom('platform.appointment')
		.select('id')
		.where('account_id', '=', accountId)
		.orderBy('asked_at', 'desc')
		.executeTakeFirstOrThrow();
	return { id, accountId, outcome };
}

export const rolesNow = async (house: House, id: string) =>
	(await house.owner.db.selectFrom('platform.role_now').select('role').where('account_id', '=', id).execute()).map(
		({ role }) => role
	);
export const lettersTo = async (house: House, id: string) =>
	(await house.owner.db.selectFrom('platform.letter').select('kind').where('account_id', '=', id).execute()).map(
		({ kind }) => kind
	);
export const heard = (house: House, appointment: string) => house.as('job', (tx) => tellOfAnswer(tx, { appointment }));
export const trail = async (house: House, appointment: string) =>
	(
		await house.owner.db
			.selectFrom('platform.audit')
			.select(['action', 'actor_id', 'actor_kind'])
			.where(sql<boolean>`subject ->> 'appointment' = ${appointment}`)
			.orderBy('at')
			.execute()
	).map(({ action, actor_id, actor_kind }) => [action, actor_id ?? actor_kind]);
