import { sql } from 'kysely';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { Summary } from '../change/summary.ts';
import { mayEvaluate } from '../report/policy.ts';
import type { SaidReport } from './words.ts';

/** What stands in the address of a link: made from its id under the installation's key, so that it can be shown again and is kept nowhere. */
export function tokenOf(linkId: string): string {
	return keyed('edition link', linkId).toString('base64url');
}

/** What the team says above a report and at its end, by language, as it was written last. */
export async function newestForeword(
	tx: Tx,
	reportId: string
): Promise<{ version: number; words: Record<string, string>; closing: Record<string, string> } | undefined> {
	const row = await tx.db
		.selectFrom('evaluation.foreword')
		.select(['version', 'words', 'closing'])
		.where('report_id', '=', reportId)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row) return undefined;
	const { version, words, closing } = row;
	return { version, words: words as Record<string, string>, closing: closing as Record<string, string> };
}

/** An edition as the team sees it: its number, when it came out, and the links by which it is read. */
export interface EditionLine {
	id: string;
	number: number;
	version: number;
	publishedAt: Date;
	/** Newest first; `token` is what stands in its address. */
	links: { id: string; token: string; madeAt: Date; endedAt: Date | null }[];
}

/** The editions of a report, newest first. */
export async function listEditions(tx: Tx, reportId: string): Promise<EditionLine[]> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const editions = await tx.db
		.selectFrom('evaluation.edition')
		.select(['id', 'number', 'version', 'published_at as publishedAt'])
		.where('report_id', '=', reportId)
		.orderBy('number', 'desc')
		.execute();
	const ids = editions.map(({ id }) => id);
	const links = ids.length
		? await tx.db
				.selectFrom('evaluation.edition_link')
				.select(['id', 'edition_id', 'made_at as madeAt', 'ended_at as endedAt'])
				.where('edition_id', 'in', ids)
				.orderBy('id', 'desc')
				.execute()
		: [];
	return editions.map((edition) => ({
		...edition,
		links: links
			.filter((link) => link.edition_id === edition.id)
			.map(({ id, madeAt, endedAt }) => ({ id, token: tokenOf(id), madeAt, endedAt }))
	}));
}

/** A published report as whoever holds its link reads it. */
export interface Edition {
	number: number;
	publishedAt: Date;
	/** By language. */
	foreword: Record<string, string>;
	closing: Record<string, string>;
	says: Record<string, SaidReport>;
	figures: Summary;
}

/** The edition that a link opens, in any language. Throws NotFound for a link that nobody made or somebody ended. */
export async function getEdition(link: Tx, token: string): Promise<Edition> {
	await showTo(link, hashOf(token));
	const row = await link.db
		.selectFrom('evaluation.edition')
		.select(['number', 'published_at as publishedAt', 'foreword', 'closing', 'says', 'figures'])
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row as unknown as Edition;
}

/** The run that the edition of a link is about; nothing where its answers came from outside. */
export async function findRunOfEdition(link: Tx, token: string): Promise<string | null> {
	await showTo(link, hashOf(token));
	const { rows } = await sql<{ run: string | null }>`select evaluation.shown_run() as run`.execute(link.db);
	return rows[0]?.run ?? null;
}

/** What an edition says in one language, or in another where it was not published in that one. */
export function inOneOf<Said>(
	says: Readonly<Record<string, Said>>,
	languages: readonly string[]
): [language: string, said: Said] {
	const language = languages.find((code) => says[code] !== undefined) ?? Object.keys(says)[0] ?? '';
	const said = says[language];
	if (said === undefined) throw new NotFound();
	return [language, said];
}
