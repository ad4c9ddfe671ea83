import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { moveOn, planEvaluation } from '../evaluation/commands.server.ts';
import { examplePlan } from '../evaluation/examples.ts';
import { changeOccasion, noteDisturbance, planOccasion, takeRemedy, tellOccasion } from './commands.server.ts';
import type { Help } from '../helper/form.ts';
import { needsOf } from './figures.ts';
import type { OccasionFields } from './form.ts';
import { getOccasion, getUsualLate, listDisturbances, occasionPlan } from './queries.server.ts';

const part = (kind: OccasionFields['parts'][number]['kind']) => ({ kind, words: null, minutes: null });
const tight: OccasionFields = {
	...{ heldOn: '2026-02-01', starts: '10:00', place: 'The hall', minutes: 120, people: 9, facilitators: 4 },
	...{ languages: ['en', 'es'], children: true },
	parts: [part('arrive'), part('stories'), part('focus-group'), part('support-map'), part('close')]
};

async function planned(house: House, minutes = tight.minutes) {
	const evaluator = await staffOf(house, 'evaluator');
	const [evaluation, id] = [uuidv7(), uuidv7()];
	await evaluator((tx) => planEvaluation(tx, { id: evaluation, ...examplePlan }));
	expect((await evaluator((tx) => planOccasion(tx, evaluation, { id, ...tight, minutes }))).ok).toBe(true);
	const helping = async (does: Help) => {
		const person = await personIn(house);
		const days = { since: '2026-01-01', until: '2099-01-01' };
		const agreed = { person_id: person.id, agreed_at: new Date('2026-01-01') };
		await house.owner.db
			.insertInto('evaluation.helper')
			.values({ org_id: house.orgId, evaluation_id: evaluation, called: 'Rosa', does, ...days, ...agreed })
			.execute();
		return person;
	};
	return { evaluator, evaluation, id, helping };
}

test('a plan says what would be lost, and reckons with how late sessions of this organisation usually begin', async ({
	house
}) => {
	const { evaluator, evaluation, id } = await planned(house);
	const needs = async () =>
		evaluator(async (tx) => needsOf(occasionPlan(await getOccasion(tx, evaluation, id), await getUsualLate(tx))));
	expect(await needs()).toMatchObject({ late: 10, needed: 195, over: 75, lost: ['support-map', 'close'] });
	await evaluator((tx) => tellOccasion(tx, evaluation, id, { came: 9, late: 25, parts: [] }));
	expect(await needs()).toMatchObject({ late: 25, needed: 210 });
});

test('whoever leads plans; who collects notes what disturbs and what happened; others who help read it, and nobody else', async ({
	house
}) => {
	const { evaluator, evaluation, id, helping } = await planned(house);
	const [collects, reads, stranger] = [await helping('collects'), await helping('reads-along'), await personIn(house)];
	for (let twice = 0; twice < 2; twice++)
		expect((await collects((tx) => noteDisturbance(tx, evaluation, id, 'noise'))).ok).toBe(true);
	expect(await reads((tx) => listDisturbances(tx, id))).toMatchObject([{ kind: 'noise' }]);
	const parts = [{ place: 4, took: 0, why: 'There was no time' }];
	const told = { came: 8, late: 30, parts };
	expect((await collects((tx) => tellOccasion(tx, evaluation, id, told))).ok).toBe(true);
	const seen = await reads((tx) => getOccasion(tx, evaluation, id));
	expect(seen).toMatchObject({ came: 8, late: 30, isTold: true });
	expect(seen.parts[3]).toMatchObject({ kind: 'support-map', took: 0, why: 'There was no time' });
	for (const act of [
		(tx: Parameters<typeof tellOccasion>[0]) => tellOccasion(tx, evaluation, id, told),
		(tx: Parameters<typeof tellOccasion>[0]) => noteDisturbance(tx, evaluation, id, 'children')
	]) {
		await expect(reads(act)).rejects.toThrow(Forbidden);
		await expect(stranger(act)).rejects.toThrow(NotFound);
	}
	await expect(collects((tx) => changeOccasion(tx, evaluation, id, { version: 1, ...tight }))).rejects.toThrow(
		Forbidden
	);
	const again = await evaluator((tx) => changeOccasion(tx, evaluation, id, { version: 1, ...tight }));
	expect(again).toMatchObject({ reason: 'told' });
});

test('an offer is taken by one button, of the session as it stood; nobody else takes one', async ({ house }) => {
	const { evaluator, evaluation, id, helping } = await planned(house, 145);
	const collects = await helping('collects');
	const map = { version: 1, offer: 'map-one-to-one', part: 'support-map' } as const;
	await expect(collects((tx) => takeRemedy(tx, evaluation, id, map))).rejects.toThrow(Forbidden);
	expect((await evaluator((tx) => takeRemedy(tx, evaluation, id, map))).ok).toBe(true);
	const kinds = (await evaluator((tx) => getOccasion(tx, evaluation, id))).parts.map(({ kind }) => kind);
	expect(kinds).toEqual(['arrive', 'stories', 'focus-group', 'close']);
	const again = await evaluator((tx) => takeRemedy(tx, evaluation, id, map));
	expect(again).toMatchObject({ reason: 'changed-meanwhile' });
});

test('before its day nothing is told of it', async ({ house }) => {
	const { evaluator, evaluation } = await planned(house);
	const later = uuidv7();
	await evaluator((tx) => planOccasion(tx, evaluation, { id: later, ...tight, heldOn: '2098-01-01' }));
	for (const outcome of [
		await evaluator((tx) => tellOccasion(tx, evaluation, later, { came: 1, late: 0, parts: [] })),
		await evaluator((tx) => noteDisturbance(tx, evaluation, later, 'noise'))
	])
		expect(outcome).toMatchObject({ reason: 'not-yet' });
});

test('it is planned anew once each time it was opened, and in what has ended nothing is written', async ({ house }) => {
	const { evaluator, evaluation, id } = await planned(house);
	const shorter = { ...tight, parts: tight.parts.slice(0, 2) };
	expect((await evaluator((tx) => changeOccasion(tx, evaluation, id, { version: 1, ...shorter }))).ok).toBe(true);
	const stale = await evaluator((tx) => changeOccasion(tx, evaluation, id, { version: 1, ...tight }));
	expect(stale).toMatchObject({ reason: 'changed-meanwhile' });
	expect((await evaluator((tx) => getOccasion(tx, evaluation, id))).parts.length).toBe(2);
	await evaluator((tx) => moveOn(tx, evaluation, 'closed'));
	const late = { came: 1, late: 0, parts: [] };
	for (const outcome of [
		await evaluator((tx) => tellOccasion(tx, evaluation, id, late)),
		await evaluator((tx) => noteDisturbance(tx, evaluation, id, 'noise')),
		await evaluator((tx) => planOccasion(tx, evaluation, { id: uuidv7(), ...tight }))
	])
		expect(outcome).toMatchObject({ reason: 'over' });
});
