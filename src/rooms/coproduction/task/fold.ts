import type { Words } from '#platform/forms/words.ts';
import type { GuideStage } from '../guide/library.ts';
import type { GuideAnswer, SkippedStage } from '../guide/queries.server.ts';
import type { TaskStanding } from './form.ts';
import type { ProjectTask } from './queries.server.ts';

/** A task as its stage shows it: whether the guide offers it or the project added it. */
export interface StageTask extends TaskStanding {
	/** Its name in the library, or the id of one of the project's own: what stands in its address. */
	name: string;
	words: Words | string;
	isOwn: boolean;
	/** 0 where nobody said anything of it yet. */
	version: number;
}

const unsaid = { state: 'open', why: null, doneOn: null, version: 0 } as const;

/** The tasks of a stage: those that the guide offers, with what was said of each, then the project's own. */
export function tasksOf(stage: GuideStage, said: readonly ProjectTask[]): StageTask[] {
	const offered = stage.tasks.map(({ id, words }) => {
		const { state, why, doneOn, version } = said.find(({ library }) => library === id) ?? unsaid;
		return { name: id, words, isOwn: false, state, why, doneOn, version };
	});
	const own = said.flatMap(({ id, stage: of, what, state, why, doneOn, version }) =>
		what && of === stage.stage ? [{ name: id, words: what, isOwn: true, state, why, doneOn, version }] : []
	);
	return [...offered, ...own];
}

/** What a project has written down in its guide. */
export interface Written {
	answers: readonly GuideAnswer[];
	skipped: readonly SkippedStage[];
	tasks: readonly ProjectTask[];
}

/** How a project stands in one stage. */
export interface StageStanding {
	stage: number;
	/** How many of its questions something is known about. */
	answered: number;
	questions: number;
	done: number;
	/** How many tasks are to be done: those that were said to be needed, and those of which nobody said anything yet. */
	toDo: number;
	tasks: StageTask[];
	/** Why it is left out; null where it is not. */
	skipped: string | null;
}

/** How a project stands in a stage, counted from what it wrote down. */
export function standingOf(stage: GuideStage, { answers, skipped, tasks }: Written): StageStanding {
	const all = tasksOf(stage, tasks);
	return {
		stage: stage.stage,
		answered: stage.questions.filter(({ id }) => answers.some(({ question }) => question === id)).length,
		questions: stage.questions.length,
		done: all.filter(({ state }) => state === 'done').length,
		toDo: all.filter(({ state }) => state === 'open' || state === 'needed').length,
		tasks: all,
		skipped: skipped.find((one) => one.stage === stage.stage)?.why ?? null
	};
}
