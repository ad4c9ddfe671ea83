import { addChild } from '#people';
import type { ChildDetails } from '#rooms/people/child/form.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { LockedCourse } from '../../locks.ts';
import { askForCrechePlaces } from '#creche';
import { crecheOf } from '../coming/queries.server.ts';

/** Keeps the children that were typed with an address: they are put to nobody before she answers. */
export async function keepTypedChildren(
	door: Tx,
	registrationId: string,
	children: readonly ChildDetails[]
): Promise<void> {
	const own = { org_id: door.actor.orgId, registration_id: registrationId };
	const rows = children.map(({ firstName, ageBand, allergies, needs, collectors, urgentPhone }) => ({
		...own,
		id: uuidv7(), // in the order in which they were typed
		first_name: firstName,
		age_band: ageBand,
		allergies,
		needs,
		collectors,
		urgent_phone: urgentPhone
	}));
	if (rows.length) await door.db.insertInto('programmes.typed_child').values(rows).execute();
}

/** She has answered: the children are hers, and ask for their crèche places. What she said last of a child she has counts from now on. */
export async function bringChildren(
	tx: Tx,
	course: LockedCourse,
	parent: { personId: string; sessionId: string | null; state: string },
	children: readonly ChildDetails[]
): Promise<void> {
	const hers: { id: string; ageBand: ChildDetails['ageBand'] }[] = [];
	for (const child of children) {
		const added = await addChild(tx, parent.personId, { id: uuidv7(), ...child });
		if (added.ok) hers.push({ id: added.value, ageBand: child.ageBand });
	}
	await askForCrechePlaces(tx, await crecheOf(tx, course, parent.sessionId), parent, hers);
}
