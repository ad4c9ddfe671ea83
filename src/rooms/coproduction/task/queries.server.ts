import type { Tx } from '#platform/db/tx.ts';
import type { TaskStanding, TaskState } from './form.ts';

/** A task of which somebody said something: one of the guide's, or the project's own. */
export interface ProjectTask extends TaskStanding {
	id: string;
	stage: number;
	/** Its name in the library of the guide; null where it is the project's own. */
	library: string | null;
	what: string | null;
	version: number;
}

/** The tasks of a project of which something was said, its own in the order in which they came. */
export async function listTasks(tx: Tx, projectId: string): Promise<ProjectTask[]> {
	return tx.db
		.selectFrom('coproduction.task')
		.select(['id', 'stage', 'library', 'what', 'state', 'why', 'done_on as doneOn', 'version'])
		.where('project_id', '=', projectId)
		.orderBy('created_at')
		.orderBy('id')
		.$narrowType<{ state: TaskState }>()
		.execute();
}
