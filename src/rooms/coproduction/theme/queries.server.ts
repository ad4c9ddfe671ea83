import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { ThemeFields, ThemeKind } from './form.ts';

/** Something that was said again and again. */
export interface HeardTheme extends ThemeFields {
	id: string;
	projectId: string;
	publishedAt: Date | null;
	/** The theme that it went into. */
	mergedInto: string | null;
	version: number;
}

/** How many people stand behind something: a number from five on, a few, or nobody. */
export interface Behind {
	people: number | null;
	few: boolean;
}

/** Words that their speaker gave to whoever reads them. */
export interface Quote {
	words: string;
	language: string;
}

const themes = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.theme')
		.select(['id', 'project_id as projectId', 'kind', 'name', 'end_a as endA', 'end_b as endB'])
		.select(['for_a as forA', 'for_b as forB', 'published_at as publishedAt', 'merged_into as mergedInto', 'version'])
		.$narrowType<{ kind: ThemeKind; name: Words; endA: Words; endB: Words; forA: Words; forB: Words }>();

/** The themes of a project that the speaker may read; those that went into another are left out. */
export async function listThemes(tx: Tx, projectId: string): Promise<HeardTheme[]> {
	return themes(tx)
		.where('project_id', '=', projectId)
		.where('merged_into', 'is', null)
		.orderBy(sql`array_position(array['challenge', 'solution', 'strength', 'tension'], kind)`)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** The themes that went into another. */
export async function listJoined(tx: Tx, themeId: string): Promise<HeardTheme[]> {
	return themes(tx).where('merged_into', '=', themeId).orderBy('created_at').orderBy('id').execute();
}

/** One theme. Throws NotFound. */
export async function getTheme(tx: Tx, id: string): Promise<HeardTheme> {
	const theme = isId(id) ? await themes(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!theme) throw new NotFound();
	return theme;
}

/** How many people stand behind each of these themes, by its id. */
export async function behindEach(tx: Tx, ids: readonly string[]): Promise<Record<string, Behind>> {
	if (!ids.length) return {};
	const { rows } = await sql<Behind & { id: string }>`
		select t.id, b.people, b.few from unnest(${[...ids]}::uuid[]) as t (id), lateral coproduction.behind(t.id) b`.execute(
		tx.db
	);
	return Object.fromEntries(rows.map(({ id, people, few }) => [id, { people, few }]));
}

/** What was said of each of these themes by those who gave their words, by its id. */
export async function quotesOfEach(tx: Tx, ids: readonly string[]): Promise<Record<string, Quote[]>> {
	if (!ids.length) return {};
	const { rows } = await sql<Quote & { id: string }>`
		select t.id, q.words, q.language from unnest(${[...ids]}::uuid[]) as t (id), lateral coproduction.quotes(t.id) q`.execute(
		tx.db
	);
	const quotes: Record<string, Quote[]> = {};
	for (const { id, words, language } of rows) (quotes[id] ??= []).push({ words, language });
	return quotes;
}
