import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { listDecisions } from '../decision/queries.server.ts';
import { listShownNeeds } from '../need/queries.server.ts';
import { getProject, type Project } from '../project/queries.server.ts';
import { listThemes, type Behind } from '../theme/queries.server.ts';
import type { ToRestOn } from './choices.ts';
import type { Reasons } from './commands.server.ts';
import { threadFrom, type ThreadEnd, type ThreadStep, type Thread } from './fold.ts';
import { columnOf, mayRestOnCriteria, type ReasonedKind, type ThreadKind } from './form.ts';

/** A thread as somebody sees it, and how many people stand behind it where she may not see them. */
export interface SeenThread extends Thread {
	behind: Behind;
}

/** What something rests on and what rests on it, both ways, as far as the speaker sees it; how many people stand behind it is a number from five on. Throws NotFound. */
export async function threadOf(tx: Tx, kind: ThreadKind, id: string): Promise<SeenThread> {
	if (!isId(id)) throw new NotFound();
	const { rows } = await sql<ThreadStep>`
		select way, kind, id, words, depth, rests from coproduction.walk(${tx.actor.orgId}::uuid, ${kind}, ${id}::uuid, false)`.execute(
		tx.db
	);
	const thread = threadFrom(rows);
	if (!thread) throw new NotFound();
	return { ...thread, behind: (await peopleBehind(tx, kind, [id]))[id] ?? { people: 0, few: false } };
}

/** How many people stand behind each of these, by its id: a number from five on, else that they are a few. */
export async function peopleBehind(tx: Tx, kind: ThreadKind, ids: readonly string[]): Promise<Record<string, Behind>> {
	if (!ids.length) return {};
	const { rows } = await sql<Behind & { id: string }>`
		select t.id, b.people, b.few from unnest(${[...ids]}::uuid[]) as t (id), lateral coproduction.people_behind(${kind}, t.id) b`.execute(
		tx.db
	);
	return Object.fromEntries(rows.map(({ id, people, few }) => [id, { people, few }]));
}

/** On which needs, themes and decisions each of these rests, and of runs and meetings on which criteria, by its id, as far as the speaker sees the link. */
export async function reasonsOf(tx: Tx, kind: ReasonedKind, ids: readonly string[]): Promise<Record<string, Reasons>> {
	if (!ids.length) return {};
	const column = columnOf[kind];
	const rows = await tx.db
		.selectFrom('coproduction.because')
		.select([
			`${column} as later`,
			'by_need_id as need',
			'by_theme_id as theme',
			'by_decision_id as decision',
			'by_criterion_id as criterion'
		])
		.where(column, 'in', [...ids])
		.orderBy('id')
		.execute();
	const of = (id: string, end: 'need' | 'theme' | 'decision' | 'criterion') =>
		rows.flatMap((row) => (row.later === id && row[end] ? [row[end]] : []));
	const criteria = (id: string) => (mayRestOnCriteria(kind) ? { criteria: of(id, 'criterion') } : {});
	return Object.fromEntries(
		ids.map((id) => [
			id,
			{ needs: of(id, 'need'), themes: of(id, 'theme'), decisions: of(id, 'decision'), ...criteria(id) }
		])
	);
}

/** On which needs, themes and decisions a call, a run or a meeting rests, as far as the speaker sees them; each with its words. */
export async function listReasons(tx: Tx, kind: 'call' | 'cohort' | 'session', id: string): Promise<ThreadEnd[]> {
	const rows = await tx.db
		.selectFrom('coproduction.thread as thread')
		.innerJoin('coproduction.thread_end as end', (join) =>
			join
				.onRef('end.org_id', '=', 'thread.org_id')
				.onRef('end.kind', '=', 'thread.earlier_kind')
				.onRef('end.id', '=', 'thread.earlier_id')
		)
		.select(['end.kind', 'end.id', 'end.words'])
		.where('thread.later_kind', '=', kind)
		.where('thread.later_id', '=', id)
		.orderBy('end.kind')
		.orderBy('end.id')
		.$narrowType<{ kind: ThreadKind; id: string; words: Words }>()
		.execute();
	return rows.map((end) => ({ ...end, hidden: false }));
}

/** On what a meeting or its run rests, each once. */
export async function listReasonsAt(tx: Tx, { id, cohortId }: { id: string; cohortId: string }): Promise<ThreadEnd[]> {
	const [own, ofRun] = [await listReasons(tx, 'session', id), await listReasons(tx, 'cohort', cohortId)];
	return [...own, ...ofRun.filter((end) => !own.some((one) => one.id === end.id))];
}

/** The project of something on the thread. Throws NotFound. */
export async function projectOfEnd(tx: Tx, kind: ThreadKind, id: string): Promise<Project> {
	const end = await tx.db
		.selectFrom('coproduction.thread_end')
		.select('project_id')
		.where('kind', '=', kind)
		.where('id', '=', id)
		.executeTakeFirst();
	return getProject(tx, end?.project_id ?? '');
}

/** On what something in a project can rest: its needs and themes, and its decisions that came before. */
export async function listToRestOn(tx: Tx, projectId: string, before?: string): Promise<ToRestOn> {
	const decisions = await listDecisions(tx, projectId);
	return {
		needs: await listShownNeeds(tx, projectId),
		themes: await listThemes(tx, projectId),
		decisions: decisions.filter(({ id, state }) => state !== 'void' && (!before || id < before))
	};
}

/** The same for a run and its meetings, which may also rest on criteria of success. */
export async function listToRestRunOn(tx: Tx, projectId: string): Promise<ToRestOn> {
	const criteria = await tx.db
		.selectFrom('coproduction.criterion')
		.select(['id', 'words'])
		.where('project_id', '=', projectId)
		.orderBy('id')
		.$narrowType<{ words: Words }>()
		.execute();
	return { ...(await listToRestOn(tx, projectId)), criteria };
}
