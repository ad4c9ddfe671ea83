import { expect } from 'vitest';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { makeAccount, makeOrganisation } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { inTransaction } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { listRows } from '../report/queries.server.ts';
import { askedCourse, sessionOf, staffSession } from '#cast/evaluation.ts';
import { openOwnInvitation } from '../invitation/commands.server.ts';
import { answerConsent } from '#rooms/people/consent/commands.server.ts';
import { listInvitations } from '../invitation/queries.server.ts';
import { answerExample } from './examples.ts';
import { saveAnswers } from './commands.server.ts';

const tables = ['participant', 'invitation', 'link', 'response', 'answer'] as const;

/** How many rows of each table somebody sees. */
async function seen(tx: Tx): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const table of tables) {
		const { rows } = await sql<{ n: number }>`select count(*)::integer as n from evaluation.${sql.ref(table)}`.execute(
			tx.db
		);
		counts[table] = rows[0]?.n ?? -1;
	}
	return counts;
}

const nothing = { participant: 0, invitation: 0, link: 0, response: 0, answer: 0 };

test('each sees what is hers to see: evaluators no names, coordinators no answers, parents their own, others nothing', async ({
	house
}) => {
	const asked = await askedCourse(house);
	const [one, two] = [await asked.person(), await asked.person()];
	for (const personId of [one, two])
		await house.as('link', (tx) =>
			answerExample(tx, { waveId: asked.waveId, personId, values: [1, 2, 3, 4, 5, null, 1] })
		);
	const as = async (session: Buffer) => house.signedIn(session, seen);
	expect(await as(await staffSession(house, 'evaluator'))).toEqual({
		...nothing,
		invitation: 2,
		response: 2,
		answer: 14
	});
	expect(await as(await staffSession(house, 'coordinator'))).toEqual(nothing);
	for (const role of ['facilitator', 'creche_worker', 'safeguarding_lead'] as const)
		expect(await as(await staffSession(house, role))).toEqual(nothing);
	expect(await as(await sessionOf(house, one))).toEqual({
		participant: 1,
		invitation: 1,
		link: 0,
		response: 1,
		answer: 7
	});
	expect(await house.as('visitor', seen)).toEqual(nothing);
	const elsewhere = await makeOrganisation(house.owner.db);
	const stranger = await makeAccount(house.owner.db, elsewhere, 'evaluator@elsewhere.example', [
		'evaluator',
		'coordinator'
	]);
	const { token } = await inTransaction(house.app.db, { orgId: elsewhere, kind: 'door' }, (door) =>
		openSession(door, stranger, true)
	);
	expect(await as(hashOf(token))).toEqual(nothing);
});

test('evaluators read answers under pseudonyms; coordinators are refused', async ({ house }) => {
	const asked = await askedCourse(house);
	const person = await asked.person();
	await house.as('link', (tx) =>
		answerExample(tx, { waveId: asked.waveId, personId: person, values: [5, 5, 5, 5, 5, 5, 5] })
	);
	const over = { measure: 'how-things-are', datasetId: null, cohortId: asked.cohortId };
	const rows = await house.signedIn(await staffSession(house, 'evaluator'), (tx) => listRows(tx, over));
	expect(rows).toMatchObject([{ wave: 'before', answers: { 1: 5, 7: 5 } }]);
	expect(JSON.stringify(rows)).not.toContain(person);
	await expect(house.signedIn(asked.coordinator, (tx) => listRows(tx, over))).rejects.toBeInstanceOf(Forbidden);
});

test('nobody but the door writes answers, whatever she may otherwise do', async ({ house }) => {
	const asked = await askedCourse(house);
	const person = await asked.person();
	const link = await house.as('link', (tx) =>
		answerExample(tx, { waveId: asked.waveId, personId: person, values: [1], unfinished: true })
	);
	const all = await staffSession(house, 'coordinator', 'evaluator', 'facilitator', 'safeguarding_lead');
	await expect(house.signedIn(all, (tx) => saveAnswers(tx, link, new Map([[1, 5]])))).rejects.toBeInstanceOf(Forbidden);
	const change = await house
		.signedIn(all, (tx) => tx.db.updateTable('evaluation.answer').set({ value: 5 }).executeTakeFirst())
		.catch(() => ({ numUpdatedRows: 0n }));
	expect(change.numUpdatedRows).toBe(0n);
	for (const table of ['evaluation.answer', 'evaluation.response'] as const)
		await expect(house.signedIn(all, (tx) => tx.db.deleteFrom(table).execute())).rejects.toThrow(/permission denied/);
});

test('a parent finds and opens her own questions and nobody else’s', async ({ house }) => {
	const asked = await askedCourse(house);
	const [one, two] = [await asked.person(), await asked.person()];
	await house.as('link', (tx) =>
		answerExample(tx, { waveId: asked.waveId, personId: one, values: [1], unfinished: true })
	);
	const [hers, another] = [await sessionOf(house, one), await sessionOf(house, two)];
	const [waiting] = await house.signedIn(hers, (tx) => listInvitations(tx, 'es'));
	expect(waiting).toMatchObject({ title: 'Cómo van las cosas', questions: 7, begun: true });
	expect(await house.signedIn(hers, (tx) => openOwnInvitation(tx, waiting?.id ?? ''))).toMatch(/^[\w-]{43}$/);
	expect(await house.signedIn(another, (tx) => listInvitations(tx, 'en'))).toEqual([]);
	for (const session of [another, await staffSession(house, 'coordinator', 'evaluator')])
		await expect(house.signedIn(session, (tx) => openOwnInvitation(tx, waiting?.id ?? ''))).rejects.toBeInstanceOf(
			NotFound
		);
});

test('whoever takes back her yes to being asked is asked nothing more, and what she answered stays under its made-up name', async ({
	house
}) => {
	const asked = await askedCourse(house);
	const person = await asked.person();
	await house.as('link', (tx) =>
		answerExample(tx, { waveId: asked.waveId, personId: person, values: [1, 2], unfinished: true })
	);
	const session = await sessionOf(house, person);
	const says = (given: boolean) => house.signedIn(session, (tx) => answerConsent(tx, person, 'research', given, 'en'));
	const waiting = () => house.signedIn(session, (tx) => listInvitations(tx, 'en'));
	expect(await waiting()).toHaveLength(1);
	await says(false);
	expect(await waiting()).toEqual([]);
	const copy = await house.signedIn(session, (tx) => copyFor(tx, person));
	expect(copy['evaluation.answer']).toHaveLength(2);
	await says(true);
	expect(await waiting()).toHaveLength(1);
});

test('she gets a copy of everything, and when she is forgotten nothing of hers is left', async ({ house }) => {
	const asked = await askedCourse(house);
	const person = await asked.person();
	await house.as('link', (tx) => answerExample(tx, { waveId: asked.waveId, personId: person, values: [1, 2, null] }));
	const copy = await house.signedIn(await sessionOf(house, person), (tx) => copyFor(tx, person));
	expect([copy['evaluation.response']?.length, copy['evaluation.answer']?.length]).toEqual([1, 3]);
	await expect(house.signedIn(asked.coordinator, (tx) => copyFor(tx, person))).rejects.toBeInstanceOf(Forbidden);
	const before = await house.owner.db.selectFrom('evaluation.answer').select('item').execute();
	await house.as('job', (job) => eraseFor(job, person));
	expect((await house.owner.db.selectFrom('evaluation.answer').select('item').execute()).length).toBe(
		before.length - 3
	);
	expect(
		await house.owner.db.selectFrom('evaluation.participant').select('id').where('person_id', '=', person).execute()
	).toEqual([]);
});
