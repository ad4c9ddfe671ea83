import { join } from 'node:path';
import { inWords } from '#platform/i18n/language.ts';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf } from '#platform/pdf/render.ts';
import { m } from '#messages';
import { leadWords, stepTitle, stepTimes, toBringOf, togetherWords } from './words.ts';
import type { PlanFit } from './fold.ts';
import type { PlanStep } from './queries.server.ts';
import type { ProjectWorkshop } from '../workshop/queries.server.ts';
import { careWords, meetingWords } from '../workshop/words.ts';

const TEMPLATE = 'src/rooms/coproduction/step/plan.typ';

/** A workshop with its plan, as it is printed. */
export interface PlanSheet {
	workshop: ProjectWorkshop;
	steps: readonly PlanStep[];
	fit: PlanFit;
	zone: string;
}

/** Whose paper it is, and in which size: ordinary, or large for whoever sees little. */
interface Paper {
	organisation: string;
	accent: string | null;
	large: boolean;
}

/** Everything that the page says, in the language spoken now. */
function dataOf({ workshop, steps, fit, zone }: PlanSheet): object {
	const times = stepTimes(steps, workshop.startsAt, zone);
	return {
		title: inWords(workshop.purpose),
		meeting: meetingWords(workshop, zone),
		together: togetherWords(fit),
		warnings: [
			...(fit.over ? [m.coproduction_step_over({ minutes: fit.over })] : []),
			...(fit.noBreak ? [m.coproduction_step_no_break()] : [])
		],
		steps: steps.map((step, at) => ({
			...{ time: times[at] ?? '', title: stepTitle(step), lead: leadWords(step) },
			minutes: m.coproduction_step_lasts({ minutes: step.minutes })
		})),
		cares: careWords(workshop),
		nothing: m.coproduction_step_none(),
		bring_title: m.coproduction_step_bring(),
		bring: toBringOf(steps).map(({ need, of }) => `${need} (${of.join(', ')})`)
	};
}

/** The plan of a workshop on a page of A4, for whoever leads it. */
export function planPdf(sheet: PlanSheet, paper: Paper, language: string): Promise<Uint8Array> {
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: { ...paper, ...dataOf(sheet) }, language });
}
