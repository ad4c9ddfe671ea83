import { expect } from 'vitest';
import * as v from 'valibot';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { moment } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { noteRiskCheck } from '../risk-check/commands.server.ts';
import { getRiskCheck } from '../risk-check/queries.server.ts';
import { makeVenue } from '../venue/examples.ts';
import { keepInside } from './commands.server.ts';
import { insideForm } from './form.ts';
import { getInside } from './queries.server.ts';

const typed = {
	rooms: 'Big hall, 60\nBaby room 18,5 m²\nYard',
	changing: 'on',
	keys: 'Café next door',
	bookedFrom: '09:30',
	bookedTo: '12:30',
	cost: '£14 an hour'
};
const day = (shift: number) => isoDay(new Date(moment().getTime() + shift * 864e5), 'Europe/London');

test('rooms with their size, what is public, what the team needs and what it costs are kept, each for those who may read it', async ({
	house
}) => {
	const { facilitator, coordinator, course } = await courseToday(house);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const id = await coordinator((tx) => makeVenue(tx));
	const inside = v.parse(insideForm, typed);
	await coordinator((tx) => keepInside(tx, id, { ...inside, cost: '£9' }));
	await coordinator((tx) => keepInside(tx, id, inside));
	const rooms = [
		{ called: 'Big hall', m2: 60 },
		{ called: 'Baby room', m2: 18.5 },
		{ called: 'Yard', m2: null }
	];
	expect(await coordinator((tx) => getInside(tx, id))).toMatchObject({
		rooms,
		changing: true,
		keys: 'Café next door',
		cost: '£14 an hour'
	});
	expect(await facilitator((tx) => getInside(tx, id))).toMatchObject({
		rooms,
		keys: 'Café next door',
		bookedTo: '12:30',
		cost: ''
	});
	expect(await minder((tx) => getInside(tx, id))).toMatchObject({ rooms, keys: '', cost: '' });
	expect(await house.as('visitor', (tx) => getInside(tx, id))).toMatchObject({
		rooms: [],
		changing: true,
		keys: '',
		cost: ''
	});
	for (const speak of [facilitator, minder])
		await expect(speak((tx) => keepInside(tx, id, inside))).rejects.toThrow(Forbidden);
});

test('the latest risk check counts; only a coordinator writes one, and none is done in time to come', async ({
	house
}) => {
	const { facilitator, coordinator } = await courseToday(house);
	const id = await coordinator((tx) => makeVenue(tx));
	const state = async () => (await facilitator((tx) => getRiskCheck(tx, id))).state;
	const note = (doneOn: string, reviewOn: string, speak = coordinator) =>
		speak((tx) => noteRiskCheck(tx, id, { id: uuidv7(), doneOn, reviewOn, doneBy: 'Ruth', toDo: 'Mend the ramp' }));
	expect(await state()).toBe('never');
	await note(day(-400), day(-1));
	expect(await state()).toBe('over');
	await note(day(-300), day(20));
	expect(await state()).toBe('due');
	await note(day(-1), day(300));
	expect(await facilitator((tx) => getRiskCheck(tx, id))).toMatchObject({
		state: 'fine',
		doneBy: 'Ruth',
		toDo: 'Mend the ramp'
	});
	expect(await note(day(2), day(300))).toEqual({ ok: false, reason: 'ahead' });
	await expect(note(day(-1), day(9), facilitator)).rejects.toThrow(Forbidden);
	expect(await house.as('visitor', (tx) => getRiskCheck(tx, id))).toMatchObject({ state: 'never', toDo: '' });
});
