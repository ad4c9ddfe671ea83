import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import type { ChildrensPlace, Mode, ProgrammeKind, Template, TemplateBlock, WayIn } from './course-template.ts';
import { findTemplate, templates } from './templates.ts';

/** A template of the charity's own: a run that was saved, as something to begin others from. Its key is its id. */
export interface OwnTemplate extends Template {
	mode: Mode;
	hours: { from: string; to: string };
	forWhom: string;
	/** The run from which it was saved, while that is there, and what it was called then. */
	fromCohortId: string | null;
	fromLabel: Words;
	savedAt: Date;
	/** Since when it is offered no more. */
	retiredAt: Date | null;
	version: number;
}

const columns = [
	'id',
	'kind',
	'way_in',
	'mode',
	'children',
	'for_whom',
	'name',
	'promise',
	'begins_at',
	'ends_at',
	'plan',
	'from_cohort_id',
	'from_label',
	'saved_at',
	'retired_at',
	'version'
] as const;

const ownTemplates = (tx: Tx) => tx.db.selectFrom('programmes.template').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof ownTemplates>['executeTakeFirstOrThrow']>>;

function asTemplate(row: Row): OwnTemplate {
	const blocks = row.plan as unknown as TemplateBlock[];
	return {
		key: row.id,
		kind: row.kind as ProgrammeKind,
		wayIn: row.way_in as WayIn,
		mode: row.mode as Mode,
		children: row.children as ChildrensPlace,
		forWhom: row.for_whom,
		hours: { from: row.begins_at.slice(0, 5), to: row.ends_at.slice(0, 5) },
		name: row.name as Words,
		promise: row.promise as Words,
		weeks: blocks[0]?.weeks ?? [],
		blocks: blocks.filter(({ key }) => key !== ''),
		fromCohortId: row.from_cohort_id,
		fromLabel: row.from_label as Words,
		savedAt: row.saved_at,
		retiredAt: row.retired_at,
		version: row.version
	};
}

/** The charity's own templates, those that are offered first, each the newest first. */
export async function listOwnTemplates(tx: Tx): Promise<OwnTemplate[]> {
	const rows = await ownTemplates(tx).orderBy('saved_at', 'desc').orderBy('id').execute();
	const all = rows.map(asTemplate);
	return [...all.filter(({ retiredAt }) => !retiredAt), ...all.filter(({ retiredAt }) => retiredAt)];
}

/** One of the charity's own templates, also one that is offered no more, or nothing. */
export async function findOwnTemplate(tx: Tx, id: string): Promise<OwnTemplate | undefined> {
	const row = isId(id) ? await ownTemplates(tx).where('id', '=', id).executeTakeFirst() : undefined;
	return row && asTemplate(row);
}

/** One of the charity's own templates. Throws NotFound. */
export async function getOwnTemplate(tx: Tx, id: string): Promise<OwnTemplate> {
	const template = await findOwnTemplate(tx, id);
	if (!template) throw new NotFound();
	return template;
}

/** A template by its key, also an own one that is offered no more; the first of all where there is none. */
export async function findByKey(tx: Tx, key: string | null | undefined): Promise<Template> {
	return findTemplate(key) ?? (await findOwnTemplate(tx, key ?? '')) ?? templates[0];
}

/** Whether runs can be begun from a template: an own one that was retired is offered no more. */
export const isOffered = (template: Template | OwnTemplate): boolean =>
	!('retiredAt' in template && template.retiredAt);

/** From what the runs of a programme are made. */
export interface MadeFrom {
	/** The key of one that comes with Kith. */
	template: string;
	/** The id of an own one. */
	templateId: string | null;
}

/** The template of a programme, also an own one that is offered no more; the first of all where it knows none of ours. */
export async function templateOfProgramme(tx: Tx, { template, templateId }: MadeFrom): Promise<Template> {
	const own = templateId ? await findOwnTemplate(tx, templateId) : undefined;
	return own ?? findTemplate(template) ?? templates[0];
}

/** In which languages somebody has read all of a template and found it right, when, and who, where whoever asks may know. */
export interface Check {
	language: string;
	checkedAt: Date;
	called: string | null;
}

/** Who has read a template, by language; no names for whoever sees nobody. */
export async function listChecks(tx: Tx, templateId: string): Promise<Check[]> {
	return tx.db
		.selectFrom('programmes.template_check as check')
		.leftJoin('people.card as card', 'card.id', 'check.checked_by')
		.select(['check.language', 'check.checked_at as checkedAt', 'card.called'])
		.where('check.template_id', '=', templateId)
		.orderBy('check.checked_at')
		.execute();
}

/** The languages in which each template was checked, by its key. */
export async function listCheckedLanguages(tx: Tx): Promise<Map<string, string[]>> {
	const rows = await tx.db
		.selectFrom('programmes.template_check')
		.select(['template_id', 'language'])
		.orderBy('checked_at')
		.execute();
	const checked = new Map<string, string[]>();
	for (const { template_id, language } of rows)
		checked.set(template_id, [...(checked.get(template_id) ?? []), language]);
	return checked;
}
