import { partFromCircle, welcomeToCircle } from '#people';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { addStaff, type RoleRefusal } from '#platform/identity/staff.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { ProjectFields } from './form.ts';
import { mayRunProject, mayStartProject } from './policy.ts';
import { getProject } from './queries.server.ts';

const rowOf = ({ name, purpose, ladder, stage, programmeId }: ProjectFields) => ({
	...{ name: JSON.stringify(name), purpose: JSON.stringify(purpose) },
	...{ ladder, stage, programme_id: programmeId }
});

/** Begins a project; its id is its circle. */
export async function startProject(
	tx: Tx,
	{ id, ...fields }: ProjectFields & { id: string }
): Promise<Outcome<never, string>> {
	if (!mayStartProject(tx.actor)) throw new Forbidden();
	const row = { org_id: tx.actor.orgId, id, created_at: tx.now, created_by: tx.actor.id, ...rowOf(fields) };
	await tx.db.insertInto('coproduction.project').values(row).execute();
	await record(tx, 'coproduction.project.started', { project: id });
	return doneWith(id);
}

/** Changes what is written of a project, unless somebody else changed it since it was opened. */
export async function changeProject(
	tx: Tx,
	id: string,
	version: number,
	fields: ProjectFields
): Promise<Outcome<'changed-meanwhile'>> {
	await getProject(tx, id);
	if (!mayRunProject(tx.actor, id)) throw new Forbidden();
	const changed = await tx.db
		.updateTable('coproduction.project')
		.set({ ...rowOf(fields), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'coproduction.project.changed', { project: id });
	return done;
}

/** Lets anybody know of a project, or its own people alone. */
export async function publishProject(tx: Tx, id: string, isPublic: boolean): Promise<Outcome<never>> {
	const { publishedAt } = await getProject(tx, id);
	if (!mayStartProject(tx.actor)) throw new Forbidden();
	if (isPublic === (publishedAt !== null)) return done;
	await tx.db
		.updateTable('coproduction.project')
		.set({ published_at: isPublic ? tx.now : null })
		.where('id', '=', id)
		.execute();
	await record(tx, isPublic ? 'coproduction.project.published' : 'coproduction.project.hidden', { project: id });
	return done;
}

/** Names somebody of the team as a facilitator of a project, and of no other circle. */
export async function nameProjectFacilitator(
	tx: Tx,
	id: string,
	named: { email: string; language: string; until: Date; why: string }
): Promise<Outcome<RoleRefusal>> {
	await getProject(tx, id);
	if (!mayStartProject(tx.actor)) throw new Forbidden();
	const added = await addStaff(tx, { ...named, role: 'facilitator', circleId: id });
	if (!added.ok) return added;
	await record(tx, 'coproduction.project.facilitator-named', { project: id, account: added.value.accountId });
	return done;
}

/** Somebody belongs to a project from now on. Twice is once. */
export async function takeIntoProject(tx: Tx, id: string, personId: string): Promise<Outcome<never>> {
	await getProject(tx, id);
	if (!mayStartProject(tx.actor)) throw new Forbidden();
	const known = await tx.db.selectFrom('people.card').select('id').where('id', '=', personId).executeTakeFirst();
	if (!known) throw new NotFound();
	await welcomeToCircle(tx, personId, id);
	await record(tx, 'coproduction.project.joined', { project: id, person: personId });
	return done;
}

/** Somebody belongs to a project no longer; she may say so herself. */
export async function letGoFromProject(tx: Tx, id: string, personId: string): Promise<Outcome<never>> {
	await getProject(tx, id);
	if (!mayRunProject(tx.actor, id) && tx.actor.id !== personId) throw new Forbidden();
	await partFromCircle(tx, personId, id);
	await record(tx, 'coproduction.project.left', { project: id, person: personId });
	return done;
}
