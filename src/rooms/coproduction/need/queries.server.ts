import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { NeedFields } from './form.ts';

/** Something that parents need, and how it is known. */
export interface ShownNeed extends NeedFields {
	id: string;
	projectId: string;
	/** What the theme is called, where the speaker reads it. */
	theme: Words | null;
	version: number;
}

const needs = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.need as need')
		.leftJoin('coproduction.theme as theme', (join) =>
			join.onRef('theme.org_id', '=', 'need.org_id').onRef('theme.id', '=', 'need.theme_id')
		)
		.select(['need.id', 'need.project_id as projectId', 'need.statement', 'need.figure', 'need.area', 'need.year'])
		.select(['need.source', 'need.link', 'need.checked_on as checkedOn', 'need.theme_id as themeId', 'need.version'])
		.select('theme.name as theme')
		.$narrowType<{ statement: Words; theme: Words | null }>();

/** The needs of a project that the speaker reads, as they were written down one after another. */
export async function listShownNeeds(tx: Tx, projectId: string): Promise<ShownNeed[]> {
	return needs(tx).where('need.project_id', '=', projectId).orderBy('need.created_at').orderBy('need.id').execute();
}

/** One need. Throws NotFound. */
export async function getNeed(tx: Tx, id: string): Promise<ShownNeed> {
	const need = isId(id) ? await needs(tx).where('need.id', '=', id).executeTakeFirst() : undefined;
	if (!need) throw new NotFound();
	return need;
}
