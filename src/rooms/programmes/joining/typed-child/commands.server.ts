import { addChild, findSameChild } from '#people';
import type { ChildDetails } from '#rooms/people/child/form.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { LockedCourse } from '../../locks.ts';
import { askForCrechePlaces } from '#programmes/creche';

/** Keeps the children that were typed with an address: they are put to nobody before she answers. */
export async function keepTypedChildren(
	door: Tx,
	registrationId: string,
	children: readonly ChildDetails[]
): Promise<void> {
	const own = { org_id: door.actor.orgId, registration_id: registrationId };
	const rows = children.map(({ firstName, ageBand, ...care }) => ({
		...own,
		id: uuidv7(), // in the order in which they were typed
		first_name: firstName,
		age_band: ageBand,
		...care
	}));
	if (rows.length) await door.db.insertInto('programmes.typed_child').values(rows).execute();
}

/** She has answered: the children are hers, and ask for their crèche places. */
export async function bringChildren(
	tx: Tx,
	course: LockedCourse,
	parent: { personId: string; state: string },
	children: readonly ChildDetails[]
): Promise<void> {
	const hers: { id: string; ageBand: ChildDetails['ageBand'] }[] = [];
	for (const child of children) hers.push({ id: await childOf(tx, parent.personId, child), ageBand: child.ageBand });
	await askForCrechePlaces(tx, course, parent, hers);
}

/** A child that is known exactly as it was typed is the same child; anything new about it makes another, so that no allergy is lost. */
async function childOf(tx: Tx, personId: string, child: ChildDetails): Promise<string> {
	const same = await findSameChild(tx, personId, child);
	if (same) return same;
	const id = uuidv7();
	await addChild(tx, personId, { id, ...child });
	return id;
}
