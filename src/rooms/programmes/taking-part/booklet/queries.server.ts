import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import { getSession, type Session } from '#programmes/courses';
import type { Exercise, Theme } from '../exercise/exercise.ts';
import { exercisesNamed } from '../own-exercise/queries.server.ts';
import { shownTo } from './policy.ts';

/** The booklet of a meeting. */
export interface Booklet {
	sessionId: string;
	theme: Theme;
	exercises: Exercise[];
	givenAt: Date | null;
	/** Whoever waits for a place in the run reads it too, once it is given. */
	forWaiting: boolean;
	version: number;
}

const columns = ['session_id', 'theme', 'pages', 'given_at', 'for_waiting', 'version'] as const;
type Row = {
	session_id: string;
	theme: string;
	pages: string[];
	given_at: Date | null;
	for_waiting: boolean;
	version: number;
};

async function asBooklets<One extends Row>(tx: Tx, rows: readonly One[]): Promise<{ row: One; booklet: Booklet }[]> {
	const named = await exercisesNamed(
		tx,
		rows.flatMap(({ pages }) => pages)
	);
	return rows.map((row) => ({
		row,
		booklet: {
			sessionId: row.session_id,
			theme: row.theme as Theme,
			exercises: named(row.pages),
			givenAt: row.given_at,
			forWaiting: row.for_waiting,
			version: row.version
		}
	}));
}

/** The booklet of a meeting, or nothing where there is none to be seen. */
export async function findBooklet(tx: Tx, sessionId: string): Promise<Booklet | undefined> {
	if (!isId(sessionId)) return undefined;
	const row = await tx.db
		.selectFrom('programmes.booklet')
		.select(columns)
		.where('session_id', '=', sessionId)
		.executeTakeFirst();
	return row && (await asBooklets(tx, [row]))[0]?.booklet;
}

/** A booklet that somebody's group was given, with its meeting. */
export interface MyBooklet extends Booklet {
	session: Session;
	course: Words;
}

/** Whether she asked for quiet: then no booklet is mentioned to her, and one that she opens herself has nothing about a baby. */
async function isQuiet(tx: Tx): Promise<boolean> {
	const { rows } = await sql<{ quiet: boolean | null }>`
		select people.is_quiet(${tx.actor.id}::uuid) as quiet`.execute(tx.db);
	return rows[0]?.quiet ?? false;
}

/** Whether her own page leads to booklets: there is one, and she did not ask for quiet. */
export async function leadsToBooklets(tx: Tx): Promise<boolean> {
	return !(await isQuiet(tx)) && (await listMyBooklets(tx)).length > 0;
}

/** A booklet that her group was given. Throws NotFound for whoever is not of the group, and before it is given. */
export async function getMyBooklet(tx: Tx, sessionId: string): Promise<MyBooklet> {
	const { isOwn, ...booklet } = await getBookletToRead(tx, sessionId);
	if (!isOwn) throw new NotFound();
	return booklet;
}

/** The same, or one that she may read while she waits for a place, which is not her own: she writes nothing in it. Throws NotFound. */
export async function getBookletToRead(tx: Tx, sessionId: string): Promise<MyBooklet & { isOwn: boolean }> {
	const booklet = await findBooklet(tx, sessionId);
	if (!booklet?.givenAt) throw new NotFound();
	const { isOwn, isWaitedFor } = await whose(tx, sessionId);
	if (!isOwn && !(booklet.forWaiting && isWaitedFor)) throw new NotFound();
	const session = await getSession(tx, sessionId);
	const { label } = await tx.db
		.selectFrom('programmes.cohort')
		.select('label')
		.where('id', '=', session.cohortId)
		.executeTakeFirstOrThrow();
	const exercises = shownTo(booklet.exercises, await isQuiet(tx));
	if (!exercises.length) throw new NotFound();
	return { ...booklet, exercises, session, course: label as Words, isOwn };
}

async function whose(tx: Tx, sessionId: string): Promise<{ isOwn: boolean; isWaitedFor: boolean }> {
	const { rows } = await sql<{ isOwn: boolean; isWaitedFor: boolean }>`
		select ${sessionId}::uuid in (select programmes.own_sessions()) as "isOwn",
			${sessionId}::uuid in (select programmes.waited_sessions()) as "isWaitedFor"`.execute(tx.db);
	return rows[0] ?? { isOwn: false, isWaitedFor: false };
}

/** The booklets that her groups were given, the latest meeting first. */
export async function listMyBooklets(tx: Tx): Promise<{ booklet: Booklet; startsAt: Date; title: Words }[]> {
	const rows = await tx.db
		.selectFrom('programmes.booklet as booklet')
		.innerJoin('programmes.session as session', 'session.id', 'booklet.session_id')
		.select(columns.map((column) => `booklet.${column}` as const))
		.select(['session.starts_at', 'session.title'])
		.where('booklet.given_at', 'is not', null)
		.where('booklet.session_id', 'in', sql<string>`(select programmes.own_sessions())`)
		.orderBy('session.starts_at', 'desc')
		.limit(40)
		.execute();
	const quiet = rows.length > 0 && (await isQuiet(tx));
	return (await asBooklets(tx, rows))
		.map(({ row, booklet }) => ({ booklet, startsAt: row.starts_at, title: row.title as Words }))
		.filter(({ booklet }) => shownTo(booklet.exercises, quiet).length);
}

/** Who opened the booklet of a meeting, and when first; a coordinator is told only how many. */
export async function listOpened(
	tx: Tx,
	sessionId: string
): Promise<{ people: { called: string; at: Date }[]; count: number }> {
	const people = await tx.db
		.selectFrom('programmes.booklet_opened as opened')
		.innerJoin('people.card as card', 'card.id', 'opened.person_id')
		.select(['card.called', 'opened.at'])
		.where('opened.session_id', '=', sessionId)
		.orderBy('opened.at')
		.execute();
	const { rows } = await sql<{ count: number | null }>`
		select programmes.booklet_openings(${sessionId}::uuid) as count`.execute(tx.db);
	const named = people.map(({ called, at }) => ({ called: called ?? '', at }));
	return { people: named, count: rows[0]?.count ?? people.length };
}
