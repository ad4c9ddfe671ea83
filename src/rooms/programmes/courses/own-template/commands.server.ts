import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { mayManageCourses } from '../cohort/policy.ts';
import { findCohort, type Cohort } from '../cohort/queries.server.ts';
import { timesOf } from '../session/plan.server.ts';
import { listSessions } from '../session/queries.server.ts';
import { getOwnTemplate, listOwnTemplates, type OwnTemplate } from '../template/queries.server.ts';
import type { NewTemplate, TemplateName } from './form.ts';
import {
	countLacking,
	isCalledAlike,
	mayKeepTemplate,
	mayReadTemplates,
	refusedPlan,
	type SaveRefusal
} from './policy.ts';
import { getPlanToSave } from './queries.server.ts';

/** Saves a run as a template of the charity's own: its meetings and their parts, without anybody, any day and any venue. Returns its id. */
export async function saveAsTemplate(
	tx: Tx,
	cohortId: string,
	wish: NewTemplate
): Promise<Outcome<SaveRefusal, string>> {
	const cohort = await findCohort(tx, cohortId);
	if (!cohort) throw new NotFound();
	if (!tx.actor.id || !mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	const plan = await getPlanToSave(tx, cohort);
	const wrong = refusedPlan(plan);
	if (wrong) return refused(wrong);
	if (await isNameTaken(tx, wish)) return refused('name-taken');
	const times = timesOf(await listSessions(tx, cohortId), tx.zone);
	await tx.db
		.insertInto('programmes.template')
		.values({
			...factsOf(cohort),
			org_id: tx.actor.orgId,
			id: wish.id,
			for_whom: wish.forWhom,
			name: JSON.stringify(wish.name),
			begins_at: times?.from ?? '10:00',
			ends_at: times?.to ?? '12:00',
			plan: JSON.stringify(plan),
			saved_by: tx.actor.id,
			saved_at: tx.now
		})
		.execute();
	await record(tx, 'programmes.template.saved', { template: wish.id, cohort: cohortId });
	return doneWith(wish.id);
}

const factsOf = ({ id, kind, wayIn, mode, children, promise, label }: Cohort) => ({
	kind,
	way_in: wayIn,
	mode,
	children,
	promise: JSON.stringify(promise),
	from_cohort_id: id,
	from_label: JSON.stringify(label)
});

/** Whether another template that is offered has this name. */
async function isNameTaken(tx: Tx, { id, name }: { id: string; name: Words }): Promise<boolean> {
	const others = (await listOwnTemplates(tx)).filter(({ key, retiredAt }) => key !== id && !retiredAt);
	return others.some((other) => isCalledAlike(other.name, name));
}

/** Calls a template something else, or says for whom it is; in a language in which its name changed it counts as unread again. */
export async function renameTemplate(
	tx: Tx,
	id: string,
	{ version, name, forWhom }: TemplateName
): Promise<Outcome<'changed-meanwhile' | 'name-taken'>> {
	const template = await templateToKeep(tx, id);
	if (!template.retiredAt && (await isNameTaken(tx, { id, name }))) return refused('name-taken');
	const changed = await tx.db
		.updateTable('programmes.template')
		.set({ name: JSON.stringify(name), for_whom: forWhom, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	const [before, now] = [template.name as Record<string, string>, name as Record<string, string>];
	const renamed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((one) => before[one] !== now[one]);
	if (renamed.length)
		await tx.db
			.deleteFrom('programmes.template_check')
			.where('template_id', '=', id)
			.where('language', 'in', renamed)
			.execute();
	await record(tx, 'programmes.template.renamed', { template: id });
	return done;
}

/** A template is offered no more; runs that were made from it keep it. Sent twice is once. */
export async function retireTemplate(tx: Tx, id: string): Promise<Outcome<never>> {
	const template = await templateToKeep(tx, id);
	if (template.retiredAt) return done;
	await setRetired(tx, template, tx.now);
	await record(tx, 'programmes.template.retired', { template: id });
	return done;
}

/** A template that was retired is offered again, unless another has its name by now. */
export async function offerTemplateAgain(tx: Tx, id: string): Promise<Outcome<'name-taken'>> {
	const template = await templateToKeep(tx, id);
	if (!template.retiredAt) return done;
	if (await isNameTaken(tx, { id, name: template.name })) return refused('name-taken');
	await setRetired(tx, template, null);
	await record(tx, 'programmes.template.offered-again', { template: id });
	return done;
}

async function setRetired(tx: Tx, { key, version }: OwnTemplate, at: Date | null): Promise<void> {
	await tx.db
		.updateTable('programmes.template')
		.set({ retired_at: at, version: version + 1 })
		.where('id', '=', key)
		.execute();
}

async function templateToKeep(tx: Tx, id: string): Promise<OwnTemplate> {
	if (!mayReadTemplates(tx.actor)) throw new Forbidden();
	const template = await getOwnTemplate(tx, id);
	if (!mayKeepTemplate(tx.actor, template)) throw new Forbidden();
	return template;
}

/** She has read all of a template in a language and found it right; not while something is not written in it. Sent twice is once. */
export async function checkTemplate(tx: Tx, id: string, language: Language): Promise<Outcome<'not-whole'>> {
	const template = await templateToCheck(tx, id);
	if (countLacking(template, language)) return refused('not-whole');
	const checked = await tx.db
		.insertInto('programmes.template_check')
		.values({
			org_id: tx.actor.orgId,
			template_id: id,
			language,
			checked_by: tx.actor.id ?? '',
			checked_at: tx.now
		})
		.onConflict((conflict) => conflict.columns(['org_id', 'template_id', 'language']).doNothing())
		.executeTakeFirst();
	if (checked.numInsertedOrUpdatedRows) await record(tx, 'programmes.template.checked', { template: id, language });
	return done;
}

/** A template counts as unread in a language again: something in it was not right after all. */
export async function uncheckTemplate(tx: Tx, id: string, language: Language): Promise<Outcome<never>> {
	await templateToCheck(tx, id);
	const gone = await tx.db
		.deleteFrom('programmes.template_check')
		.where('template_id', '=', id)
		.where('language', '=', language)
		.executeTakeFirst();
	if (gone.numDeletedRows) await record(tx, 'programmes.template.unchecked', { template: id, language });
	return done;
}

async function templateToCheck(tx: Tx, id: string): Promise<OwnTemplate> {
	if (!tx.actor.id || !mayManageCourses(tx.actor)) throw new Forbidden();
	return getOwnTemplate(tx, id);
}
