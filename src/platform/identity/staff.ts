import { sql } from 'kysely';
import { uuidv7 } from '../db/ids.ts';
import { lockAddress, lockRoles, lockTeam } from '../db/locks.ts';
import { holds, type Actor, type Role, type Tx } from '../db/tx.ts';
import { record } from '../audit/record.ts';
import { queueLetter } from '../jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '../outcome.ts';
import { askFor, rolesOf } from './appointment/commands.server.ts';
import { whoAreTold } from './appointment/jobs.server.ts';
import { appointedRoles, clashes, isAppointed } from './appointment/policy.ts';
import { mintInvitation } from './proof.ts';
import { hasSetUp } from './set-up.ts';

/** Who may change the team: a coordinator of the whole organisation, or whoever has the server's command line. */
export function mayKeepTeam(actor: Actor): boolean {
	return holds(actor, 'coordinator') || actor.kind === 'host';
}

/** Whether the actor may give this role to this account: nobody asks for herself to look after concerns. */
function mayGive(actor: Actor, role: Role, accountId: string): boolean {
	return !isAppointed(role) || accountId !== actor.id;
}

/** A role to give: to whom, which, where, until when and why. */
export interface NewRole {
	email: string;
	language: string;
	role: Role;
	/** One course or group; the whole organisation without it. */
	circleId?: string | null;
	until: Date;
	why: string;
	/** The host hands the invitation over herself: no letter. */
	linkIsPrinted?: boolean;
}

export type RoleRefusal = 'has-it-already' | 'over-already' | 'to-herself' | 'asked-already' | 'clashes';

/**
 * Gives somebody a role until a day, and an account where the address has none yet. The letter in which she sets her
 * password and second factor goes out unless she has them already. A role to which a second person says yes is asked for
 * only, unless the host gives it.
 */
export async function addStaff(
	tx: Tx,
	wanted: NewRole
): Promise<Outcome<RoleRefusal, { accountId: string; isNew: boolean; waits: boolean }>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	if (wanted.until <= tx.now) return refused('over-already');
	const email = wanted.email.trim().toLowerCase();
	await lockAddress(tx, email);
	const known = await tx.db
		.selectFrom('platform.sign_in_name')
		.select('account_id')
		.where('email', '=', email)
		.executeTakeFirst();
	if (known && !mayGive(tx.actor, wanted.role, known.account_id)) return refused('to-herself');
	if (known && (await heldNow(tx, known.account_id, wanted))) return refused('has-it-already');
	if (known) await lockRoles(tx, known.account_id);
	if (known && clashes(wanted.role, await rolesOf(tx, known.account_id))) return refused('clashes');
	const accountId = known?.account_id ?? (await openAccount(tx, email, wanted.language));
	const waits = isAppointed(wanted.role) && tx.actor.kind !== 'host';
	if (isAppointed(wanted.role) && waits) {
		const asked = await askFor(tx, { ...wanted, role: wanted.role, accountId });
		return asked.ok ? doneWith({ accountId, isNew: !known, waits }) : asked;
	}
	await giveNow(tx, accountId, wanted);
	return doneWith({ accountId, isNew: !known, waits });
}

async function giveNow(
	tx: Tx,
	accountId: string,
	{ role, circleId, until, why, linkIsPrinted }: NewRole
): Promise<void> {
	const id = uuidv7();
	const grant = { org_id: tx.actor.orgId, id, account_id: accountId, role, circle_id: circleId ?? null, until, why };
	await tx.db
		.insertInto('platform.role_grant')
		.values({ ...grant, granted_by: tx.actor.id })
		.execute();
	await record(tx, 'platform.role.granted', { account: accountId, grant: id, role });
	if (isAppointed(role)) await tellOfLead(tx, await whoHearOfLeads(tx, accountId));
	if (role === 'outside_contact') await queueLetter(tx, accountId, 'platform.outside-contact', {});
	else if (!linkIsPrinted && !(await hasSetUp(tx, accountId))) await inviteToSetUp(tx, accountId);
}

/** Tells everybody who coordinates or is a lead at once, so that who may open the safeguarding records never changes unseen. */
async function tellOfLead(tx: Tx, people: readonly string[]): Promise<void> {
	for (const person of people) if (person !== tx.actor.id) await queueLetter(tx, person, 'platform.lead-changed', {});
}

const whoHearOfLeads = async (tx: Tx, except: string) => (await whoAreTold(tx)).filter((person) => person !== except);

async function openAccount(tx: Tx, email: string, language: string): Promise<string> {
	const id = uuidv7();
	await tx.db.insertInto('platform.account').values({ org_id: tx.actor.orgId, id, language }).execute();
	await tx.db.insertInto('platform.sign_in_name').values({ org_id: tx.actor.orgId, account_id: id, email }).execute();
	return id;
}

/**
 * Whether she holds this role already, or will from a moment that another transaction has just set; one that runs out is asked for
 * again in time, so that there is always somebody.
 */
async function heldNow(tx: Tx, accountId: string, { role, circleId, until }: NewRole): Promise<boolean> {
	const held = await tx.db
		.selectFrom('platform.role_grant')
		.select('id')
		.where('account_id', '=', accountId)
		.where('role', '=', role)
		.where('circle_id', 'is not distinct from', circleId ?? null)
		.where('ended_at', 'is', null)
		.where('until', isAppointed(role) ? '>=' : '>', isAppointed(role) ? until : tx.now)
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
		.innerJoin('platform.role_now as role', (join) =>
			join.onRef('role.org_id', '=', 'name.org_id').onRef('role.account_id', '=', 'name.account_id')
		)
		.select('name.account_id')
		.where('name.email', '=', email.trim().toLowerCase())
		.executeTakeFirst();
	return found?.account_id ?? null;
}

export type EndRefusal = 'ended-already' | 'last-coordinator' | 'only-one';

/**
 * Ends a role now; whoever held it is signed out everywhere at once. The last coordinator stays, and no coordinator takes away
 * the only lead or outside contact: another comes first, or whoever hosts Kith does it.
 */
export async function endRole(tx: Tx, grantId: string): Promise<Outcome<EndRefusal>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	await lockTeam(tx);
	const grant = await tx.db
		.selectFrom('platform.role_grant')
		.select(['account_id', 'role', 'ended_at'])
		.where('id', '=', grantId)
		.forUpdate()
		.executeTakeFirst();
	if (!grant) throw new NotFound();
	if (grant.ended_at) return refused('ended-already');
	const needed = await neededNow(tx);
	const isOnly =
		needed.filter(({ role }) => role === grant.role).length === 1 && needed.some(({ id }) => id === grantId);
	if (isOnly && grant.role === 'coordinator') return refused('last-coordinator');
	if (isOnly && tx.actor.kind !== 'host') return refused('only-one');
	const ending = tx.db.updateTable('platform.role_grant').set({ ended_at: sql<Date>`platform.now()` });
	await ending.where('id', '=', grantId).execute();
	await record(tx, 'platform.role.ended', { account: grant.account_id, grant: grantId, role: grant.role });
	if (isAppointed(grant.role as Role))
		await tellOfLead(tx, [grant.account_id, ...(await whoHearOfLeads(tx, grant.account_id))]);
	return done;
}

/** The roles without which a charity should not be, as they are held now. */
async function neededNow(tx: Tx): Promise<{ id: string | null; role: string | null }[]> {
	return tx.db
		.selectFrom('platform.role_now')
		.select(['id', 'role'])
		.where('role', 'in', ['coordinator', ...appointedRoles])
		.where('circle_id', 'is', null)
		.execute();
}
