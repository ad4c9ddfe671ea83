import { getResult } from '#rooms/coproduction/count/queries.server.ts';
import { listCriteria } from '#rooms/coproduction/criterion/queries.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { calledBecause, tieReasons } from '#rooms/coproduction/thread/commands.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { nameProgramme } from '#rooms/programmes/courses/programme/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import type { Tx } from '../platform/db/tx.ts';
import { found } from './listening-data.ts';

/** The themes of a project by their numbers in the order in which they were found. */
async function themesAt(tx: Tx, projectId: string, numbers: readonly number[]): Promise<string[]> {
	const names = numbers.map((at) => found[at]?.name.en);
	return (await listThemes(tx, projectId)).filter(({ name }) => names.includes(name.en)).map(({ id }) => id);
}

/** A name was asked for because of what parents had said of who stands at the door, and in which languages. */
export async function askBecause(tx: Tx, projectId: string, decision: string): Promise<void> {
	const themes = await themesAt(tx, projectId, [4, 8]);
	await tieReasons(tx, { kind: 'decision', id: decision, projectId }, { themes, decisions: [] });
}

/** The programme takes the name that won, and so does the run that is filling: it is called so because of the vote. */
export async function takeName(tx: Tx, projectId: string, decision: string, run: string): Promise<void> {
	const { winners } = await getResult(tx, decision);
	const won = (await listOptions(tx, decision)).find(({ place }) => winners.includes(place));
	const { programmeId } = await getCohort(tx, run);
	await nameProgramme(tx, programmeId, won?.name ?? {}, [run]);
	const reasons = { themes: await themesAt(tx, projectId, [1]), decisions: [] };
	await tieReasons(tx, { kind: 'cohort', id: run, projectId }, reasons);
	await calledBecause(tx, projectId, run, decision);
}

/** The course that runs has a crèche and food because of what parents said, and goals that they chose; and each of its meetings begins with a round. */
export async function runBecause(tx: Tx, projectId: string, run: string): Promise<void> {
	const themes = await themesAt(tx, projectId, [2, 5]);
	const criteria = (await listCriteria(tx, projectId)).filter(({ becomes }) => becomes === 'goal').map(({ id }) => id);
	await tieReasons(tx, { kind: 'cohort', id: run, projectId }, { themes, decisions: [], criteria });
	const round = { themes: await themesAt(tx, projectId, [0]), decisions: [] };
	for (const { id } of await listSessions(tx, run)) await tieReasons(tx, { kind: 'session', id, projectId }, round);
}
