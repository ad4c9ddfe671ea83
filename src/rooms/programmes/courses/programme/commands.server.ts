import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { isSameWords, type Words } from '#platform/forms/words.ts';
import { doneWith, Forbidden, type Outcome } from '#platform/outcome.ts';
import type { Template } from '../template/course-template.ts';
import { mayNameProgramme } from './policy.ts';
import { getProgramme, listRunsToName, type RunToName } from './queries.server.ts';

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

/** How many names that a programme had before are kept. */
const mostFormer = 20;

/** A programme is called something else from now on, and so are those of its runs that are named and not over; what they were called before is kept. */
export async function nameProgramme(
	tx: Tx,
	id: string,
	name: Words,
	runs: readonly string[] = []
): Promise<Outcome<never, string[]>> {
	if (!mayNameProgramme(tx.actor)) throw new Forbidden();
	const { name: before, formerNames } = await getProgramme(tx, id);
	if (!isSameWords(before, name))
		await tx.db
			.updateTable('programmes.programme')
			.set({ name: JSON.stringify(name), former_names: withFormer(formerNames, before) })
			.where('id', '=', id)
			.execute();
	const named = (await listRunsToName(tx, id)).filter((run) => runs.includes(run.id));
	for (const run of named.filter(({ label }) => !isSameWords(label, name))) await nameRun(tx, run, name);
	await record(tx, 'programmes.programme.named', { programme: id, runs: named.length });
	return doneWith(named.map((run) => run.id));
}

async function nameRun(tx: Tx, { id, label, formerNames }: RunToName, name: Words): Promise<void> {
	await tx.db
		.updateTable('programmes.cohort')
		.set((on) => ({
			label: JSON.stringify(name),
			former_names: withFormer(formerNames, label),
			version: on('version', '+', 1)
		}))
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.cohort.changed', { cohort: id });
}

const withFormer = (former: readonly Words[], name: Words) => JSON.stringify([name, ...former].slice(0, mostFormer));
