import type { Words } from '#platform/forms/words.ts';

/** What a programme is; on screen each is called by its own word. */
export const programmeKinds = ['course', 'group', 'workshop', 'trip', 'training', 'one-to-one'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

/** How one comes in: with a place for the whole run, with one for each meeting, or by an open door on any day, without asking. */
export const waysIn = ['whole', 'each', 'open'] as const;
export type WayIn = (typeof waysIn)[number];

/** How it meets: in a room, online, or both at once. */
export const modes = ['room', 'online', 'both'] as const;
export type Mode = (typeof modes)[number];

/** Where the children are: next door in a crèche, in the room with their parents, or not with them. */
export const childrensPlaces = ['creche', 'with-parent', 'none'] as const;
export type ChildrensPlace = (typeof childrensPlaces)[number];

export const sessionKinds = ['settling-in', 'theme', 'nature', 'celebration', 'reunion'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const partKinds = [
	'arrive',
	'grounding',
	'check-in',
	'theme',
	'parent-led',
	'break',
	'snack',
	'craft',
	'speaker',
	'feedback',
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
	/** What has to be there for it, and what to look out for. */
	materials?: Words;
	risks?: Words;
}

/** One week of a course as the template has it. */
export interface TemplateWeek {
	kind: SessionKind;
	title: Words;
	parts: readonly PlannedPart[];
}

/** Some weeks of a group that belong together. A group comes round: after its last block the first is laid again. */
export interface TemplateBlock {
	/** The name under which a block that was laid remembers what it was made from. */
	key: string;
	title: Words;
	weeks: readonly TemplateWeek[];
}

/** A programme that a charity can take as it is and make its own. */
export interface Template {
	/** The name under which programmes remember what they were made from. */
	key: string;
	kind: ProgrammeKind;
	wayIn: WayIn;
	children: ChildrensPlace;
	/** How it usually meets; in a room where nothing is said. */
	mode?: Mode;
	/** From when to when it usually meets; ten to twelve where nothing is said. */
	hours?: { from: string; to: string };
	/** For whom it usually is; for everybody where nothing is said. */
	forWhom?: string;
	name: Words;
	/** What a parent may expect, in a sentence or two. */
	promise: Words;
	/** What it is not, for whoever wonders. */
	isNot?: Words;
	/** The meetings that are laid when a run is made; of a group, those of its first block. */
	weeks: readonly TemplateWeek[];
	/** The blocks of a group in their order; none for what ends. */
	blocks: readonly TemplateBlock[];
}

/** How a run that is made from this template may be come into: as usual, or with a place for each meeting. A day out is one place, or none. */
export const waysInto = ({ kind, wayIn }: Pick<Template, 'kind' | 'wayIn'>): WayIn[] =>
	kind === 'trip' || wayIn === 'each' ? [wayIn] : [wayIn, 'each'];

/** The first of these ways that a template allows; its own where it allows none of them. */
export const wayInto = (template: Pick<Template, 'kind' | 'wayIn'>, ...asked: (string | null | undefined)[]): WayIn =>
	asked.flatMap((one) => waysInto(template).find((way) => way === one) ?? [])[0] ?? template.wayIn;

/** A line of a plan as templates are written: what for, how long, and what happens in it. */
export type PlanLine = [
	kind: PartKind,
	minutes: number,
	en: string,
	es: string,
	notes?: Pick<PlannedPart, 'materials' | 'risks'>
];

/** A week of a template from its lines. */
export function week(kind: SessionKind, en: string, es: string, lines: readonly PlanLine[]): TemplateWeek {
	const parts = lines.map(([part, minutes, en, es, notes]) => ({ kind: part, minutes, title: { en, es }, ...notes }));
	return { kind, title: { en, es }, parts };
}

/** How long a plan takes, in minutes. */
export function minutesOf(parts: readonly { minutes: number }[]): number {
	return parts.reduce((sum, part) => sum + part.minutes, 0);
}
