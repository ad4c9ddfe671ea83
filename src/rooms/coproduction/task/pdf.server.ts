import { join } from 'node:path';
import { inWords } from '#platform/i18n/language.ts';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf } from '#platform/pdf/render.ts';
import { poundsOf } from '#platform/i18n/money.ts';
import { m } from '#messages';
import { budgetKindWords, parentsShareWords } from '../budget-line/choices.ts';
import { sumsOf } from '../budget-line/fold.ts';
import type { BudgetFields } from '../budget-line/form.ts';
import { ladderWords } from '../project/choices.ts';
import type { Project } from '../project/queries.server.ts';
import { standingWords, taskTitle } from './choices.ts';
import { standingOf, type StageStanding, type Written } from './fold.ts';
import { guideStages } from '../guide/library.ts';
import { guideStageWords } from '../guide/words.ts';

const TEMPLATE = 'src/rooms/coproduction/task/plan.typ';

/** A project with what it wrote down in its guide, as it is printed. */
export interface GuideSheet {
	project: Project;
	written: Written;
	/** The lines of its budget. */
	budget: readonly BudgetFields[];
}

/** Whose paper it is, and in which size: ordinary, or large for whoever sees little. */
interface GuidePaper {
	organisation: string;
	accent: string | null;
	large: boolean;
}

/** How many things to do stand below the stage that the project is in, and below each other one, so that all fits one page. */
const most = { ordinary: { here: 8, other: 3 }, large: { here: 3, other: 1 } } as const;

/** A purpose of more characters than these stands on the page of the project alone. */
const longPurpose = 600;

/** What is to be done in a stage: what was said to be needed first; of stages to come only that. */
function toDoOf({ tasks, skipped }: StageStanding, isHere: boolean, room: number) {
	if (skipped !== null) return { lines: [], more: '' };
	const needed = tasks.filter(({ state }) => state === 'needed');
	const all = isHere ? [...needed, ...tasks.filter(({ state }) => state === 'open')] : needed;
	const over = all.length - room;
	return {
		lines: all.slice(0, room).map(taskTitle),
		more: over > 0 ? m.coproduction_guide_plan_more({ count: over }) : ''
	};
}

/** What it costs: what goes to parents first, each kind in one line, and what nobody pays yet; nothing where no line is written. */
function costsOf(budget: readonly BudgetFields[]) {
	if (!budget.length) return null;
	const sums = sumsOf(budget);
	const kinds = sums.kinds.map(({ kind, sum }) =>
		m.coproduction_budget_kind_sum({ kind: budgetKindWords(kind), sum: poundsOf(sum) })
	);
	return {
		title: m.coproduction_guide_plan_costs({ sum: poundsOf(sums.all) }),
		share: sums.parents ? parentsShareWords(sums) : m.coproduction_budget_parents_none_short(),
		kinds: kinds.join(' · '),
		unpaid: sums.unpaid ? m.coproduction_budget_unpaid({ sum: poundsOf(sums.unpaid) }) : ''
	};
}

/** Everything that the page says, in the language spoken now. */
function dataOf({ project, written, budget }: GuideSheet, { large }: GuidePaper): object {
	const room = most[large ? 'large' : 'ordinary'];
	return {
		title: inWords(project.name),
		about: m.coproduction_guide_plan_title(),
		now: m.coproduction_guide_plan_stage({ stage: guideStageWords(project.stage) }),
		purpose: Object.values(project.purpose).every((text) => text.length <= longPurpose) ? inWords(project.purpose) : '',
		...{ ladder: ladderWords(project.ladder), costs: costsOf(budget) },
		stages: guideStages.map((stage) => {
			const standing = standingOf(stage, written);
			const isHere = stage.stage === project.stage;
			return {
				...{ title: guideStageWords(stage.stage), isHere },
				standing:
					standing.skipped === null
						? standingWords(standing)
						: m.coproduction_guide_skipped_why({ why: standing.skipped }),
				...toDoOf(standing, isHere, isHere ? room.here : room.other)
			};
		})
	};
}

/** Where a project stands in the five stages and what is to be done, on one page of A4. */
export function guidePlanPdf(sheet: GuideSheet, paper: GuidePaper, language: string): Promise<Uint8Array> {
	const data = { ...paper, ...dataOf(sheet, paper) };
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data, language });
}
