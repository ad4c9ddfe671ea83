import { sql } from 'kysely';
import { uuidv7 } from '../db/ids.ts';
import { holds, type Actor, type Role, type Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import { queueLetter } from '../jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '../outcome.ts';
import { mintInvitation } from './proof.ts';

/** Who may change the team: a coordinator of the whole organisation, or whoever has the server's command line. */
export function mayKeepTeam(actor: Actor): boolean {
	return holds(actor, 'coordinator') || actor.kind === 'host';
}

/** Nobody opens the safeguarding records to herself: another coordinator makes her the lead, or the host. */
function mayGive(actor: Actor, role: Role, accountId: string): boolean {
	return role !== 'safeguarding_lead' || accountId !== actor.id;
}

export interface NewRole {
	email: string;
	language: string;
	role: Role;
	/** One course or group; the whole organisation without it. */
	circleId?: string | null;
	until: Date;
	why: string;
	/** The host hands the invitation over herself: no letter. */
	byHand?: boolean;
}

/**
 * Gives somebody a role until a day, and an account where the address has none yet. The letter in which she sets her
 * password and second factor goes out unless she has them already.
 */
export async function addStaff(
	tx: Tx,
	wanted: NewRole
): Promise<Outcome<'has-it-already' | 'over-already' | 'to-herself', { accountId: string; isNew: boolean }>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	if (wanted.until <= tx.now) return refused('over-already');
	const email = wanted.email.trim().toLowerCase();
	const known = await tx.db
		.selectFrom('platform.sign_in_name')
		.select('account_id')
		.where('email', '=', email)
		.executeTakeFirst();
	if (known && !mayGive(tx.actor, wanted.role, known.account_id)) return refused('to-herself');
	if (known && (await heldNow(tx, known.account_id, wanted))) return refused('has-it-already');
	const accountId = known?.account_id ?? (await openAccount(tx, email, wanted.language));
	const id = uuidv7();
	const { role, until, why } = wanted;
	const values = {
		org_id: tx.actor.orgId,
		id,
		account_id: accountId,
		role,
		circle_id: wanted.circleId ?? null,
		until,
		why
	};
	await tx.db
		.insertInto('platform.role_grant')
		.values({ ...values, granted_by: tx.actor.id })
		.execute();
	await record(tx, 'platform.role.granted', { account: accountId, grant: id, role });
	if (role === 'safeguarding_lead') await tellOfLead(tx, await whoHearOfLeads(tx, accountId));
	if (!wanted.byHand && !(await hasSetUp(tx, accountId))) await inviteToSetUp(tx, accountId);
	return doneWith({ accountId, isNew: !known });
}

/** Whoever may open the safeguarding records never changes unseen: everybody who holds that role or coordinates is told at once. */
async function tellOfLead(tx: Tx, people: readonly string[]): Promise<void> {
	for (const person of people) if (person !== tx.actor.id) await queueLetter(tx, person, 'platform.lead-changed', {});
}

async function whoHearOfLeads(tx: Tx, except: string): Promise<string[]> {
	const held = await tx.db
		.selectFrom('platform.role_grant')
		.select('account_id')
		.distinct()
		.where('role', 'in', ['coordinator', 'safeguarding_lead'])
		.where('circle_id', 'is', null)
		.where('account_id', '<>', except)
		.where('ended_at', 'is', null)
		.where('since', '<=', tx.now)
		.where('until', '>', tx.now)
		.execute();
	return held.map((grant) => grant.account_id);
}

async function openAccount(tx: Tx, email: string, language: string): Promise<string> {
	const id = uuidv7();
	await tx.db.insertInto('platform.account').values({ org_id: tx.actor.orgId, id, language }).execute();
	await tx.db.insertInto('platform.sign_in_name').values({ org_id: tx.actor.orgId, account_id: id, email }).execute();
	return id;
}

async function heldNow(tx: Tx, accountId: string, { role, circleId }: NewRole): Promise<boolean> {
	const held = await tx.db
		.selectFrom('platform.role_grant')
		.select('id')
		.where('account_id', '=', accountId)
		.where('role', '=', role)
		.where('circle_id', 'is not distinct from', circleId ?? null)
		.where('ended_at', 'is', null)
		.where('until', '>', sql<Date>`platform.now()`)
		.executeTakeFirst();
	return held !== undefined;
}

/**
 * Sends the letter in which somebody on the team sets a password and a second factor: at first, and again when a phone
 * or a password is lost. What she had goes on working until she is through.
 */
export async function inviteToSetUp(tx: Tx, accountId: string): Promise<void> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	await queueLetter(tx, accountId, 'platform.staff-invitation', {});
	await record(tx, 'platform.staff.invited', { account: accountId });
}

/** The path of the page where she sets both, for the host to hand over: for whoever has nobody else to ask. */
export async function setUpPath(host: Tx, accountId: string): Promise<string> {
	if (host.actor.kind !== 'host') throw new Forbidden();
	await record(host, 'platform.staff.invited', { account: accountId });
	return `/staff/set-up/${await mintInvitation(host, accountId)}`;
}

/** The account of somebody on the team, by the address she signs in with, or null. */
export async function findStaff(tx: Tx, email: string): Promise<string | null> {
	const found = await tx.db
		.selectFrom('platform.sign_in_name as name')
		.innerJoin('platform.role_grant as role', (join) =>
			join.onRef('role.org_id', '=', 'name.org_id').onRef('role.account_id', '=', 'name.account_id')
		)
		.select('name.account_id')
		.where('name.email', '=', email.trim().toLowerCase())
		.where('role.ended_at', 'is', null)
		.where('role.until', '>', sql<Date>`platform.now()`)
		.executeTakeFirst();
	return found?.account_id ?? null;
}

/** Whether somebody has set her password and second factor. */
export async function hasSetUp(tx: Tx, accountId: string): Promise<boolean> {
	const { rows } = await sql<{ set: boolean }>`select platform.has_set_up(${accountId}::uuid) as set`.execute(tx.db);
	return rows[0]?.set ?? false;
}

/** Ends a role now; whoever held it is signed out everywhere at once. The last coordinator's role cannot be ended. */
export async function endRole(tx: Tx, grantId: string): Promise<Outcome<'ended-already' | 'last-coordinator'>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const coordinators = await coordinatorsNow(tx); // locked first and in one order: two who end each other do not both succeed
	const grant = await tx.db
		.selectFrom('platform.role_grant')
		.select(['account_id', 'role', 'ended_at'])
		.where('id', '=', grantId)
		.forUpdate()
		.executeTakeFirst();
	if (!grant) throw new NotFound();
	if (grant.ended_at) return refused('ended-already');
	if (coordinators.some(({ id }) => id === grantId) && coordinators.length === 1) return refused('last-coordinator');
	const ending = tx.db.updateTable('platform.role_grant').set({ ended_at: sql<Date>`platform.now()` });
	await ending.where('id', '=', grantId).execute();
	await record(tx, 'platform.role.ended', { account: grant.account_id, grant: grantId, role: grant.role });
	if (grant.role === 'safeguarding_lead')
		await tellOfLead(tx, [grant.account_id, ...(await whoHearOfLeads(tx, grant.account_id))]);
	return done;
}

async function coordinatorsNow(tx: Tx): Promise<{ id: string }[]> {
	return tx.db
		.selectFrom('platform.role_grant')
		.select('id')
		.where('role', '=', 'coordinator')
		.where('circle_id', 'is', null)
		.where('ended_at', 'is', null)
		.where('until', '>', sql<Date>`platform.now()`)
		.orderBy('id')
		.forUpdate()
		.execute();
}
