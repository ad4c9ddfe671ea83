import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { inTheirOrder } from './fold.ts';
import type { Attitude, Influence, StakeholderFields, StakeholderKind } from './form.ts';

/** Somebody who has a say, as those who run the project see her. */
export interface Stakeholder extends StakeholderFields {
	id: string;
	projectId: string;
	version: number;
}

const stakeholders = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.stakeholder')
		.select(['id', 'project_id as projectId', 'name', 'kind', 'attitude', 'influence', 'gives', 'fears', 'notes'])
		.select(['talk_by as talkBy', 'talk_on as talkOn', 'talked_on as talkedOn', 'version'])
		.$narrowType<{ kind: StakeholderKind; attitude: Attitude; influence: Influence }>();

/** Who has a say in a project: whom to talk to next first, then those on whom most depends. */
export async function listStakeholders(tx: Tx, projectId: string): Promise<Stakeholder[]> {
	const all = stakeholders(tx).where('project_id', '=', projectId);
	return inTheirOrder(await all.orderBy('created_at').orderBy('id').execute());
}

/** One of them. Throws NotFound. */
export async function getStakeholder(tx: Tx, id: string): Promise<Stakeholder> {
	const one = isId(id) ? await stakeholders(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!one) throw new NotFound();
	return one;
}
