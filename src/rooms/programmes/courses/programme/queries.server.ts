import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Template } from '../template/course-template.ts';
import { namesBefore } from './policy.ts';

/** What is offered, with all its runs. */
export interface Programme {
	id: string;
	name: Words;
}

/** The programmes whose runs are made from a template, the first to be made first. */
export async function listProgrammesOf(tx: Tx, { key }: Pick<Template, 'key'>): Promise<Programme[]> {
	return tx.db
		.selectFrom('programmes.programme')
		.select(['id', 'name'])
		.where('template', '=', key)
		.orderBy('created_at')
		.orderBy('id')
		.$narrowType<{ name: Words }>()
		.execute();
}

/** Every programme, by its name in the reader's language or another. */
export async function listProgrammes(tx: Tx): Promise<Programme[]> {
	const rows = await tx.db
		.selectFrom('programmes.programme')
		.select(['id', 'name'])
		.orderBy('id')
		.$narrowType<{ name: Words }>()
		.execute();
	return rows.toSorted((one, other) => inWords(one.name).localeCompare(inWords(other.name)));
}

/** A programme with what it was called before, the last name first, and the template of its runs. Throws NotFound. */
export async function getProgramme(
	tx: Tx,
	id: string
): Promise<Programme & { formerNames: Words[]; template: string }> {
	if (!isId(id)) throw new NotFound();
	const found = await tx.db
		.selectFrom('programmes.programme')
		.select(['id', 'name', 'former_names as formerNames', 'template'])
		.where('id', '=', id)
		.$narrowType<{ name: Words; formerNames: Words[] }>()
		.executeTakeFirst();
	if (!found) throw new NotFound();
	return found;
}

/** A run of a programme that could take another name. */
export interface RunToName {
	id: string;
	label: Words;
	formerNames: Words[];
	/** When its next meeting begins, or has begun. */
	next: Date;
}

/** The runs of a programme that are not over, the next to meet first. */
export async function listRunsToName(tx: Tx, programmeId: string): Promise<RunToName[]> {
	return tx.db
		.selectFrom('programmes.cohort as cohort')
		.innerJoin('programmes.session as session', (join) =>
			join.onRef('session.org_id', '=', 'cohort.org_id').onRef('session.cohort_id', '=', 'cohort.id')
		)
		.select(({ fn }) => [
			...(['cohort.id', 'cohort.label', 'cohort.former_names as formerNames'] as const),
			fn.min<Date>('session.starts_at').as('next')
		])
		.where('cohort.programme_id', '=', programmeId)
		.where('session.ends_at', '>', tx.now)
		.groupBy(['cohort.org_id', 'cohort.id'])
		.orderBy('next')
		.orderBy('cohort.id')
		.$narrowType<{ label: Words; formerNames: Words[] }>()
		.execute();
}

/** What a run, or its programme, was called before. */
export async function listFormerNames(tx: Tx, cohortId: string): Promise<Words[]> {
	const row = await tx.db
		.selectFrom('programmes.cohort as cohort')
		.innerJoin('programmes.programme as programme', (join) =>
			join.onRef('programme.org_id', '=', 'cohort.org_id').onRef('programme.id', '=', 'cohort.programme_id')
		)
		.select(['cohort.label', 'cohort.former_names as own', 'programme.former_names as former'])
		.where('cohort.id', '=', cohortId)
		.$narrowType<{ label: Words; own: Words[]; former: Words[] }>()
		.executeTakeFirst();
	return row ? namesBefore(row.label, [...row.own, ...row.former]) : [];
}
