import type { Template, TemplateWeek } from './course-template.ts';
import { dropIn } from './drop-in.ts';
import { online } from './online.ts';
import { sevenWeekCourse } from './seven-week-course.ts';
import { threeBlockGroup } from './three-block-group.ts';
import { training } from './training.ts';
import { trip } from './trip.ts';
import { gathering, workshop } from './workshop.ts';

/** The keys of the templates. */
export const templateKeys = [
	'seven-week-course',
	'three-block-group',
	'drop-in',
	'workshop',
	'gathering',
	'trip',
	'training',
	'online'
] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** What a charity can begin with, in the order in which it is offered. */
export const templates = [
	sevenWeekCourse,
	threeBlockGroup,
	dropIn,
	workshop,
	gathering,
	trip,
	training,
	online
] as const satisfies readonly (Template & {
	key: TemplateKey;
})[];

/** A template by its key, or nothing where there is none of that name. */
export function findTemplate(key: string | null | undefined): (typeof templates)[number] | undefined {
	return templates.find((template) => template.key === key);
}

/** The weeks from which a run, or one block of it, was laid. */
export function templateWeeks({ weeks, blocks }: Template, block: string | null): readonly TemplateWeek[] {
	return (block ? blocks.find(({ key }) => key === block)?.weeks : weeks) ?? [];
}

/** The block that is laid after another: the next in order, and after the last the first again. */
export function blockAfter(template: Template, block: string | null): Template['blocks'][number] | undefined {
	const at = template.blocks.findIndex(({ key }) => key === block);
	return template.blocks[(at + 1) % template.blocks.length];
}
