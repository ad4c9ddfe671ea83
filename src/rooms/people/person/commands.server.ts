import { holds, isAtDoor, type Tx } from '#platform/db/tx.ts';
import { noteAccess, record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { done, Forbidden, type Outcome } from '#platform/outcome.ts';
import { writeConsents } from '../consent/commands.server.ts';
import type { Purpose } from '../consent/form.ts';
import { columnsOf } from '../safe-contact/commands.server.ts';
import { lookColumns } from '../letter-look/commands.server.ts';
import type { ChosenLook } from '../letter-look/form.ts';
import { closedUntil, type SafeContact, mayKeepOwnDetails } from '../safe-contact/policy.ts';
import { inOneForm, type ReachKind } from './form.ts';
import { mayAddPeople, mayOpenReaching } from './policy.ts';
import { findCalled, getReaching, type Reaching } from './queries.server.ts';

/** Somebody who is not known yet: a name, a language; one way to reach her, its rules and her answers where she was asked. */
export interface NewPerson {
	/** Made on a phone without signal; one of our own where there is none. */
	id?: string;
	called: string;
	language: string;
	reach?: { kind: ReachKind; value: string };
	safe?: SafeContact;
	look?: ChosenLook;
	consents?: Partial<Record<Purpose, boolean>>;
}

/**
 * Writes somebody down and returns her id. With an e-mail address given at the door or by a coordinator she can sign in,
 * unless somebody does already: an address stays hers, whoever else is written down with it.
 */
export async function addPerson(tx: Tx, person: NewPerson): Promise<string> {
	if (!mayAddPeople(tx.actor)) throw new Forbidden();
	const { id = uuidv7() } = person;
	const own = { org_id: tx.actor.orgId };
	await tx.db
		.insertInto('platform.account')
		.values({ ...own, id, language: person.language })
		.execute();
	await tx.db
		.insertInto('people.person')
		.values({ ...own, id, called: person.called })
		.execute();
	if (person.reach) await writeReach(tx, id, person.reach);
	if (person.safe)
		await tx.db
			.insertInto('people.safe_contact')
			.values({ ...own, person_id: id, ...columnsOf(person.safe), ...(person.look ? lookColumns(person.look) : {}) })
			.execute();
	if (person.consents) await writeConsents(tx, id, person.consents, person.language);
	await record(tx, 'people.person.added', { person: id });
	return id;
}

/** An account that has no page yet (somebody of the staff, new or joining a course) gets one. Does nothing when it has one. */
export async function addPageFor(tx: Tx, accountId: string, called: string): Promise<void> {
	if (!isAtDoor(tx.actor) && tx.actor.kind !== 'host' && !holds(tx.actor, 'coordinator')) throw new Forbidden();
	if (await findCalled(tx, accountId)) return;
	await tx.db.insertInto('people.person').values({ org_id: tx.actor.orgId, id: accountId, called }).execute();
	await record(tx, 'people.person.added', { person: accountId });
}

/** She changes what she is called and the language she is written to in. */
export async function changeDetails(
	tx: Tx,
	personId: string,
	details: { called: string; language: string }
): Promise<Outcome<never>> {
	if (!mayKeepOwnDetails(tx.actor, personId)) throw new Forbidden();
	await writeDetails(tx, personId, details);
	return done;
}

/** Writes down what somebody is called and the language she is written to in; whoever calls this has asked whether it may be. */
export async function writeDetails(
	tx: Tx,
	personId: string,
	details: { called: string; language: string }
): Promise<void> {
	await tx.db.updateTable('people.person').set({ called: details.called }).where('id', '=', personId).execute();
	await tx.db.updateTable('platform.account').set({ language: details.language }).where('id', '=', personId).execute();
	await record(tx, 'people.person.changed', { person: personId });
}

/**
 * Opens how to reach somebody; she can see who looked. In her hours alone: outside them no number and no address comes along.
 * Where she may be in danger now, at any hour, which is recorded. Throws NotFound.
 */
export async function openReaching(tx: Tx, personId: string, when: 'in-her-hours' | 'in-danger'): Promise<Reaching> {
	if (!mayOpenReaching(tx.actor)) throw new Forbidden();
	const reaching = await getReaching(tx, personId);
	await noteAccess(tx, [personId], when === 'in-danger' ? 'people.in-danger' : 'people.reaching');
	if (when === 'in-danger') await record(tx, 'people.reach.opened-in-danger', { person: personId });
	if (when === 'in-danger' || !closedUntil(reaching.reach, tx.now)) return reaching;
	return { ...reaching, person: { ...reaching.person, addresses: [] } };
}

async function writeReach(tx: Tx, personId: string, reach: { kind: ReachKind; value: string }): Promise<void> {
	const { kind, value } = inOneForm(reach, tx.zone);
	const own = { org_id: tx.actor.orgId };
	await lockAddress(tx, value);
	await tx.db
		.insertInto('people.address')
		.values({ ...own, person_id: personId, kind, value })
		.execute();
	const opensSignIn = kind === 'email' && (isAtDoor(tx.actor) || holds(tx.actor, 'coordinator'));
	if (opensSignIn)
		await tx.db
			.insertInto('platform.sign_in_name')
			.values({ ...own, account_id: personId, email: value })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}
