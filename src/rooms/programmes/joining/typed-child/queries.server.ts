import type { ChildDetails } from '#rooms/people/child/form.ts';
import type { Tx } from '#platform/db/tx.ts';

/** The children that were typed when somebody asked to come, and wait for her answer. */
export async function listTypedChildren(door: Tx, registrationId: string): Promise<ChildDetails[]> {
	const rows = await door.db
		.selectFrom('programmes.typed_child')
		.select([
			'first_name as firstName',
			'age_band as ageBand',
			'allergies',
			'needs',
			'collectors',
			'urgent_phone as urgentPhone'
		])
		.where('registration_id', '=', registrationId)
		.orderBy('id')
		.execute();
	return rows as ChildDetails[];
}
