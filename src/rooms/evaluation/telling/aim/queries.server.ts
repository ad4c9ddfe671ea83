import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { AimFields } from './form.ts';

/** Whom an evaluation must hear. */
export interface Aim extends AimFields {
	id: string;
	areaName: string | null;
}

/** Whom an evaluation must hear, in the order in which it was said. */
export function listAims(tx: Tx, evaluationId: string): Promise<Aim[]> {
	return tx.db
		.selectFrom('evaluation.aim as aim')
		.leftJoin('programmes.area_card as area', (join) =>
			join.onRef('area.org_id', '=', 'aim.org_id').onRef('area.id', '=', 'aim.area_id')
		)
		.select(['aim.id', 'aim.months', 'aim.language', 'aim.area_id as areaId', 'area.name as areaName'])
		.select(['aim.people', 'aim.wanted'])
		.where('aim.evaluation_id', '=', evaluationId)
		.orderBy('aim.created_at')
		.orderBy('aim.id')
		.$narrowType<{ people: Words }>()
		.execute();
}
