import type { Tx } from '#platform/db/tx.ts';

/** What is known about one question of the guide. */
export interface GuideAnswer {
	/** The name of the question in the library. */
	question: string;
	words: string;
	version: number;
}

/** What was written down about the questions of a project, as far as the speaker may read it. */
export function listGuideAnswers(tx: Tx, projectId: string): Promise<GuideAnswer[]> {
	return tx.db
		.selectFrom('coproduction.guide_answer')
		.select(['question', 'words', 'version'])
		.where('project_id', '=', projectId)
		.orderBy('question')
		.execute();
}

/** A stage that is left out, and why. */
export interface SkippedStage {
	stage: number;
	why: string;
}

/** The stages that a project leaves out. */
export function listSkipped(tx: Tx, projectId: string): Promise<SkippedStage[]> {
	return tx.db
		.selectFrom('coproduction.skipped_stage')
		.select(['stage', 'why'])
		.where('project_id', '=', projectId)
		.orderBy('stage')
		.execute();
}

/** What this noun holds about a person: what she wrote last in guides. */
export async function copyOfGuides(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const own = tx.db.selectFrom('coproduction.guide_answer').select(['project_id', 'question', 'words', 'written_at']);
	return { 'coproduction.guide_answer': await own.where('written_by', '=', personId).orderBy('id').execute() };
}
