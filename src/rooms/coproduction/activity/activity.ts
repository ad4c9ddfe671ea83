import * as v from 'valibot';
import type { Words } from '#platform/forms/words.ts';

/** At what moment of a workshop an activity has its place. */
export const moments = ['find', 'shape', 'choose', 'close'] as const;
export type Moment = (typeof moments)[number];

/** How it goes with children: in the room, with a baby in arms, better without. */
export const activityChildren = ['fine', 'in-arms', 'without'] as const;
export type ActivityChildren = (typeof activityChildren)[number];

/** What remains of an activity when it is over. */
export const captures = [
	'themes',
	'tension',
	'missing',
	'criteria',
	'people',
	'plan',
	'words',
	'names',
	'choice',
	'checked',
	'nothing'
] as const;
export type Captured = (typeof captures)[number];

/** How long each text of an activity may be, in characters; how many minutes and people. */
export const activityMost = {
	...{ title: 60, aim: 220, need: 220, step: 220, steps: 6, reading: 220, mind: 220, credit: 120 },
	...{ minutes: 120, people: 60 }
} as const;
export const fewestSteps = 3;

const { title, aim, need, step, steps, reading, mind } = activityMost;
const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

const inOneLanguage = v.strictObject({
	...{ title: text(title), aim: text(aim), need: v.pipe(v.string(), v.trim(), v.maxLength(need)) },
	steps: v.pipe(v.array(text(step)), v.minLength(fewestSteps), v.maxLength(steps)),
	...{ reading: text(reading), mind: text(mind) }
});

/** A file of the library: the activities of one moment, each in English and in Spanish. */
export const momentFile = v.strictObject({
	moment: v.picklist(moments),
	activities: v.array(
		v.strictObject({
			id: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
			minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(activityMost.minutes)),
			/** The fewest and the most people with whom it goes. */
			people: v.strictTuple([v.pipe(v.number(), v.minValue(2)), v.pipe(v.number(), v.maxValue(activityMost.people))]),
			children: v.picklist(activityChildren),
			captures: v.picklist(captures),
			...{ en: inOneLanguage, es: inOneLanguage }
		})
	)
});

/** What an activity is, from the library or the charity's own. */
export interface ActivityFields {
	moment: Moment;
	minutes: number;
	/** The fewest and the most people with whom it goes. */
	people: [least: number, most: number];
	children: ActivityChildren;
	captures: Captured;
	title: Words;
	/** What it is for. */
	aim: Words;
	/** What is needed; empty where nothing is. */
	need: Words;
	/** Three to six steps, a line each. */
	steps: Words;
	/** How it goes without reading and writing. */
	reading: Words;
	/** What to have in mind, for whoever runs it. */
	mind: Words;
	/** Whose idea it was; empty in the library. */
	credit: string;
}

/** An activity by its name in the library, or the id of an own one. */
export interface Activity extends ActivityFields {
	id: string;
}
