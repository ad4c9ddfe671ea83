import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { toWrite } from '../decision/commands.server.ts';
import { isListOpen } from '../decision/policy.ts';
import { optionMost, type OptionFields } from './form.ts';
import { listOptions } from './queries.server.ts';

const rowOf = ({ name, meaning }: OptionFields) => ({ name: JSON.stringify(name), meaning: JSON.stringify(meaning) });

/** Adds an option to a draft, with the next number. */
export async function addOption(
	tx: Tx,
	decisionId: string,
	{ id, ...fields }: OptionFields & { id: string }
): Promise<Outcome<'open-already' | 'enough', string>> {
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('open-already');
	const { length } = await listOptions(tx, decisionId);
	if (length >= optionMost.options) return refused('enough');
	await tx.db
		.insertInto('coproduction.option')
		.values({ org_id: tx.actor.orgId, id, decision_id: decisionId, place: length + 1, ...rowOf(fields) })
		.execute();
	await record(tx, 'coproduction.option.added', { decision: decisionId, option: id });
	return doneWith(id);
}

/** Changes the words of an option of a draft. */
export async function changeOption(
	tx: Tx,
	decisionId: string,
	optionId: string,
	fields: OptionFields
): Promise<Outcome<'open-already'>> {
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('open-already');
	const changed = await tx.db
		.updateTable('coproduction.option')
		.set(rowOf(fields))
		.where('id', '=', optionId)
		.where('decision_id', '=', decisionId)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) throw new NotFound();
	await record(tx, 'coproduction.option.changed', { decision: decisionId, option: optionId });
	return done;
}

/** Takes an option out of a draft; those behind it move up, so that there is no gap. */
export async function removeOption(tx: Tx, decisionId: string, optionId: string): Promise<Outcome<'open-already'>> {
	if (!isListOpen(await toWrite(tx, decisionId))) return refused('open-already');
	const removed = await tx.db
		.deleteFrom('coproduction.option')
		.where('id', '=', optionId)
		.where('decision_id', '=', decisionId)
		.returning('place')
		.executeTakeFirst();
	if (!removed) return done;
	await tx.db
		.updateTable('coproduction.option')
		.set((on) => ({ place: on('place', '-', 1) }))
		.where('decision_id', '=', decisionId)
		.where('place', '>', removed.place)
		.execute();
	await record(tx, 'coproduction.option.removed', { decision: decisionId, option: optionId });
	return done;
}
