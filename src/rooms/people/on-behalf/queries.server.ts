import type { Tx } from '#platform/db/tx.ts';
import type { AskedHow, ChangeKind } from './form.ts';

/** That something was changed for somebody, when, and how she asked for it. */
export interface ChangeFor {
	what: ChangeKind;
	asked: AskedHow;
	at: Date;
	/** Who changed it, for those who may see the names of the team. */
	by: string | null;
}

/** What was changed for somebody who asked for it, newest first. */
export async function listChangesFor(tx: Tx, personId: string, most = 50): Promise<ChangeFor[]> {
	const rows = await tx.db
		.selectFrom('people.change_for as change')
		.leftJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'change.org_id').onRef('card.id', '=', 'change.changed_by')
		)
		.select(['change.what', 'change.asked', 'change.changed_at as at', 'card.called as by'])
		.where('change.person_id', '=', personId)
		.orderBy('change.changed_at', 'desc')
		.orderBy('change.id')
		.limit(most)
		.execute();
	return rows as ChangeFor[];
}
