import { m } from '#messages';
import type { GuideWay } from './library.ts';

/** What a stage is called, with its number. */
export const guideStageWords = (stage: number): string => m[`coproduction_stage_${stage as 1}`]();

/** Where a page of the project that helps with a stage is, and what it is called. */
export function wayOf(way: GuideWay, projectId: string): { href: string; title: string; sub: string } {
	const at = (path: string) => `/together/${projectId}/${path}`;
	const ways: Record<GuideWay, [href: string, title: string, sub: string]> = {
		listening: [at('listening'), m.coproduction_listen_campaigns(), m.coproduction_listen_team_lead()],
		themes: [at('themes'), m.coproduction_theme_title(), m.coproduction_theme_lead()],
		needs: [at('needs'), m.coproduction_evidence_title(), m.coproduction_evidence_lead()],
		stakeholders: [at('stakeholders'), m.coproduction_stakeholder_title(), m.coproduction_stakeholder_lead()],
		budget: [at('budget'), m.coproduction_budget_title(), m.coproduction_budget_lead()],
		people: [at('people'), m.coproduction_project_people_do(), m.coproduction_guide_way_people()],
		workshops: [at('workshops'), m.coproduction_workshop_title(), m.coproduction_workshop_lead()],
		activities: ['/together/activities', m.coproduction_activity_title(), m.coproduction_guide_way_activities()],
		boards: [at('boards'), m.coproduction_board_title(), m.coproduction_board_lead()],
		decisions: [at('new'), m.coproduction_decision_make(), m.coproduction_guide_way_decisions()],
		promises: [at('promises'), m.coproduction_promise_title(), m.coproduction_promise_lead()],
		words: ['/together/words', m.coproduction_word_title(), m.coproduction_word_lead()],
		change: [at('change'), m.coproduction_project_change(), m.coproduction_guide_way_change()]
	};
	const [href, title, sub] = ways[way];
	return { href, title, sub };
}
