import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockTheme } from '../locks.ts';
import { mayRunProject } from '../project/policy.ts';
import { getProject } from '../project/queries.server.ts';
import type { ThemeFields } from './form.ts';
import { getTheme, type HeardTheme } from './queries.server.ts';

const columnsOf = ({ kind, name, endA, endB, forA, forB }: ThemeFields) => ({
	...{ kind, name: JSON.stringify(name), end_a: JSON.stringify(endA), end_b: JSON.stringify(endB) },
	...{ for_a: JSON.stringify(forA), for_b: JSON.stringify(forB) }
});

/** Names something that was said again and again, in parents' words. */
export async function nameTheme(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: ThemeFields & { id: string }
): Promise<Outcome<never, string>> {
	await getProject(tx, projectId);
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	const who = { org_id: tx.actor.orgId, created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.theme')
		.values({ ...who, id, project_id: projectId, ...columnsOf(fields) })
		.execute();
	await record(tx, 'coproduction.theme.named', { project: projectId, theme: id });
	return doneWith(id);
}

/** A theme that the speaker may write, held until this is done. Throws NotFound, Forbidden. */
async function toWriteTheme(tx: Tx, id: string): Promise<HeardTheme> {
	const { projectId } = await getTheme(tx, id);
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	await lockTheme(tx, id);
	return getTheme(tx, id);
}

/** Says a theme in other words, unless somebody else changed it since the page was opened. */
export async function renameTheme(
	tx: Tx,
	id: string,
	version: number,
	fields: ThemeFields
): Promise<Outcome<'changed-meanwhile'>> {
	const theme = await toWriteTheme(tx, id);
	if (theme.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('coproduction.theme')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.theme.renamed', { theme: id });
	return done;
}

/** One theme goes into another of the same project. It keeps its passages, so that it can be taken out again. */
export async function joinThemes(tx: Tx, id: string, into: string): Promise<Outcome<'not-there' | 'has-joined'>> {
	const [first, second] = [id, into].sort();
	await toWriteTheme(tx, first ?? '');
	if (first !== second) await toWriteTheme(tx, second ?? '');
	const [theme, other] = [await getTheme(tx, id), await getTheme(tx, into)];
	if (id === into || theme.projectId !== other.projectId || other.mergedInto) return refused('not-there');
	const inside = tx.db.selectFrom('coproduction.theme').select('id').where('merged_into', '=', id);
	if (theme.mergedInto || (await inside.executeTakeFirst())) return refused('has-joined');
	await tx.db
		.updateTable('coproduction.theme')
		.set({ merged_into: into, published_at: null })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.theme.joined', { theme: id, into });
	return done;
}

/** A theme is taken out again of the one that it went into. */
export async function takeThemeOut(tx: Tx, id: string): Promise<Outcome<never>> {
	const { mergedInto } = await toWriteTheme(tx, id);
	if (!mergedInto) return done;
	await tx.db.updateTable('coproduction.theme').set({ merged_into: null }).where('id', '=', id).execute();
	await record(tx, 'coproduction.theme.taken-out', { theme: id, from: mergedInto });
	return done;
}

/** Some of a theme's passages go to another theme of the project: a theme that was two is split. */
export async function splitTheme(
	tx: Tx,
	id: string,
	to: string,
	passages: readonly string[]
): Promise<Outcome<'not-there' | 'none'>> {
	const [first, second] = [id, to].sort();
	await toWriteTheme(tx, first ?? '');
	await toWriteTheme(tx, second ?? '');
	const [theme, other] = [await getTheme(tx, id), await getTheme(tx, to)];
	if (id === to || theme.projectId !== other.projectId || other.mergedInto) return refused('not-there');
	if (!passages.length) return refused('none');
	await tx.db
		.updateTable('coproduction.passage')
		.set({ theme_id: to })
		.where('theme_id', '=', id)
		.where('id', 'in', [...passages])
		.execute();
	await record(tx, 'coproduction.theme.split', { theme: id, to, count: passages.length });
	return done;
}

/** Lets anybody read a theme where its project is public, or its own people alone. */
export async function publishTheme(tx: Tx, id: string, isPublic: boolean): Promise<Outcome<'has-joined'>> {
	const { mergedInto, publishedAt } = await toWriteTheme(tx, id);
	if (mergedInto) return refused('has-joined');
	if (isPublic === (publishedAt !== null)) return done;
	await tx.db
		.updateTable('coproduction.theme')
		.set({ published_at: isPublic ? tx.now : null })
		.where('id', '=', id)
		.execute();
	await record(tx, isPublic ? 'coproduction.theme.published' : 'coproduction.theme.hidden', { theme: id });
	return done;
}
