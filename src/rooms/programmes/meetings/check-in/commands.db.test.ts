import { sql } from 'kysely';
import * as v from 'valibot';
import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { listSaidInGroup } from '../said/queries.server.ts';
import { keepRound, takeWeatherBack, tellWeather } from './commands.server.ts';
import { checkInForm, type Sharing, type WeatherName } from './form.ts';
import { findOwnCheckIn, listShared, listWeather } from './queries.server.ts';

test('private is hers alone, a count has no name, and what she shares is read by her own facilitators with it and her group without', async ({
	house
}) => {
	const { facilitator, coordinator, today, joins } = await courseToday(house);
	const tell = async (called: string, weather: WeatherName, sharing: Sharing) => {
		const speak = await speaker(house, (await joins(called)).personId);
		await speak((tx) => tellWeather(tx, today.id, { weather: 'sunny', words: '', sharing: 'count' }));
		await speak((tx) => tellWeather(tx, today.id, { weather, words: `from ${called}`, sharing }));
		return speak;
	};
	const ana = await tell('Ana', 'storm', 'private');
	await tell('Bea', 'rain', 'count');
	await tell('Carla', 'sunny', 'facilitator');
	await tell('Dora', 'cloudy', 'group');
	const other = await courseToday(house);
	const named = (speak: typeof facilitator) => speak((tx) => listShared(tx, today.id));
	expect(await named(facilitator)).toMatchObject([
		{ called: 'Carla', words: 'from Carla' },
		{ called: 'Dora', words: 'from Dora' }
	]);
	for (const speak of [coordinator, other.facilitator]) expect(await named(speak)).toEqual([]);
	expect(await ana((tx) => listSaidInGroup(tx, today.id))).toMatchObject([
		{ weather: 'cloudy', words: 'from Dora', called: null, isOwn: false }
	]);
	expect(await ana((tx) => findOwnCheckIn(tx, today.id))).toMatchObject({ weather: 'storm', sharing: 'private' });
	await ana((tx) => takeWeatherBack(tx, today.id));
	expect(await ana((tx) => findOwnCheckIn(tx, today.id))).toBeUndefined();
});

