import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { writeChild } from '../child/commands.server.ts';
import type { ChildDetails } from '../child/form.ts';
import { getChild } from '../child/queries.server.ts';
import { wouldHaveNamesake } from '../circle/queries.server.ts';
import { writeConsents } from '../consent/commands.server.ts';
import type { Purpose } from '../consent/form.ts';
import { agreesTo } from '../consent/queries.server.ts';
import { writeNeeds } from '../need/commands.server.ts';
import type { Need } from '../need/form.ts';
import { writeDetails } from '../person/commands.server.ts';
import { inOneForm, withWord, type ReachKind } from '../person/form.ts';
import { getPerson } from '../person/queries.server.ts';
import { writeSafeContact } from '../safe-contact/commands.server.ts';
import type { SafeContact } from '../safe-contact/policy.ts';
import type { AskedHow, ChangeKind } from './form.ts';
import { mayChangeFor } from './policy.ts';

/** Notes that something was changed for somebody who asked for it: in the trail under the coordinator's name, and on her own page. */
export async function noteChangeFor(tx: Tx, personId: string, what: ChangeKind, asked: AskedHow): Promise<void> {
	if (!mayChangeFor(tx.actor, personId) || !tx.actor.id) throw new Forbidden();
	await tx.db
		.insertInto('people.change_for')
		.values({ org_id: tx.actor.orgId, person_id: personId, what, asked, changed_by: tx.actor.id })
		.execute();
	await record(tx, 'people.change-for.made', { person: personId, what, asked });
}

/**
 * Changes what somebody is called and the language she is written to in, as she asked. At the door, since her account is changed. Where
 * somebody in a circle of hers is called so already, a word that tells them apart is asked for once; without one it stays as it is typed.
 */
export async function changeNameFor(
	tx: Tx,
	personId: string,
	{ asked, apart, called, language }: { called: string; apart?: string | null; language: string; asked: AskedHow }
): Promise<Outcome<'namesake'>> {
	const { called: was } = await mustBeThere(tx, personId);
	if (apart === null && called !== was && (await wouldHaveNamesake(tx, personId, called))) return refused('namesake');
	await writeDetails(tx, personId, { called: withWord(called, apart), language });
	await noteChangeFor(tx, personId, 'name', asked);
	return done;
}

/** Changes the number by which somebody is rung or texted, as she asked. She is told: by letter, or by a person where she has no mailbox here. */
export async function changePhoneFor(
	tx: Tx,
	personId: string,
	{ phone, asked }: { phone: string; asked: AskedHow }
): Promise<Outcome<never>> {
	await mustBeThere(tx, personId);
	await writeAddress(tx, personId, { kind: 'phone', value: phone });
	await queueLetter(tx, personId, 'people.phone-changed', {});
	await noteChangeFor(tx, personId, 'phone', asked);
	return done;
}

/**
 * Changes the address by which somebody is written to and signs in, as she asked. Whoever is signed in with the old one is signed out; both are
 * told by a letter that names neither, but the old one is left alone where she says that somebody else reads it. She confirms the new one by
 * signing in with it. Refused where it is somebody else's.
 */
export async function changeEmailFor(
	tx: Tx,
	personId: string,
	{ email, asked, old_is_read: oldIsRead }: { email: string; asked: AskedHow; old_is_read: boolean }
): Promise<Outcome<'taken'>> {
	await mustBeThere(tx, personId);
	await lockAddress(tx, email);
	const { rows } = await sql<{
		moved: boolean;
	}>`select people.move_sign_in(${personId}::uuid, ${email}, ${!oldIsRead}) as moved`.execute(tx.db);
	if (!rows[0]?.moved) return refused('taken');
	await writeAddress(tx, personId, { kind: 'email', value: email });
	await queueLetter(tx, personId, 'people.address-given', {});
	await noteChangeFor(tx, personId, 'email', asked);
	return done;
}

/** Changes how and when it is safe to reach somebody, as she asked; every sender obeys from now on. */
export async function changeSafeContactFor(
	tx: Tx,
	personId: string,
	{ asked, ...rules }: SafeContact & { asked: AskedHow }
): Promise<Outcome<never>> {
	await mustBeThere(tx, personId);
	await writeSafeContact(tx, personId, rules);
	await noteChangeFor(tx, personId, 'safe-contact', asked);
	return done;
}

/** Takes back a yes of somebody, as she asked; a yes is only ever hers to give. At the door, where consents are written. */
export async function takeBackConsentFor(
	tx: Tx,
	personId: string,
	{ purpose, asked }: { purpose: Purpose; asked: AskedHow }
): Promise<Outcome<never>> {
	const { language } = await mustBeThere(tx, personId);
	if (!(await agreesTo(tx, personId, purpose))) return done;
	await writeConsents(tx, personId, { [purpose]: false }, language);
	await noteChangeFor(tx, personId, 'consent', asked);
	return done;
}

/** Corrects what the crèche needs to know of a child, as its parent asked; with that it counts as confirmed today. */
export async function correctChildFor(
	tx: Tx,
	personId: string,
	childId: string,
	{ asked, ...child }: ChildDetails & { asked: AskedHow }
): Promise<Outcome<never>> {
	await mustBeThere(tx, personId);
	if ((await getChild(tx, childId)).personId !== personId) throw new NotFound();
	await writeChild(tx, personId, childId, child);
	await noteChangeFor(tx, personId, 'child', asked);
	return done;
}

/** Writes down what somebody needs to take part, as she asked: all of it anew, under the coordinator's name. */
export async function changeNeedsFor(
	tx: Tx,
	personId: string,
	{ needs, asked }: { needs: readonly Need[]; asked: AskedHow }
): Promise<Outcome<never>> {
	await mustBeThere(tx, personId);
	await writeNeeds(tx, personId, needs, tx.actor.id);
	await noteChangeFor(tx, personId, 'needs', asked);
	return done;
}

async function mustBeThere(tx: Tx, personId: string): Promise<{ called: string; language: string }> {
	if (!mayChangeFor(tx.actor, personId)) throw new Forbidden();
	return getPerson(tx, personId);
}

async function writeAddress(tx: Tx, personId: string, reach: { kind: ReachKind; value: string }): Promise<void> {
	const { kind, value } = inOneForm(reach, tx.zone);
	await tx.db
		.insertInto('people.address')
		.values({ org_id: tx.actor.orgId, person_id: personId, kind, value })
		.onConflict((conflict) => conflict.columns(['org_id', 'person_id', 'kind']).doUpdateSet({ value }))
		.execute();
}
