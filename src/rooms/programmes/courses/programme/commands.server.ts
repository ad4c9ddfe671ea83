import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Template } from '../template/course-template.ts';

/** Writes a programme down whose first run is being made. Returns its id. */
export async function addProgramme(
	tx: Tx,
	{ key, kind }: Pick<Template, 'key' | 'kind'>,
	{ name, promise }: { name: Words; promise: Words }
): Promise<string> {
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.programme')
		.values({
			org_id: tx.actor.orgId,
			id,
			kind,
			name: JSON.stringify(name),
			promise: JSON.stringify(promise),
			template: key,
			template_id: isId(key) ? key : null
		})
		.execute();
	await record(tx, 'programmes.programme.added', { programme: id, template: key });
	return id;
}