test('one tap changes her weather alone: her words, and who sees it, stay as they are', async ({ house }) => {
	const { today, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const tell = async (typed: Record<string, string>) => {
		const told = v.parse(checkInForm, typed);
		await ana((tx) => tellWeather(tx, today.id, told));
		return ana((tx) => findOwnCheckIn(tx, today.id));
	};
	expect(await tell({ weather: 'rain' })).toEqual({ weather: 'rain', words: '', sharing: 'private' });
	await tell({ weather: 'rain', words: 'A long night', sharing: 'group' });
	expect(await tell({ weather: 'sunny' })).toEqual({ weather: 'sunny', words: 'A long night', sharing: 'group' });
	expect(await tell({ weather: 'sunny', words: '', sharing: 'count' })).toMatchObject({ words: '', sharing: 'count' });
	expect(v.safeParse(checkInForm, { weather: 'sunny', sharing: 'everybody' }).success).toBe(false);
});

test('whoever leaves is told of by no difference, and the latest twenty-six meetings are shown', async ({ house }) => {
	const { facilitator, course, at, joins, leaves } = await courseToday(house, 2);
	const registrations: string[] = [];
	for (let one = 0; one < 10; one++) {
		const { id, personId } = await joins(`P${one}`);
		registrations.push(id);
		const her = await speaker(house, personId);
		const told = { weather: 'rain', words: '', sharing: 'group' } as const;
		await her((tx) => tellWeather(asOf(tx, at(1).startsAt), at(1).id, told));
	}
	const shown = async () => (await facilitator((tx) => listWeather(tx, course.id))).map(({ counts }) => counts);
	const leave = async (from: number, to: number) => {
		for (const id of registrations.slice(from, to)) await leaves(id);
	};
	expect(await shown()).toEqual([{ rain: 10 }, null]);
	await leave(0, 1);
	expect(await shown(), 'ten less the nine who are read').toEqual([null, null]);
	await leave(1, 5);
	expect(await shown(), 'five are left over').toEqual([{ rain: 10 }, null]);
	await sql`insert into programmes.session (org_id, cohort_id, week, title, starts_at, ends_at)
		select org_id, cohort_id, 100 + n, title, starts_at - n * interval '7 days', ends_at - n * interval '7 days'
		from programmes.session, generate_series(1, 30) n where id = ${at(1).id}`.execute(house.owner.db);
	const latest = await shown();
	expect([latest.length, ...latest.slice(-2)]).toEqual([26, { rain: 10 }, null]);
});

test('the weather of the weeks is told from five on, once the day is over, and no difference tells of fewer', async ({
	house
}) => {
	const { facilitator, coordinator, course, at, joins } = await courseToday(house, 4);
	const speaks: (typeof facilitator)[] = [];
	for (let one = 0; one < 11; one++) speaks.push(await speaker(house, (await joins(`P${one}`)).personId));
	const [ana] = speaks;
	if (!ana) throw new Error('nobody came');
	const tell = async (week: number, sharings: Sharing[]) => {
		for (const [one, sharing] of sharings.entries())
			await speaks[one]?.((tx) =>
				tellWeather(asOf(tx, at(week).startsAt), at(week).id, {
					weather: one ? 'sunny' : 'storm',
					words: '',
					sharing
				})
			);
	};
	const counts = async (speak: typeof facilitator) =>
		(await speak((tx) => listWeather(tx, course.id))).map((week) => week.counts);
	const five: Sharing[] = ['count', 'count', 'count', 'count', 'count'];
	await tell(1, [...five, 'private']);
	await tell(2, five.slice(1));
	await tell(4, five); // today: the day is not over
	const shown = [{ storm: 1, sunny: 4 }, null, null, null];
	for (const speak of [facilitator, coordinator, ana]) expect(await counts(speak)).toEqual(shown);
	const other = await courseToday(house);
	const lead = await staffOf(house, 'programme_lead');
	const minder = await staffOf(house, 'creche_worker', course.id);
	for (const speak of [other.facilitator, lead, minder, await speaker(house, (await other.joins('X')).personId)])
		expect(await counts(speak)).toEqual([]);
	// four of six are named to the facilitators: the other two could be told by taking those away
	await tell(2, ['count', 'count', 'group', 'group', 'facilitator', 'facilitator']);
	expect((await counts(facilitator))[1]).toBeNull();
	// nor may two be left over for the facilitators alone, where the group reads nothing
	await tell(2, ['count', 'count', 'facilitator', 'facilitator', 'facilitator', 'facilitator']);
	expect((await counts(facilitator))[1]).toBeNull();
	// the group reads two: the other five are five
	await tell(2, ['group', 'group', ...five]);
	expect((await counts(ana))[1]).toEqual({ storm: 1, sunny: 6 });
	// six by phone, and all are named to the facilitators, but to the group only two
	await tell(3, ['group', 'group', 'facilitator', 'facilitator', 'facilitator', 'facilitator']);
	expect((await counts(facilitator))[2]).toBeNull();
	// hands stand, also where fewer than five went up: both numbers of one meeting are never told
	const hands = { sunny: 3, 'bright-spells': 0, cloudy: 0, foggy: 0, rain: 1, storm: 0 };
	await facilitator((tx) => keepRound(tx, at(1).id, hands));
	expect((await counts(ana))[0]).toBeNull();
	await facilitator((tx) => keepRound(tx, at(1).id, { ...hands, rain: 2 }));
	expect(await ana((tx) => listWeather(tx, course.id))).toMatchObject([
		{ byHand: true, counts: { sunny: 3, rain: 2 } },
		{ byHand: false },
		{ byHand: false },
		{ byHand: false }
	]);
});

test('hands counted in the room stand, not before the day, and only by the facilitators; weather only by who takes part', async ({
	house
}) => {
	const { facilitator, coordinator, today, at, joins, leaves, course } = await courseToday(house);
	const hands = { sunny: 5, 'bright-spells': 0, cloudy: 0, foggy: 0, rain: 0, storm: 0 };
	await facilitator((tx) => keepRound(tx, today.id, hands));
	const again = { ...hands, sunny: 8 };
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
	expect(await facilitator((tx) => listWeather(tx, course.id))).toMatchObject([{ counts: { sunny: 5 } }]);
	for (const storm of [99, 17])
		// in a course of twelve places
		expect(await facilitator((tx) => keepRound(tx, today.id, { ...hands, storm }))).toMatchObject({
			reason: 'too-many-hands'
		});
	await facilitator((tx) => keepRound(tx, today.id, again));
	expect(await facilitator((tx) => listWeather(tx, course.id))).toMatchObject([{ counts: { sunny: 8 } }]);
	expect(await facilitator((tx) => keepRound(tx, at(2).id, hands))).toEqual({ ok: false, reason: 'too-early' });
	await expect(coordinator((tx) => keepRound(tx, today.id, hands))).rejects.toThrow(Forbidden);
	const elsewhere = await courseToday(house);
	const stranger = await speaker(house, (await elsewhere.joins('Stranger')).personId);
	const weather = { weather: 'rain', words: '', sharing: 'group' } as const;
	await expect(stranger((tx) => tellWeather(tx, today.id, weather))).rejects.toThrow(Forbidden);
	const gone = await joins('Gone');
	const speak = await speaker(house, gone.personId);
	expect(await speak((tx) => tellWeather(tx, at(2).id, weather))).toEqual({ ok: false, reason: 'too-early' });
	const tomorrow = new Date(today.startsAt.getTime() + 864e5);
	expect(await speak((tx) => tellWeather(asOf(tx, tomorrow), today.id, weather))).toEqual({
		ok: false,
		reason: 'too-late'
	});
	await speak((tx) => tellWeather(tx, today.id, weather));
	await leaves(gone.id);
	await expect(stranger((tx) => takeWeatherBack(tx, today.id))).rejects.toThrow(Forbidden);
	await speak((tx) => takeWeatherBack(tx, today.id)); // hers, also where she left and on a later day
	expect(await speak((tx) => findOwnCheckIn(tx, today.id))).toBeUndefined();
});
