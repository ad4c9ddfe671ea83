import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PromiseStanding, PromiseState, PromiseWords } from './form.ts';

/** What was said and what is done about it. */
export interface ProjectPromise extends PromiseWords, PromiseStanding {
	id: string;
	projectId: string;
	/** Since which day it stands so. */
	stateOn: string;
	/** Whether the speaker looks after it. */
	isMine: boolean;
	publishedAt: Date | null;
	/** How many people stood behind it on the day it was published: a number from five on, or a few. */
	then: { people: number | null; few: boolean };
	/** For how many of them the words were taken back since. */
	takenBack: number;
	version: number;
}

type Row = Omit<ProjectPromise, 'then'> & { peopleThen: number | null; fewThen: boolean };

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.promise')
		.select(['id', 'project_id as projectId', 'said', 'doing', 'state', 'state_on as stateOn', 'why', 'who'])
		.select(['by_on as byOn', 'asked_of as askedOf', 'asked_on as askedOn', 'answered', 'published_at as publishedAt'])
		.select(['people_then as peopleThen', 'few_then as fewThen', 'taken_back as takenBack', 'version'])
		.select(sql<boolean>`owner_id is not null and owner_id = ${tx.actor.id}::uuid`.as('isMine'))
		.$narrowType<{ said: Words; doing: Words; why: Words; askedOf: Words; answered: Words; state: PromiseState }>();

const promiseOf = ({ peopleThen, fewThen, ...row }: Row): ProjectPromise => ({
	...row,
	then: { people: peopleThen, few: fewThen }
});

/** The promises of a project that the speaker may read: those that go on first, then what is done, then what is not. */
export async function listPromises(tx: Tx, projectId: string): Promise<ProjectPromise[]> {
	const rows = await rowsOf(tx)
		.where('project_id', '=', projectId)
		.orderBy(sql`array_position(array['doing', 'done', 'not-yet', 'not-doing'], state)`)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map(promiseOf);
}

/** One promise. Throws NotFound. */
export async function getPromise(tx: Tx, id: string): Promise<ProjectPromise> {
	const row = isId(id) ? await rowsOf(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return promiseOf(row);
}

/** The promises that the speaker looks after whose day has passed, the longest ago first. */
export async function listOverduePromises(tx: Tx, today: string): Promise<ProjectPromise[]> {
	if (!tx.actor.id) return [];
	const rows = await rowsOf(tx)
		.where('owner_id', '=', tx.actor.id)
		.where('state', 'in', ['doing', 'not-yet'])
		.where('by_on', '<', today)
		.orderBy('by_on')
		.orderBy('id')
		.execute();
	return rows.map(promiseOf);
}

/** What this noun holds about a person: which promises she looks after. */
export async function copyOfPromises(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const own = rowsOf(tx).where('owner_id', '=', personId);
	return { 'coproduction.promise': await own.execute() };
}
