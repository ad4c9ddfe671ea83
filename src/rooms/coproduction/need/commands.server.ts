import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { toGuide } from '../guide/commands.server.ts';
import { listThemes } from '../theme/queries.server.ts';
import { needMost, type NeedFields } from './form.ts';
import { mayWriteNeeds } from './policy.ts';
import { getNeed, listShownNeeds, type ShownNeed } from './queries.server.ts';

const rowOf = ({ statement, figure, area, year, source, link, checkedOn, themeId }: NeedFields) => ({
	...{ statement: JSON.stringify(statement), figure, area, year, source, link },
	...{ checked_on: checkedOn, theme_id: themeId }
});

/** Writes down something that parents need, and how it is known. Returns its id. */
export async function writeNeed(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: NeedFields & { id: string }
): Promise<Outcome<'no-such-theme' | 'enough', string>> {
	await toGuide(tx, projectId);
	if ((await listShownNeeds(tx, projectId)).length >= needMost.many) return refused('enough');
	if (!(await isOfProject(tx, projectId, fields))) return refused('no-such-theme');
	const who = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.need')
		.values({ org_id: tx.actor.orgId, id, project_id: projectId, ...who, ...rowOf(fields) })
		.execute();
	await record(tx, 'coproduction.need.written', { project: projectId, need: id });
	return doneWith(id);
}

/** Says a need anew, unless somebody else did since it was opened. */
export async function changeNeed(
	tx: Tx,
	id: string,
	{ version, ...fields }: NeedFields & { version: number }
): Promise<Outcome<'changed-meanwhile' | 'no-such-theme'>> {
	const need = await toWriteNeed(tx, id);
	if (need.version !== version) return refused('changed-meanwhile');
	const isKept = fields.themeId === need.themeId;
	if (!isKept && !(await isOfProject(tx, need.projectId, fields))) return refused('no-such-theme');
	await tx.db
		.updateTable('coproduction.need')
		.set({ ...rowOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.need.changed', { need: id });
	return done;
}

/** Takes a need out. */
export async function takeNeedOut(tx: Tx, id: string): Promise<Outcome<never>> {
	const { projectId } = await toWriteNeed(tx, id);
	await tx.db.deleteFrom('coproduction.need').where('id', '=', id).execute();
	await record(tx, 'coproduction.need.taken-out', { project: projectId, need: id });
	return done;
}

/** A need that the speaker may write, held until this is done. Throws NotFound, Forbidden. */
async function toWriteNeed(tx: Tx, id: string): Promise<ShownNeed> {
	const need = await getNeed(tx, id);
	if (!mayWriteNeeds(tx.actor, need)) throw new Forbidden();
	await toGuide(tx, need.projectId);
	return getNeed(tx, id);
}

/** Whether a need leads to no theme, or to one of its project. */
async function isOfProject(tx: Tx, projectId: string, { themeId }: NeedFields): Promise<boolean> {
	return themeId === null || (await listThemes(tx, projectId)).some(({ id }) => id === themeId);
}
