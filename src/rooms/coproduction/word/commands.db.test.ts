import { expect } from 'vitest';
import * as v from 'valibot';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { changeWord, listWord, takeWordOff } from './commands.server.ts';
import { newWordForm, wordFieldValues, type WordFields } from './form.ts';
import { getWord, listHints, listWords } from './queries.server.ts';

const parent: WordFields = {
	...{ say: { en: 'parent', es: 'madre o padre' }, notThis: { en: 'client' }, why: { en: 'It is what we are.' } },
	...{ decided: 'Parents’ meeting in May', isPublic: false }
};

test('whoever leads meetings keeps the list of words; anybody reads what is public, and nobody else keeps it', async ({
	house
}) => {
	const [coordinator, facilitator] = [
		await staffOf(house, 'coordinator'),
		await staffOf(house, 'facilitator', uuidv7())
	];
	const [evaluator, person] = [await staffOf(house, 'evaluator'), await personIn(house)];
	const id = uuidv7();
	await facilitator((tx) => listWord(tx, { id, ...parent }));
	for (const who of [coordinator, facilitator, evaluator])
		expect(await who((tx) => getWord(tx, id))).toMatchObject(parent);
	expect(await person(listWords)).toEqual([]);
	expect(await house.as('visitor', listWords)).toEqual([]);
	expect(await coordinator((tx) => changeWord(tx, id, { version: 1, ...parent, isPublic: true }))).toMatchObject({
		ok: true
	});
	expect(await facilitator((tx) => changeWord(tx, id, { version: 1, ...parent }))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await person(listWords)).toMatchObject([{ id, isPublic: true }]);
	expect(await house.as('visitor', listWords)).toMatchObject([{ id, say: parent.say }]);
	const poster = { en: `A group for the ${parent.notThis.en ?? ''}` };
	expect(await coordinator((tx) => listHints(tx, [poster]))).toMatchObject([{ word: { id } }]);
	expect(await coordinator((tx) => listHints(tx, [{ en: 'A group for us' }]))).toEqual([]);
	const before = await kept(house);
	for (const who of [evaluator, person]) {
		await expect(who((tx) => listWord(tx, { id: uuidv7(), ...parent }))).rejects.toThrow(Forbidden);
		await expect(who((tx) => changeWord(tx, id, { version: 2, ...parent }))).rejects.toThrow(Forbidden);
		await expect(who((tx) => takeWordOff(tx, id))).rejects.toThrow(Forbidden);
	}
	expect(await kept(house)).toBe(before);
	await facilitator((tx) => takeWordOff(tx, id));
	await expect(coordinator((tx) => getWord(tx, id))).rejects.toThrow(NotFound);
});

test('a form takes a word in one language at least, and what is not said may be empty', () => {
	const sent = (change: Record<string, string>) =>
		v.safeParse(newWordForm, { id: uuidv7(), ...wordFieldValues(parent), ...change });
	expect(sent({}).output).toMatchObject(parent);
	expect(sent({ 'notThis-en': '', public: 'yes' }).output).toMatchObject({ notThis: {}, isPublic: true });
	expect(Object.keys(v.flatten(sent({ 'say-en': '', 'say-es': '' }).issues ?? ([] as never)).nested ?? {})).toEqual([
		'say-en'
	]);
});
