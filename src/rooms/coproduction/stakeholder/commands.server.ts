import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { toGuide } from '../guide/commands.server.ts';
import { stakeholderMost, type StakeholderFields } from './form.ts';
import { mayMapStakeholders, yearsKept } from './policy.ts';
import { getStakeholder, listStakeholders, type Stakeholder } from './queries.server.ts';

const rowOf = ({ talkBy, talkOn, talkedOn, ...rest }: StakeholderFields) => ({
	...{ name: rest.name, kind: rest.kind, attitude: rest.attitude, influence: rest.influence },
	...{ gives: rest.gives, fears: rest.fears, notes: rest.notes },
	...{ talk_by: talkBy, talk_on: talkOn, talked_on: talkedOn }
});

/** Writes down somebody who has a say. Returns the id. */
export async function addStakeholder(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: StakeholderFields & { id: string }
): Promise<Outcome<'enough', string>> {
	await toGuide(tx, projectId);
	if ((await listStakeholders(tx, projectId)).length >= stakeholderMost.many) return refused('enough');
	const who = { created_at: tx.now, created_by: tx.actor.id, changed_at: tx.now };
	await tx.db
		.insertInto('coproduction.stakeholder')
		.values({ org_id: tx.actor.orgId, id, project_id: projectId, ...who, ...rowOf(fields) })
		.execute();
	await record(tx, 'coproduction.stakeholder.added', { project: projectId, stakeholder: id });
	return doneWith(id);
}

/** Says anew what is known of her, unless somebody else did since it was opened. */
export async function changeStakeholder(
	tx: Tx,
	id: string,
	{ version, ...fields }: StakeholderFields & { version: number }
): Promise<Outcome<'changed-meanwhile'>> {
	const known = await toMap(tx, id);
	if (known.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('coproduction.stakeholder')
		.set({ ...rowOf(fields), changed_at: tx.now, version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.stakeholder.changed', { stakeholder: id });
	return done;
}

/** Somebody talked to her today; which talk is next is open again. Twice is once. */
export async function sayTalked(tx: Tx, id: string): Promise<Outcome<never>> {
	const { talkOn, talkBy, talkedOn, version } = await toMap(tx, id);
	const today = todayOf(tx);
	if (talkedOn === today && !talkOn && !talkBy) return done;
	await tx.db
		.updateTable('coproduction.stakeholder')
		.set({ talked_on: today, talk_on: null, talk_by: null, changed_at: tx.now, version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.stakeholder.talked', { stakeholder: id });
	return done;
}

/** Takes her out, with all that was written of her. */
export async function takeStakeholderOut(tx: Tx, id: string): Promise<Outcome<never>> {
	const { projectId } = await toMap(tx, id);
	await tx.db.deleteFrom('coproduction.stakeholder').where('id', '=', id).execute();
	await record(tx, 'coproduction.stakeholder.taken-out', { project: projectId, stakeholder: id });
	return done;
}

/** Whoever nobody changed anything of for two years is let go. */
export async function letOldStakeholdersGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const gone = await job.db
		.deleteFrom('coproduction.stakeholder')
		.where(sql<boolean>`changed_at < platform.now() - make_interval(years => ${yearsKept})`)
		.executeTakeFirstOrThrow();
	if (gone.numDeletedRows) await record(job, 'coproduction.stakeholder.let-go', { count: Number(gone.numDeletedRows) });
}

/** Somebody of a project that the speaker runs, held until this is done. Throws NotFound, Forbidden. */
async function toMap(tx: Tx, id: string): Promise<Stakeholder> {
	const one = await getStakeholder(tx, id);
	if (!mayMapStakeholders(tx.actor, one)) throw new Forbidden();
	await toGuide(tx, one.projectId);
	return getStakeholder(tx, id);
}
