import * as v from 'valibot';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { chooseRound, leaveRound } from './commands.server.ts';
import { chooseRoundForm, type RoundChoice } from './form.ts';
import { saysWeather, spokenRounds, roundsNow } from './policy.ts';
import { listRounds } from './queries.server.ts';

test('whoever runs a group writes down what it chose and on which day; the group reads it, and nobody else', async ({
	house
}) => {
	const { course, facilitator, coordinator, today, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const rounds = (who: typeof facilitator) => who((tx) => listRounds(tx, course.id));
	expect(saysWeather(await rounds(ana)), 'who chose nothing says the weather').toBe(true);
	const chosenOn = today.startsAt.toISOString().slice(0, 10);
	const good: RoundChoice = { kind: 'good', question: {}, chosenOn };
	const choose = (who: typeof facilitator, what = good) => who((tx) => chooseRound(tx, course.id, what));
	const minder = await staffOf(house, 'creche_worker', course.id);
	const other = await courseToday(house);
	for (const who of [ana, minder, other.facilitator]) await expect(choose(who)).rejects.toThrow(Forbidden);
	expect(await choose(facilitator, { ...good, chosenOn: '2090-01-01' })).toEqual({ ok: false, reason: 'day-to-come' });
	expect(await choose(facilitator)).toEqual({ ok: true });
	expect(await choose(coordinator)).toEqual({ ok: false, reason: 'chosen-already' });
	const question = { en: 'What made you laugh?' };
	expect(await choose(coordinator, { kind: 'own', question, chosenOn })).toEqual({ ok: true });
	const seen = await rounds(ana);
	expect(seen).toMatchObject([
		{ kind: 'good', chosenOn, leftAt: null },
		{ kind: 'own', question, chosenOn, leftAt: null }
	]);
	expect([saysWeather(seen), spokenRounds(seen).length]).toEqual([false, 2]);
	for (const who of [minder, other.facilitator]) expect(await rounds(who)).toEqual([]);
	expect(await house.as('visitor', (tx) => listRounds(tx, course.id))).toEqual([]);
	const id = seen[0]?.id ?? '';
	for (const who of [ana, minder, other.facilitator])
		await expect(who((tx) => leaveRound(tx, course.id, id))).rejects.toThrow(Forbidden);
	await facilitator((tx) => leaveRound(tx, course.id, id));
	await expect(facilitator((tx) => leaveRound(tx, course.id, id))).rejects.toThrow(NotFound);
	expect(roundsNow(await rounds(ana)).map(({ kind }) => kind)).toEqual(['own']);
	expect(await choose(facilitator), 'and may come back to it').toEqual({ ok: true });
});

test('a question of the group’s own is there in one language at least; other rounds ask none', () => {
	const sent = { id: randomUUID(), chosen_on: '2026-11-23' };
	const asked = v.safeParse(chooseRoundForm, { ...sent, kind: 'own', 'question-es': '¿Qué te hizo reír?' });
	expect(asked.output).toMatchObject({ kind: 'own', question: { es: '¿Qué te hizo reír?' } });
	expect(v.safeParse(chooseRoundForm, { ...sent, kind: 'own' }).issues?.map((issue) => v.getDotPath(issue))).toEqual([
		'question-en'
	]);
	const good = v.safeParse(chooseRoundForm, { ...sent, kind: 'good', 'question-en': 'left over' });
	expect(good.output).toMatchObject({ kind: 'good', question: {} });
	expect(v.safeParse(chooseRoundForm, sent).issues?.map((issue) => v.getDotPath(issue))).toEqual(['kind']);
});
