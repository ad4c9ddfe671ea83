import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds, kept } from '#cast/courses.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { changeBooklet, giveBooklet, layBooklet } from '../booklet/commands.server.ts';
import { findBooklet, getMyBooklet, listMyBooklets } from '../booklet/queries.server.ts';
import { changeExercise, retireExercise, writeExercise } from './commands.server.ts';
import { makeExercise, threeStones } from './examples.ts';
import { getOwnExercise, listExercises, listOwnExercises } from './queries.server.ts';

test('an own exercise goes into a booklet like one of the library; parents read it there, once they were given it, and nowhere else', async ({
	house
}) => {
	const { today: session, facilitator, joins } = await courseToday(house);
	const other = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const stranger = await speaker(house, (await other.joins('Stranger')).personId);
	const id = await facilitator((tx) => makeExercise(tx));
	const sees = (who: typeof ana) => who(async (tx) => (await listOwnExercises(tx)).map((exercise) => exercise.id));
	expect(await sees(other.facilitator)).toContain(id);
	await facilitator((tx) => layBooklet(tx, session.id, 'outside'));
	const add = { version: 1, act: 'add' as const, page: id };
	expect((await facilitator((tx) => changeBooklet(tx, session.id, add))).ok).toBe(true);
	const laid = await facilitator((tx) => findBooklet(tx, session.id));
	expect(laid?.exercises.at(-1)).toMatchObject({ id, text: threeStones.text, credit: { own: threeStones.credit } });
	expect(await sees(ana)).toEqual([]);
	await facilitator((tx) => giveBooklet(tx, session.id));
	expect((await ana((tx) => getMyBooklet(tx, session.id))).exercises.at(-1)?.id).toBe(id);
	expect((await ana(listMyBooklets))[0]?.booklet.exercises.at(-1)?.id).toBe(id);
	expect(await sees(ana)).toEqual([id]);
	expect(await sees(stranger)).toEqual([]);
	await expect(stranger((tx) => getOwnExercise(tx, id))).rejects.toThrow(NotFound);
	await expect(ana((tx) => writeExercise(tx, { id: uuidv7(), ...threeStones }))).rejects.toThrow(Forbidden);
});

test('a retired exercise is offered no more and stays where it stands; a change shows there too', async ({ house }) => {
	const { today: session, facilitator } = await courseToday(house);
	const id = await facilitator((tx) => makeExercise(tx, { theme: 'arriving' }));
	const offered = async () => (await facilitator(listExercises)).map((exercise) => exercise.id);
	await facilitator((tx) => layBooklet(tx, session.id, 'outside'));
	const change = (act: 'add' | 'out') =>
		facilitator(async (tx) => {
			const { version = 0 } = (await findBooklet(tx, session.id)) ?? {};
			return changeBooklet(tx, session.id, { version, act, page: id });
		});
	await change('add');
	await facilitator((tx) => retireExercise(tx, id, true));
	await facilitator((tx) => retireExercise(tx, id, true));
	expect(await offered()).not.toContain(id);
	expect((await facilitator((tx) => findBooklet(tx, session.id)))?.exercises.at(-1)?.id).toBe(id);
	await change('out');
	expect(await change('add')).toEqual({ ok: false, reason: 'gone' });
	await facilitator((tx) => retireExercise(tx, id, false));
	expect((await change('add')).ok).toBe(true);
	const { version } = await facilitator((tx) => getOwnExercise(tx, id));
	const shorter = { ...threeStones, minutes: 3, version };
	expect((await facilitator((tx) => changeExercise(tx, id, shorter))).ok).toBe(true);
	expect(await facilitator((tx) => changeExercise(tx, id, shorter))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect((await facilitator((tx) => findBooklet(tx, session.id)))?.exercises.at(-1)?.minutes).toBe(3);
	expect(await deeds(house)).toEqual(
		expect.arrayContaining(
			['written', 'changed', 'retired', 'offered-again'].map((deed) => `programmes.exercise.${deed}`)
		)
	);
});

test('whoever wrote an exercise changes it, and whoever coordinates; other facilitators read it', async ({ house }) => {
	const { facilitator, coordinator } = await courseToday(house);
	const other = await courseToday(house);
	const evaluator = await staffOf(house, 'evaluator');
	const id = await facilitator((tx) => makeExercise(tx));
	const before = await kept(house);
	const change = { ...threeStones, minutes: 4, version: 1 };
	for (const who of [other.facilitator, evaluator]) {
		await expect(who((tx) => changeExercise(tx, id, change))).rejects.toThrow(Forbidden);
		await expect(who((tx) => retireExercise(tx, id, true))).rejects.toThrow(Forbidden);
	}
	await expect(evaluator((tx) => writeExercise(tx, { id: uuidv7(), ...threeStones }))).rejects.toThrow(Forbidden);
	expect(await evaluator((tx) => listOwnExercises(tx))).toEqual([]);
	expect(await kept(house)).toBe(before);
	expect((await coordinator((tx) => changeExercise(tx, id, change))).ok).toBe(true);
	expect((await coordinator((tx) => retireExercise(tx, id, true))).ok).toBe(true);
});
