import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockPromise } from '../locks.ts';
import { getProject } from '../project/queries.server.ts';
import { tieReasons, type Reasons } from '../thread/commands.server.ts';
import type { PromiseStanding, PromiseWords } from './form.ts';
import { mayPromise } from './policy.ts';
import { getPromise, type ProjectPromise } from './queries.server.ts';

const wordsOf = ({ said, doing, askedOf, askedOn }: PromiseWords) => ({
	...{ said: JSON.stringify(said), doing: JSON.stringify(doing) },
	...{ asked_of: JSON.stringify(askedOf), asked_on: askedOn }
});

const standingOf = ({ state, why, who, byOn, answered }: PromiseStanding) => ({
	...{ state, why: JSON.stringify(why), who, by_on: byOn, answered: JSON.stringify(answered) }
});

/** Writes down what was said and what is done about it; whoever writes it looks after it. */
export async function makePromise(
	tx: Tx,
	projectId: string,
	{ id, needs, themes, decisions, ...fields }: PromiseWords & PromiseStanding & Reasons & { id: string }
): Promise<Outcome<never, string>> {
	await getProject(tx, projectId);
	if (!mayPromise(tx.actor, { projectId })) throw new Forbidden();
	const who = { org_id: tx.actor.orgId, owner_id: tx.actor.id, created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.promise')
		.values({ ...who, id, project_id: projectId, state_on: todayOf(tx), ...wordsOf(fields), ...standingOf(fields) })
		.execute();
	await record(tx, 'coproduction.promise.made', { project: projectId, promise: id });
	await tieReasons(tx, { kind: 'promise', id, projectId }, { needs, themes, decisions });
	return doneWith(id);
}

/** A promise that the speaker may write, held until this is done. Throws NotFound, Forbidden. */
async function toWritePromise(tx: Tx, id: string): Promise<ProjectPromise> {
	if (!mayPromise(tx.actor, await getPromise(tx, id))) throw new Forbidden();
	await lockPromise(tx, id);
	return getPromise(tx, id);
}

/** Says a promise in other words, or what it rests on; one that anybody may read stands as it is. */
export async function rewordPromise(
	tx: Tx,
	id: string,
	{ version, needs, themes, decisions, ...words }: PromiseWords & Reasons & { version: number }
): Promise<Outcome<'changed-meanwhile' | 'public'>> {
	const promise = await toWritePromise(tx, id);
	if (promise.publishedAt) return refused('public');
	if (promise.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('coproduction.promise')
		.set({ ...wordsOf(words), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.promise.reworded', { promise: id });
	return tieReasons(tx, { kind: 'promise', id, projectId: promise.projectId }, { needs, themes, decisions });
}

/** Says how a promise stands now; `mine`: the speaker looks after it from here on. What was asked of nobody is answered by nobody. */
export async function sayHowItStands(
	tx: Tx,
	id: string,
	{ version, mine, ...standing }: PromiseStanding & { version: number; mine: boolean }
): Promise<Outcome<'changed-meanwhile' | 'not-asked'>> {
	const promise = await toWritePromise(tx, id);
	if (promise.version !== version) return refused('changed-meanwhile');
	if (!promise.askedOn && Object.keys(standing.answered).length) return refused('not-asked');
	const day = standing.state === promise.state ? promise.stateOn : todayOf(tx);
	await tx.db
		.updateTable('coproduction.promise')
		.set({ ...standingOf(standing), state_on: day, version: version + 1 })
		.$if(mine, (update) => update.set({ owner_id: tx.actor.id }))
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.promise.stands', { promise: id, state: standing.state });
	return done;
}

/** Lets anybody read a promise where its project is public, with how many stand behind it today; or its own people alone. */
export async function publishPromise(tx: Tx, id: string, isPublic: boolean): Promise<Outcome<never>> {
	const { publishedAt } = await toWritePromise(tx, id);
	if (isPublic === (publishedAt !== null)) return done;
	await tx.db
		.updateTable('coproduction.promise')
		.set({ published_at: isPublic ? tx.now : null })
		.where('id', '=', id)
		.execute();
	await record(tx, isPublic ? 'coproduction.promise.published' : 'coproduction.promise.hidden', { promise: id });
	return done;
}
