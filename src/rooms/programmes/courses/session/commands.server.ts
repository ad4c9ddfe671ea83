import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { markAsNew } from '../session-news/commands.server.ts';
import type { Plan } from './form.ts';
import { weeksOfTemplate, writePlanAnew } from './plan.server.ts';
import { mayRunSession } from './policy.ts';
import { findSession, parentsToTell, type Session } from './queries.server.ts';
import { templateOfProgramme, type MadeFrom } from '../template/queries.server.ts';

/** Takes a session's version one further, with what changes; false when somebody else changed it since. */
export async function claimSession(
	tx: Tx,
	id: string,
	version: number,
	changes: Record<string, unknown> = {}
): Promise<boolean> {
	const claimed = await tx.db
		.updateTable('programmes.session')
		.set({ ...changes, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return claimed.numUpdatedRows > 0n;
}

/** Keeps the plan of a session as it was put together, unless somebody else changed it since. */
export async function planSession(tx: Tx, id: string, { version, parts }: Plan): Promise<Outcome<'changed-meanwhile'>> {
	const session = await findSession(tx, id);
	if (!session) throw new NotFound();
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	if (!(await claimSession(tx, id, version))) return refused('changed-meanwhile');
	await writePlanAnew(tx, id, parts);
	await record(tx, 'programmes.session.planned', { session: id, parts: parts.length });
	return done;
}

/** Puts back the plan that the template has for this week. */
export async function restorePlan(tx: Tx, id: string): Promise<Outcome<'no-template'>> {
	const session = await findSession(tx, id);
	if (!session) throw new NotFound();
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	const { block, ...programme } = await madeFrom(tx, session);
	const template = await templateOfProgramme(tx, programme);
	const week = weeksOfTemplate(template, block).find(({ templateWeek }) => templateWeek === session.templateWeek);
	if (!week) return refused('no-template');
	await claimSession(tx, id, session.version);
	await writePlanAnew(tx, id, week.parts);
	await record(tx, 'programmes.session.plan-restored', { session: id, template: template.key });
	return done;
}

/** The template, and the block of it, from which a session was made. */
async function madeFrom(tx: Tx, { id }: { id: string }): Promise<MadeFrom & { block: string | null }> {
	return tx.db
		.selectFrom('programmes.session as session')
		.innerJoin('programmes.cohort as cohort', 'cohort.id', 'session.cohort_id')
		.innerJoin('programmes.programme as programme', 'programme.id', 'cohort.programme_id')
		.leftJoin('programmes.block as block', 'block.id', 'session.block_id')
		.select(['programme.template', 'programme.template_id as templateId', 'block.template_block as block'])
		.where('session.id', '=', id)
		.executeTakeFirstOrThrow();
}

/** A session that is not as parents know it, and when they think that it is. */
export interface Changed {
	session: Pick<Session, 'id' | 'cohortId' | 'version'>;
	was: Date;
}

/** Writes to everybody who comes to a run that some of its sessions are not as they know them: one letter that names all that are hers. */
export async function tellParents(tx: Tx, cohortId: string, changes: readonly Changed[]): Promise<void> {
	const hers = new Map<string, Changed[]>();
	for (const change of changes) {
		const people = await parentsToTell(tx, cohortId, change.session.id);
		await markAsNew(tx, change.session.id, people, change.was);
		for (const person of people) hers.set(person, [...(hers.get(person) ?? []), change]);
	}
	for (const [person, changed] of hers) await tellOf(tx, person, changed);
}

async function tellOf(tx: Tx, person: string, changes: readonly Changed[]): Promise<void> {
	const [first] = changes;
	if (!first) return;
	const { id, version } = first.session;
	const data = {
		session: changes.map(({ session }) => session.id).join(' '),
		version: String(version),
		was: changes.map(({ was }) => was.toISOString()).join(' ')
	};
	await queueLetter(tx, person, 'programmes.session-news', data, `session-news ${id} ${version} ${person}`);
}

/** Writes to everybody who comes to a run that it now meets somewhere else. */
export async function tellParentsWhere(tx: Tx, cohortId: string, version: number): Promise<void> {
	for (const person of await parentsToTell(tx, cohortId)) {
		const once = `venue-news ${cohortId} ${version} ${person}`;
		await queueLetter(tx, person, 'programmes.venue-news', { cohort: cohortId }, once);
	}
}
