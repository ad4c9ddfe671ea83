import type { Words } from '#platform/forms/words.ts';

export const sessionKinds = ['settling-in', 'theme', 'nature', 'celebration', 'reunion'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const partKinds = [
	'arrive',
	'grounding',
	'check-in',
	'theme',
	'parent-led',
	'break',
	'nature',
	'celebration',
	'energiser'
] as const;
export type PartKind = (typeof partKinds)[number];

/** A timed part of a session's plan. */
export interface PlannedPart {
	kind: PartKind;
	minutes: number;
	title: Words;
}

/** One week of a course as the template has it. */
export interface TemplateWeek {
	kind: SessionKind;
	title: Words;
	parts: readonly PlannedPart[];
}

/** A course that a charity can take as it is and make its own. */
export interface CourseTemplate {
	/** The name under which programmes remember what they were made from. */
	key: string;
	name: Words;
	/** What a parent may expect, in a sentence or two. */
	promise: Words;
	weeks: readonly TemplateWeek[];
}

/** How long a plan takes, in minutes. */
export function minutesOf(parts: readonly { minutes: number }[]): number {
	return parts.reduce((sum, part) => sum + part.minutes, 0);
}
