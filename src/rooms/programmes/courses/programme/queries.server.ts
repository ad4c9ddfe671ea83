import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Template } from '../template/course-template.ts';

/** What is offered, with all its runs. */
export interface Programme {
	id: string;
	name: Words;
}

/** The programmes whose runs are made from a template, the first to be made first. */
export async function listProgrammesOf(tx: Tx, { key }: Pick<Template, 'key'>): Promise<Programme[]> {
	return tx.db
		.selectFrom('programmes.programme')
		.select(['id', 'name'])
		.where('template', '=', key)
		.orderBy('created_at')
		.orderBy('id')
		.$narrowType<{ name: Words }>()
		.execute();
}
