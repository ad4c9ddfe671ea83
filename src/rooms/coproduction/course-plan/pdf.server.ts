import { join } from 'node:path';
import { inWords } from '#platform/i18n/language.ts';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf } from '#platform/pdf/render.ts';
import { m } from '#messages';
import { livesWords, planAreaWords } from '../plan-line/choices.ts';
import { planAreas } from '../plan-line/form.ts';
import type { CoursePlanLine } from '../plan-line/queries.server.ts';
import type { Project } from '../project/queries.server.ts';
import type { CoursePlan } from './queries.server.ts';
import { finalWords } from './words.ts';

const TEMPLATE = 'src/rooms/coproduction/course-plan/course-plan.typ';

/** A course plan as it is printed. */
export interface CoursePlanSheet {
	project: Project;
	plan: CoursePlan;
	lines: readonly CoursePlanLine[];
	zone: string;
}

/** Whose paper it is, and in which size: ordinary, or large for whoever sees little. */
interface Paper {
	organisation: string;
	accent: string | null;
	large: boolean;
}

/** Everything that the page says, in the language spoken now. */
function dataOf({ project, plan, lines, zone }: CoursePlanSheet): object {
	const said = (line: CoursePlanLine) => ({
		said: line.said ? inWords(line.said) : m.coproduction_plan_said_hidden(),
		follows: inWords(line.words),
		lives: livesWords(line, zone) || m.coproduction_plan_home_none()
	});
	return {
		...{ title: m.coproduction_plan_title(), project: inWords(project.name), stands: finalWords(plan, zone) },
		columns: [m.coproduction_plan_said(), m.coproduction_plan_follows(), m.coproduction_plan_lives()],
		areas: planAreas
			.map((area) => ({ name: planAreaWords(area), lines: lines.filter((line) => line.area === area).map(said) }))
			.filter((area) => area.lines.length)
	};
}

/** The course plan of a project on A4. */
export function coursePlanPdf(sheet: CoursePlanSheet, paper: Paper, language: string): Promise<Uint8Array> {
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: { ...paper, ...dataOf(sheet) }, language });
}
