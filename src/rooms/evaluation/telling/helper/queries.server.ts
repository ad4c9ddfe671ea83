import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Help, HelperFields } from './form.ts';

/** Somebody named to help in an evaluation. */
export interface Helper extends HelperFields {
	id: string;
	evaluationId: string;
	/** A coordinator said yes to her and her hours. */
	isAgreed: boolean;
	hasEnded: boolean;
}

const helpers = (tx: Tx) =>
	tx.db
		.selectFrom('evaluation.helper')
		.select(['id', 'evaluation_id as evaluationId', 'called', 'does', 'since', 'until', 'hours'])
		.select(sql<boolean>`agreed_at is not null`.as('isAgreed'))
		.select(sql<boolean>`ended_at is not null`.as('hasEnded'))
		.$narrowType<{ does: Help }>();

/** Who helps in an evaluation, or did; for whoever plans it, and of a helper her own. */
export function listHelpers(tx: Tx, evaluationId: string): Promise<Helper[]> {
	return helpers(tx).where('evaluation_id', '=', evaluationId).orderBy('created_at').orderBy('id').execute();
}

/** One of them. Throws NotFound. */
export async function getHelper(tx: Tx, id: string): Promise<Helper> {
	const one = isId(id) ? await helpers(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!one) throw new NotFound();
	return one;
}

/** What the speaker herself does in an evaluation, now or later. */
export function listOwnHelp(tx: Tx, evaluationId: string): Promise<Helper[]> {
	return helpers(tx)
		.where('evaluation_id', '=', evaluationId)
		.where('person_id', '=', tx.actor.id)
		.where('ended_at', 'is', null)
		.orderBy('since')
		.orderBy('id')
		.execute();
}

/** The evaluations in which the speaker helps today. */
export async function listHelped(tx: Tx): Promise<{ id: string; name: Words }[]> {
	if (!tx.actor.id) return [];
	return tx.db
		.selectFrom('evaluation.evaluation')
		.select(['id', 'name'])
		.where('id', 'in', sql<string>`(select evaluation.helped())`)
		.orderBy('closes_on', 'desc')
		.orderBy('id')
		.$narrowType<{ name: Words }>()
		.execute();
}

/** Who signs in with an address, for whoever coordinates; undefined where nobody does. */
export async function personMeant(tx: Tx, email: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('platform.sign_in_name as name')
		.innerJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'name.org_id').onRef('card.id', '=', 'name.account_id')
		)
		.select('card.id')
		.where('name.email', '=', email)
		.executeTakeFirst();
	return row?.id ?? undefined;
}

/** In which evaluations somebody helps or did, for the copy of her data. */
export async function copyOfHelp(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const rows = await tx.db.selectFrom('evaluation.helper').selectAll().where('person_id', '=', personId).execute();
	return { 'evaluation.helper': rows };
}
