import { m } from '#messages';

/** What was done in evaluations that parents lead, as in said.ts. */
export const saidTelling: Record<string, () => string> = {
	'evaluation-planned': m.evaluation_plan_said_planned,
	'evaluation-moved': m.evaluation_plan_said_moved,
	'question-kept': m.evaluation_question_said_kept,
	'question-out': m.evaluation_question_said_out,
	'outcome-kept': m.evaluation_outcome_said_kept,
	'outcome-out': m.evaluation_outcome_said_out,
	'aim-kept': m.evaluation_aim_said_kept,
	'aim-out': m.evaluation_aim_said_out,
	'helper-named': m.evaluation_helper_said_named,
	'helper-agreed': m.evaluation_helper_said_agreed,
	'helper-ended': m.evaluation_helper_said_ended,
	'occasion-planned': m.evaluation_occasion_said_planned,
	'occasion-changed': m.evaluation_occasion_said_changed,
	'occasion-disturbed': m.evaluation_occasion_said_disturbed,
	'occasion-told': m.evaluation_occasion_said_told
};
