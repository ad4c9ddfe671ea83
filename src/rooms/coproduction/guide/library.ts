import * as v from 'valibot';
import type { Words } from '#platform/forms/words.ts';
import { projectStages } from '../project/form.ts';
import design from './library/design.json' with { type: 'json' };
import need from './library/need.json' with { type: 'json' };
import prepare from './library/prepare.json' with { type: 'json' };
import run from './library/run.json' with { type: 'json' };
import say from './library/say.json' with { type: 'json' };

/** The pages of a project that help with a stage. */
export const guideWays = [
	'listening',
	'themes',
	'needs',
	'stakeholders',
	'budget',
	'people',
	'workshops',
	'activities',
	'boards',
	'decisions',
	'promises',
	'words',
	'change'
] as const;
export type GuideWay = (typeof guideWays)[number];

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const inBoth = (most: number) => v.strictObject({ en: text(most), es: text(most) });
const list = (fewest: number) => {
	const lines = v.pipe(v.array(text(160)), v.minLength(fewest), v.maxLength(5));
	return v.strictObject({ en: lines, es: lines });
};
const slug = v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/), v.maxLength(60));
const asked = v.strictTuple([text(90), text(180)]);

/** A file of the guide: one stage, in English and in Spanish. */
export const stageFile = v.strictObject({
	stage: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(projectStages)),
	ways: v.pipe(v.array(v.picklist(guideWays)), v.minLength(1)),
	lead: inBoth(160),
	questions: v.pipe(v.array(v.strictObject({ id: slug, en: asked, es: asked })), v.minLength(6), v.maxLength(10)),
	gather: list(3),
	goOn: list(3),
	tasks: v.pipe(v.array(v.strictObject({ id: slug, en: text(90), es: text(90) })), v.minLength(5), v.maxLength(8))
});

/** Something to think about in a stage, with a word that helps to answer it. */
export interface GuideQuestion {
	id: string;
	words: Words;
	hint: Words;
}

/** One of the five stages of setting something up. */
export interface GuideStage {
	stage: number;
	ways: readonly GuideWay[];
	lead: Words;
	questions: readonly GuideQuestion[];
	/** What to have in hand, a line each. */
	gather: readonly Words[];
	/** When one can go on, as the end of a sentence that begins so. */
	goOn: readonly Words[];
	/** What the guide offers to do. */
	tasks: readonly { id: string; words: Words }[];
}

const lineByLine = ({ en, es }: { en: readonly string[]; es: readonly string[] }): Words[] =>
	en.map((line, at) => ({ en: line, es: es[at] ?? line }));

function asStage({ stage, ways, lead, questions, gather, goOn, tasks }: v.InferOutput<typeof stageFile>): GuideStage {
	return {
		...{ stage, ways, lead, gather: lineByLine(gather), goOn: lineByLine(goOn) },
		questions: questions.map(({ id, en, es }) => ({
			id,
			words: { en: en[0], es: es[0] },
			hint: { en: en[1], es: es[1] }
		})),
		tasks: tasks.map(({ id, en, es }) => ({ id, words: { en, es } }))
	};
}

/** The five stages that come with Kith, in their order. */
export const guideStages: readonly GuideStage[] = [need, say, design, prepare, run].map((file) =>
	asStage(v.parse(stageFile, file))
);

/** The stage of a number from 1 to 5, as it stands in an address; nothing where it is none. */
export const stageAt = (number: string | number): GuideStage | undefined =>
	guideStages.find(({ stage }) => String(stage) === String(number));

/** The question of a stage by its place in it, from 1, as it stands in an address. */
export const questionAt = ({ questions }: GuideStage, number: string): GuideQuestion | undefined =>
	/^[1-9]\d?$/.test(number) ? questions[Number(number) - 1] : undefined;
