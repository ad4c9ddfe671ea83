import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getMyCircle } from '../my-group/queries.server.ts';
import type { ShelfKind } from './form.ts';
import { maySeeShelf, mostOnShelf } from './policy.ts';
import { listShelf } from './queries.server.ts';

/** She puts a tip or a book on the shelf of her group, which reads it without her name. */
export async function putOnShelf(
	tx: Tx,
	cohortId: string,
	{ kind, words }: { kind: ShelfKind; words: string }
): Promise<Outcome<'enough', string>> {
	await getMyCircle(tx, cohortId);
	if (!tx.actor.id) throw new Forbidden();
	if ((await listShelf(tx, cohortId)).filter(({ isOwn }) => isOwn).length >= mostOnShelf) return refused('enough');
	const id = uuidv7();
	const hers = { org_id: tx.actor.orgId, id, cohort_id: cohortId, person_id: tx.actor.id };
	await tx.db
		.insertInto('programmes.shelf')
		.values({ ...hers, kind, words, language: currentLanguage() })
		.execute();
	await record(tx, 'programmes.shelf.put', { cohort: cohortId });
	return doneWith(id);
}

/** She takes back what she put on the shelf. */
export async function takeOffShelf(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	return takeOff(tx, cohortId, id, tx.actor.id); // hers also where she left the group
}

/** Whoever leads the group takes something off its shelf. */
export async function clearFromShelf(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	if (!maySeeShelf(tx.actor, cohortId)) throw new Forbidden();
	return takeOff(tx, cohortId, id);
}

async function takeOff(tx: Tx, cohortId: string, id: string, of?: string | null): Promise<Outcome<never>> {
	const taken = isId(id)
		? await tx.db
				.deleteFrom('programmes.shelf')
				.where('id', '=', id)
				.where('cohort_id', '=', cohortId)
				.$if(of !== undefined, (query) => query.where('person_id', '=', of ?? ''))
				.executeTakeFirst()
		: undefined;
	if (!taken?.numDeletedRows) throw new NotFound();
	await record(tx, 'programmes.shelf.taken-off', { cohort: cohortId });
	return done;
}
