import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { mayKeepOwnDetails } from '../safe-contact/policy.ts';
import { findCalled } from '../person/queries.server.ts';
import type { ChildDetails } from './form.ts';
import { mayAddChild } from './policy.ts';
import { getChild } from './queries.server.ts';

/** Writes down a child with what the crèche needs to know. */
export async function addChild(
	tx: Tx,
	personId: string,
	{ id, ...child }: ChildDetails & { id: string }
): Promise<Outcome<never, string>> {
	if (!mayAddChild(tx.actor, personId)) throw new Forbidden();
	if (!(await findCalled(tx, personId))) throw new NotFound(); // somebody of the staff who has no page
	const own = { org_id: tx.actor.orgId };
	await tx.db
		.insertInto('people.child')
		.values({ ...own, id, person_id: personId, first_name: child.firstName, age_band: child.ageBand })
		.execute();
	await tx.db
		.insertInto('people.child_care')
		.values({ ...own, child_id: id, allergies: child.allergies, needs: child.needs })
		.execute();
	await record(tx, 'people.child.added', { person: personId, child: id });
	return doneWith(id);
}

/** Her parent corrects what is known of a child; with that it counts as confirmed today. */
export async function correctChild(tx: Tx, id: string, child: ChildDetails): Promise<Outcome<never>> {
	const personId = await ownChild(tx, id);
	await tx.db
		.updateTable('people.child')
		.set({ first_name: child.firstName, age_band: child.ageBand })
		.where('id', '=', id)
		.execute();
	await tx.db
		.updateTable('people.child_care')
		.set({ allergies: child.allergies, needs: child.needs, confirmed_at: tx.now })
		.where('child_id', '=', id)
		.execute();
	await record(tx, 'people.child.corrected', { person: personId, child: id });
	return done;
}

/** Her parent says that what is known of a child is still right. */
export async function confirmCare(tx: Tx, id: string): Promise<Outcome<never>> {
	const personId = await ownChild(tx, id);
	await tx.db.updateTable('people.child_care').set({ confirmed_at: tx.now }).where('child_id', '=', id).execute();
	await record(tx, 'people.child.confirmed', { person: personId, child: id });
	return done;
}

/** Takes a child off her page and off every list, for whatever reason; nobody asks which. */
export async function putAwayChild(tx: Tx, id: string): Promise<Outcome<never>> {
	const personId = await ownChild(tx, id);
	await tx.db.updateTable('people.child').set({ put_away_at: tx.now }).where('id', '=', id).execute();
	await tx.db.deleteFrom('people.creche_day').where('child_id', '=', id).execute();
	await record(tx, 'people.child.put-away', { person: personId, child: id });
	return done;
}

/** The id of the speaker whose child it is. Throws NotFound for anybody else's child, also to those of the team who can see it. */
async function ownChild(tx: Tx, id: string): Promise<string> {
	const { personId } = await getChild(tx, id);
	if (!mayKeepOwnDetails(tx.actor, personId)) throw new NotFound();
	return personId;
}
