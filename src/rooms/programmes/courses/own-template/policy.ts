import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { mayManageAll, mayManageCourses } from '../cohort/policy.ts';
import type { Template, TemplateBlock, TemplateWeek } from '../template/course-template.ts';

/** Whoever coordinates, all or an area, reads the charity's own templates, and so does whoever leads its programme. */
export function mayReadTemplates(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator') || holds(actor, 'programme_lead');
}

/** A template is renamed and retired by whoever coordinates the run from which it was saved; where that is gone, by whoever coordinates all. */
export function mayKeepTemplate(actor: Actor, { fromCohortId }: { fromCohortId: string | null }): boolean {
	return fromCohortId === null ? mayManageAll(actor) : mayManageCourses(actor, fromCohortId);
}

/** No block of a template has more weeks than this. */
export const mostWeeks = 60;

/** Why a run can't be saved as a template. */
export type SaveRefusal = 'no-meetings' | 'too-many' | 'name-taken';

/** Why what a run has can't be a template: it has no meeting, or more than can be laid at once. */
export function refusedPlan(blocks: readonly { weeks: readonly TemplateWeek[] }[]): SaveRefusal | undefined {
	if (!blocks.some(({ weeks }) => weeks.length)) return 'no-meetings';
	return blocks.some(({ weeks }) => weeks.length > mostWeeks) ? 'too-many' : undefined;
}

/** The blocks of a template; one without a key where it has none. */
export const blocksOf = ({ blocks, weeks }: Pick<Template, 'blocks' | 'weeks'>): readonly TemplateBlock[] =>
	blocks.length ? blocks : [{ key: '', title: {}, weeks }];

/** How many meetings a template has in all its blocks. */
export const countWeeks = (template: Pick<Template, 'blocks' | 'weeks'>): number =>
	blocksOf(template).reduce((sum, { weeks }) => sum + weeks.length, 0);

/** Everything that a template says, text by text. */
export function textsOf(template: Pick<Template, 'name' | 'promise' | 'blocks' | 'weeks'>): Words[] {
	const texts = blocksOf(template).flatMap(({ title, weeks }) => [
		title,
		...weeks.flatMap((week) => [week.title, ...week.parts.map((part) => part.title)])
	]);
	return [template.name, template.promise, ...texts].filter((text) => Object.values(text).some(Boolean));
}

/** How many texts of a template are not written in a language. */
export function countLacking(template: Parameters<typeof textsOf>[0], language: string): number {
	return textsOf(template).filter((text) => !(text as Record<string, string>)[language]).length;
}

/** Whether two names are the same in some language, however they are written. */
export function isCalledAlike(one: Words, other: Words): boolean {
	const plain = (text: string | undefined) => text?.trim().toLowerCase();
	return Object.entries(one).some(
		([language, text]) => plain(text) === plain((other as Record<string, string>)[language])
	);
}
