import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { runtime, settle } from '#platform/runtime.ts';
import { castPaper } from '#rooms/coproduction/ballot/commands.server.ts';
import { passOf } from '#rooms/coproduction/ballot/queries.server.ts';
import { closeVote } from '#rooms/coproduction/count/jobs.server.ts';
import { draftDecision } from '#rooms/coproduction/decision/commands.server.ts';
import type { DecisionFields } from '#rooms/coproduction/decision/form.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { addOption } from '#rooms/coproduction/option/commands.server.ts';
import { startProject, takeIntoProject } from '#rooms/coproduction/project/commands.server.ts';
import { openVote } from '#rooms/coproduction/roll/commands.server.ts';
import type { House } from '../support/house.ts';
import { staffOf } from './meetings.ts';
import { personIn } from './people.ts';

export type Voter = Awaited<ReturnType<typeof personIn>>;

/** A data folder of the test's own, in which keys of urns lie. */
export function ownDataFolder(): string {
	const dataDir = mkdtempSync(join(tmpdir(), 'kith-urn-'));
	settle({ ...runtime(), dataDir });
	return dataDir;
}

interface Wishes extends Partial<DecisionFields> {
	people?: number;
	options?: readonly string[];
}

/** A project with people, in which something is to be decided; not open yet. */
export async function draftIn(
	house: House,
	{ people = 6, options = ['Willow', 'Birch', 'Elm'], ...wishes }: Wishes = {}
) {
	if (!runtime().dataDir) ownDataFolder();
	const coordinator = await staffOf(house, 'coordinator');
	const [projectId, decisionId] = [uuidv7(), uuidv7()];
	const project = { name: { en: 'A new group' }, purpose: {}, ladder: 'parents' as const, stage: 3, programmeId: null };
	await coordinator((tx) => startProject(tx, { id: projectId, ...project }));
	const voters: Voter[] = [];
	for (let n = 0; n < people; n++) {
		const voter = await personIn(house, { called: `Voter ${n + 1}` });
		await coordinator((tx) => takeIntoProject(tx, projectId, voter.id));
		voters.push(voter);
	}
	const fields: DecisionFields = {
		question: { en: 'What shall it be called?', es: '¿Cómo se va a llamar?' },
		why: {},
		...{ method: 'stv', places: 1, dots: null, tieRule: 'lot', shows: 'group', circles: [projectId] },
		closesAt: new Date(instant() + 864e5),
		...wishes
	};
	await coordinator((tx) => draftDecision(tx, projectId, { id: decisionId, ...fields }));
	for (const name of options)
		await coordinator((tx) => addOption(tx, decisionId, { id: uuidv7(), name: { en: name }, meaning: {} }));
	return { coordinator, voters, projectId, decisionId, ...later(house, coordinator, decisionId) };
}

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** What happens in a vote after it was drafted. */
function later(house: House, coordinator: Speak, decisionId: string) {
	const job = <T>(work: (tx: Tx) => Promise<T>) => house.as('job', work);
	return {
		open: async () => {
			const { version } = await coordinator((tx) => getDecision(tx, decisionId));
			return coordinator((tx) => openVote(tx, decisionId, version));
		},
		/** She casts as the page does it: asked who she is in one transaction, cast in another that names nobody. */
		cast: async (voter: Speak, choice: readonly number[]) => {
			const pass = await voter((tx) => passOf(tx, decisionId));
			return house.as('link', (link) => castPaper(link, pass, choice));
		},
		/** Its time is over from now on. */
		endTime: async () => {
			await sql`update coproduction.decision set closes_at = platform.now() where id = ${decisionId}::uuid`.execute(
				house.owner.db
			);
		},
		close: () => closeVote({ orgId: house.orgId, payload: { decision: decisionId }, tx: job }),
		state: () => coordinator((tx) => getDecision(tx, decisionId))
	};
}

/** The same, open. */
export async function voteIn(house: House, wishes: Wishes = {}) {
	const vote = await draftIn(house, wishes);
	const opened = await vote.open();
	if (!opened.ok) throw new Error(`it did not open: ${opened.reason}`);
	return vote;
}
