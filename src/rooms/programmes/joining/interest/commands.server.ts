import { addPageFor, addPerson, findKnown } from '#people';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, type Outcome } from '#platform/outcome.ts';
import { getPublicCohort } from '#programmes/courses';
import { inOneForm } from '#rooms/people/person/form.ts';
import type { WantsToHear } from './form.ts';
import { mayLeaveByLink, mayWantToHear } from './policy.ts';
import { getInterest } from './queries.server.ts';

/**
 * Somebody wants to hear when something begins, and is answered with what stands in her link. She asks for no place. The same form sent twice has one
 * effect, and nobody learns from the answer whether an address is known: her name and her rules stay as they are, whoever typed the form.
 */
export async function wantToHear(door: Tx, wish: WantsToHear, language: string): Promise<Outcome<never, string>> {
	if (!mayWantToHear(door.actor)) throw new Forbidden();
	const { called, course, area, heldIn, safe } = wish;
	const token = keyed('interest', JSON.stringify(wish)).toString('base64url');
	const programme = course ? (await getPublicCohort(door, course)).programmeId : null;
	const reach = inOneForm(wish.reach, door.zone);
	await lockAddress(door, reach.value);
	if (await isKept(door, token)) return doneWith(token);
	const known = await findKnown(door, reach, called);
	const person = known ?? (await addPerson(door, { called, language, reach, safe, consents: { contact: true } }));
	if (known) await addPageFor(door, known, called);
	const id = uuidv7();
	await door.db
		.insertInto('programmes.interest')
		.values({
			org_id: door.actor.orgId,
			id,
			person_id: person,
			programme_id: programme,
			area,
			held_in: heldIn,
			link_hash: hashOf(token)
		})
		.execute();
	await record(door, 'programmes.interest.given', { interest: id, person });
	return doneWith(token);
}

async function isKept(door: Tx, token: string): Promise<boolean> {
	const row = await door.db
		.selectFrom('programmes.interest')
		.select('id')
		.where('link_hash', '=', hashOf(token))
		.executeTakeFirst();
	return row !== undefined;
}

/** Whoever holds her link takes herself off the list: nothing is sent to her because of it any more. Twice is once. */
export async function hearNoMore(link: Tx, token: string): Promise<Outcome<never>> {
	if (!mayLeaveByLink(link.actor)) throw new Forbidden();
	const { id, isOver } = await getInterest(link, token);
	if (isOver) return done;
	await link.db.updateTable('programmes.interest').set({ left_at: link.now }).where('id', '=', id).execute();
	await record(link, 'programmes.interest.left', { interest: id });
	return done;
}
