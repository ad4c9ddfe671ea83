import * as v from 'valibot';
import type { Language } from '#platform/i18n/language-list.ts';

/** What an exercise is about; booklets of a week are suggested by it. */
export const themes = [
	'arriving',
	'breath-and-body',
	'kind-to-myself',
	'weather-inside',
	'time-and-habits',
	'boundaries',
	'baby-and-me',
	'my-people-my-place',
	'outside',
	'on-a-high'
] as const;
export type Theme = (typeof themes)[number];

/** With whom it is done. */
export const ways = ['alone', 'pairs', 'group', 'home'] as const;
export type WithWhom = (typeof ways)[number];

/** How it goes with children: in the room, with a baby in arms, better without. */
export const withChildren = ['fine', 'in-arms', 'without'] as const;
export type WithChildren = (typeof withChildren)[number];

/** The drawings of the house that may stand beside an exercise. */
export const drawings = ['bean', 'circle', 'door', 'letter', 'path', 'rest', 'sun', 'teapot', 'umbrella'] as const;
export type DrawingName = (typeof drawings)[number];

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** What an exercise says in one language. It is no longer than one A5 page in large print holds. */
export const exerciseText = v.strictObject({
	title: text(60),
	/** What is needed; empty where nothing is. */
	need: v.pipe(v.string(), v.trim(), v.maxLength(120)),
	steps: v.pipe(v.array(text(180)), v.minLength(3), v.maxLength(6)),
	/** When it is better left. */
	skip: text(200)
});
export type ExerciseText = v.InferOutput<typeof exerciseText>;

const facts = {
	id: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
	ways: v.pipe(v.array(v.picklist(ways)), v.minLength(1)),
	children: v.picklist(withChildren),
	/** It is about a baby: left out for whoever has asked for quiet. */
	aboutBaby: v.optional(v.boolean(), false),
	/** Made by us, or known in many places and told in our words. */
	credit: v.picklist(['ours', 'known']),
	drawing: v.optional(v.picklist(drawings))
};

/** A file of the library: the exercises of one theme, each in English and in Spanish. */
export const themeFile = v.strictObject({
	theme: v.picklist(themes),
	exercises: v.array(v.strictObject({ ...facts, en: exerciseText, es: exerciseText }))
});

/** An exercise, from the library or the organisation's own. */
export interface Exercise {
	/** Its name in the library, or the id of an own one. */
	id: string;
	theme: Theme;
	minutes: number;
	ways: WithWhom[];
	children: WithChildren;
	aboutBaby: boolean;
	/** Whose it is: a word of the library, or what an organisation wrote about where it is from. */
	credit: 'ours' | 'known' | { own: string };
	drawing?: DrawingName;
	text: Partial<Record<Language, ExerciseText>>;
}
