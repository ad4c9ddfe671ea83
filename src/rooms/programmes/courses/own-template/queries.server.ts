import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { wholeOf, type Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { templateOf, type Cohort } from '../cohort/queries.server.ts';
import { notesOf, weeksOfCohort } from '../session/plan.server.ts';
import { listBlocks } from '../session/queries.server.ts';
import type { PlannedPart, Template, TemplateBlock, TemplateWeek } from '../template/course-template.ts';
import {
	getOwnTemplate,
	listCheckedLanguages,
	listChecks,
	listOwnTemplates,
	type Check,
	type OwnTemplate
} from '../template/queries.server.ts';
import { blocksOf, countWeeks, mayReadTemplates } from './policy.ts';

/** A run's plans as a template keeps them: block by block as each was planned last; those that were never laid as its own template has them. */
export async function getPlanToSave(tx: Tx, { id }: Pick<Cohort, 'id'>): Promise<TemplateBlock[]> {
	const source = await templateOf(tx, id);
	const laid = await listBlocks(tx, id);
	const nameless = withoutPeople(tx, source);
	if (!laid.length) return [{ key: '', title: {}, weeks: (await weeksOfCohort(tx, id)).map(nameless) }];
	const known = source.blocks.map(({ key }) => key);
	const others = laid.map((block) => block.templateBlock).filter((key) => !known.includes(key));
	const blocks: TemplateBlock[] = [];
	for (const key of [...known, ...new Set(others)]) {
		const last = laid.findLast((block) => block.templateBlock === key);
		const ours = source.blocks.find((block) => block.key === key);
		const weeks = last ? (await weeksOfCohort(tx, id, last.id)).map(nameless) : (ours?.weeks ?? []);
		if (weeks.length) blocks.push({ key, title: last?.title ?? ours?.title ?? {}, weeks });
	}
	return blocks;
}

/** What a parent shows is hers and stays with the run: of a part that she led a template keeps that there is one. */
function withoutPeople(tx: Tx, source: Template): (week: TemplateWeek) => TemplateWeek {
	const parts = blocksOf(source).flatMap(({ weeks }) => weeks.flatMap((week) => week.parts));
	const ours = new Set(parts.map(({ title }) => JSON.stringify(Object.entries(title).sort())));
	const isHers = ({ kind, title }: PlannedPart) =>
		kind === 'parent-led' && !ours.has(JSON.stringify(Object.entries(title).sort()));
	const hers = somethingOfHers(tx);
	return ({ kind, title, parts }) => ({
		kind,
		title,
		parts: parts.map((part) => ({
			kind: part.kind,
			minutes: part.minutes,
			...(isHers(part) ? { title: hers } : { title: part.title, ...notesOf(part) })
		}))
	});
}

function somethingOfHers(tx: Tx): Words {
	const languages = [...new Set(tx.languages.map((language) => wholeOf(language as Language)))];
	return Object.fromEntries(
		languages.map((language) => [language, inLanguage(language, () => m.programmes_areas_plans_parent())])
	);
}

/** A template of the charity's own as it stands in the list. */
export interface ListedTemplate extends OwnTemplate {
	weekCount: number;
	/** The languages in which somebody has read all of it. */
	checked: string[];
}

/** The charity's own templates, those that are offered first. */
export async function listTemplates(tx: Tx): Promise<ListedTemplate[]> {
	if (!mayReadTemplates(tx.actor)) throw new Forbidden();
	const checked = await listCheckedLanguages(tx);
	return (await listOwnTemplates(tx)).map((template) => ({
		...template,
		weekCount: countWeeks(template),
		checked: checked.get(template.key) ?? []
	}));
}

/** One of the charity's own templates, and who has read it in which language. Throws NotFound. */
export async function getTemplate(tx: Tx, id: string): Promise<{ template: OwnTemplate; checks: Check[] }> {
	if (!mayReadTemplates(tx.actor)) throw new Forbidden();
	return { template: await getOwnTemplate(tx, id), checks: await listChecks(tx, id) };
}
