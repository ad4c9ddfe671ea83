import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { mayKeepOwnDetails } from '../safe-contact/policy.ts';
import { findCalled } from '../person/queries.server.ts';
import type { AgeBand, ChildDetails } from './form.ts';
import { mayAddChild, outgrows } from './policy.ts';
import { getChild, type Child } from './queries.server.ts';

/**
 * Writes down a child with what the crèche needs to know, and says its id. A child of this parent that is known by the same name is
 * the same child: what is said now stands in place of what was said before, on every list.
 */
export async function addChild(
	tx: Tx,
	personId: string,
	{ id, ...child }: ChildDetails & { id: string }
): Promise<Outcome<never, string>> {
	if (!mayAddChild(tx.actor, personId)) throw new Forbidden();
	if (!(await findCalled(tx, personId))) throw new NotFound(); // somebody of the staff who has no page
	const known = await sayAgain(tx, personId, child);
	if (known) {
		await record(tx, 'people.child.corrected', { person: personId, child: known });
		return doneWith(known);
	}
	const own = { org_id: tx.actor.orgId };
	await tx.db
		.insertInto('people.child')
		.values({ ...own, id, person_id: personId, first_name: child.firstName, age_band: child.ageBand })
		.execute();
	await tx.db
		.insertInto('people.child_care')
		.values({ ...own, child_id: id, ...careOf(child) })
		.execute();
	await record(tx, 'people.child.added', { person: personId, child: id });
	return doneWith(id);
}

async function sayAgain(tx: Tx, personId: string, child: ChildDetails): Promise<string | undefined> {
	const { allergies, needs, collectors, urgent_phone } = careOf(child);
	const { rows } = await sql<{ id: string | null }>`
		select people.say_again(${personId}::uuid, ${child.firstName}, ${child.ageBand}, ${allergies}, ${needs}, ${collectors}, ${urgent_phone}) as id`.execute(
		tx.db
	);
	return rows[0]?.id ?? undefined;
}

const careOf = ({ allergies, needs, collectors = '', urgentPhone = '' }: ChildDetails) => ({
	allergies,
	needs,
	collectors,
	urgent_phone: urgentPhone
});

/** Her parent corrects what is known of a child; with that it counts as confirmed today. */
export async function correctChild(tx: Tx, id: string, child: ChildDetails): Promise<Outcome<never>> {
	const { personId } = await ownChild(tx, id);
	await writeChild(tx, personId, id, child);
	return done;
}

/** Writes down what is known of somebody's child now; whoever calls this has asked whether it may be. */
export async function writeChild(tx: Tx, personId: string, id: string, child: ChildDetails): Promise<void> {
	await tx.db
		.updateTable('people.child')
		.set({ first_name: child.firstName, age_band: child.ageBand, age_said_at: tx.now })
		.where('id', '=', id)
		.execute();
	await tx.db
		.updateTable('people.child_care')
		.set({ ...careOf(child), confirmed_at: tx.now })
		.where('child_id', '=', id)
		.execute();
	await record(tx, 'people.child.corrected', { person: personId, child: id });
}

/** Her parent says that what is known of a child is still right, and how old it is by now if it was under three. */
export async function confirmCare(tx: Tx, id: string, ageBand?: AgeBand): Promise<Outcome<'age'>> {
	const child = await ownChild(tx, id);
	if (!ageBand && outgrows(child.ageBand)) return refused('age');
	const age_band = ageBand ?? child.ageBand;
	await tx.db.updateTable('people.child').set({ age_band, age_said_at: tx.now }).where('id', '=', id).execute();
	await tx.db.updateTable('people.child_care').set({ confirmed_at: tx.now }).where('child_id', '=', id).execute();
	await record(tx, 'people.child.confirmed', { person: child.personId, child: id });
	return done;
}

/** Takes a child off her page and off every list, for whatever reason; nobody asks which. */
export async function putAwayChild(tx: Tx, id: string): Promise<Outcome<never>> {
	const { personId } = await ownChild(tx, id);
	await tx.db.updateTable('people.child').set({ put_away_at: tx.now }).where('id', '=', id).execute();
	await tx.db.deleteFrom('people.creche_day').where('child_id', '=', id).execute();
	await record(tx, 'people.child.put-away', { person: personId, child: id });
	return done;
}

/** A child of the speaker. Throws NotFound for anybody else's child, also to those of the team who can see it. */
async function ownChild(tx: Tx, id: string): Promise<Child> {
	const child = await getChild(tx, id);
	if (!mayKeepOwnDetails(tx.actor, child.personId)) throw new NotFound();
	return child;
}
