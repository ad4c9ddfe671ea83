import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { moment } from '../../platform/clock.ts';
import { connected } from '../../platform/db/connected.ts';
import { runtime } from '../../platform/runtime.ts';
import { openCohortReport } from '#rooms/evaluation/report/commands.server.ts';
import { daysAround } from '../days.ts';
import type { Filled } from '../guide.ts';
import { Speakers } from '../speakers.ts';

/** The parts of eight years, in the order in which they build on one another. */
const parts = ['people', 'courses', 'meetings', 'letters', 'answers'];

/**
 * Gives the demonstration charity eight years behind it: 400 past courses, 20,000 people and what goes with them. Written
 * in whole sets as the owner, since the commands of the screens would take hours; nothing is sent or handed on.
 */
export async function fillEightYears({ organisation, accounts }: Filled): Promise<void> {
	if (!runtime().demonstration) throw new Error('only a demonstration is filled with eight years');
	const told = {
		org: organisation,
		today: daysAround(moment()).day(0),
		coordinator: accounts.coordinator,
		facilitator: accounts.facilitator,
		creche: accounts.creche,
		lead: accounts.safeguardingLead
	};
	await connected(runtime().ownerUrl, async (owner) => {
		await owner.query('begin');
		await writeYears(owner, told, 400);
		await owner.query('commit');
	});
	await reportOnSome(organisation, accounts.evaluator);
	await connected(runtime().ownerUrl, (owner) => owner.query('vacuum analyze')); // as PostgreSQL does by itself in time
}

/** Whose years they are, by their ids, and up to which day. */
export type Told = Record<'org' | 'today' | 'coordinator' | 'facilitator' | 'creche' | 'lead', string>;

/** Writes so many past courses, fifty people each and what goes with them, in the transaction that is open. */
export async function writeYears(owner: pg.ClientBase, told: Told, runs: number): Promise<void> {
	for (const [name, value] of Object.entries({ ...told, runs: String(runs) }))
		await owner.query('select set_config($1, $2, true)', [`large.${name}`, value]);
	for (const part of parts) await owner.query(readFileSync(join(import.meta.dirname, `${part}.sql`), 'utf8'));
}

/** The evaluator made a report of every tenth of them. */
async function reportOnSome(organisation: string, evaluator: string): Promise<void> {
	const speakers = new Speakers(organisation);
	const speaks = await speakers.as(evaluator);
	await speaks(async (tx) => {
		const past = tx.db.selectFrom('programmes.cohort').select('id').where('slug', 'like', 'mornings-%0');
		for (const { id } of await past.orderBy('id').execute()) await openCohortReport(tx, id, 'how-things-are');
	});
	await speakers.close();
}
