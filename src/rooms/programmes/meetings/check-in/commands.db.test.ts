import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { keepRound, takeWeatherBack, tellWeather } from './commands.server.ts';
import type { Sharing, WeatherName } from './form.ts';
import { findOwnCheckIn, listShared, listWeather } from './queries.server.ts';

test('private is hers alone, a count has no name, and the group’s is shared with her own facilitators', async ({
	house
}) => {
	const { facilitator, coordinator, today, joins, course } = await courseToday(house);
	const tell = async (called: string, weather: WeatherName, sharing: Sharing) => {
		const speak = await speaker(house, (await joins(called)).personId);
		await speak((tx) => tellWeather(tx, today.id, { weather: 'sunny', words: '', sharing: 'count' }));
		await speak((tx) => tellWeather(tx, today.id, { weather, words: `from ${called}`, sharing }));
		return speak;
	};
	const ana = await tell('Ana', 'storm', 'private');
	await tell('Bea', 'rain', 'count');
	await tell('Carla', 'sunny', 'group');
	const other = await courseToday(house);
	expect(await facilitator((tx) => listWeather(tx, course.id))).toMatchObject([{ counts: { rain: 1, sunny: 1 } }]);
	expect(await facilitator((tx) => listShared(tx, today.id))).toMatchObject([{ called: 'Carla', words: 'from Carla' }]);
	for (const speak of [coordinator, other.facilitator]) {
		expect(await speak((tx) => listShared(tx, today.id))).toEqual([]);
		expect(await speak((tx) => listWeather(tx, course.id))).toEqual([]);
	}
	expect(await ana((tx) => findOwnCheckIn(tx, today.id))).toMatchObject({ weather: 'storm', sharing: 'private' });
	await ana((tx) => takeWeatherBack(tx, today.id));
	expect(await ana((tx) => findOwnCheckIn(tx, today.id))).toBeUndefined();
});

test('hands counted in the room stand, not before the day, and only by the facilitators; weather only by who takes part', async ({
	house
}) => {
	const { facilitator, coordinator, today, at, joins, course } = await courseToday(house);
	const hands = { sunny: 1, 'bright-spells': 0, cloudy: 0, foggy: 0, rain: 0, storm: 0 };
	await facilitator((tx) => keepRound(tx, today.id, hands));
	const again = { ...hands, sunny: 4 };
	expect(await facilitator((tx) => keepRound(tx, today.id, again)), 'what stood before').toEqual({
		ok: true,
		value: hands
	});
	const elsewhen = { ...hands, rain: 2 };
	expect(await facilitator((tx) => keepRound(tx, today.id, hands, elsewhen)), 'counted again since').toEqual({
		ok: false,
		reason: 'changed'
	});
	await facilitator((tx) => keepRound(tx, today.id, hands, again)); // taken back
	await facilitator((tx) => keepRound(tx, today.id, hands, again)); // twice is once
	expect(await facilitator((tx) => listWeather(tx, course.id))).toMatchObject([{ counts: { sunny: 1 } }]);
	for (const storm of [99, 17])
		// in a course of twelve places
		expect(await facilitator((tx) => keepRound(tx, today.id, { ...hands, storm }))).toMatchObject({
			reason: 'too-many-hands'
		});
	await facilitator((tx) => keepRound(tx, today.id, again));
	expect(await facilitator((tx) => listWeather(tx, course.id))).toMatchObject([{ counts: { sunny: 4 } }]);
	expect(await facilitator((tx) => keepRound(tx, at(2).id, hands))).toEqual({ ok: false, reason: 'too-early' });
	await expect(coordinator((tx) => keepRound(tx, today.id, hands))).rejects.toThrow(Forbidden);
	const elsewhere = await courseToday(house);
	const stranger = await speaker(house, (await elsewhere.joins('Stranger')).personId);
	const weather = { weather: 'rain', words: '', sharing: 'group' } as const;
	await expect(stranger((tx) => tellWeather(tx, today.id, weather))).rejects.toThrow(Forbidden);
	const gone = await joins('Gone');
	const speak = await speaker(house, gone.personId);
	expect(await speak((tx) => tellWeather(tx, at(2).id, weather))).toEqual({ ok: false, reason: 'too-early' });
});
