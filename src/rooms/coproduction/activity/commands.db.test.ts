import { expect } from 'vitest';
import * as v from 'valibot';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { deeds, kept } from '#cast/courses.ts';
import { test } from '../../../../tests/support/house.ts';
import { changeActivity, retireActivity, writeActivity } from './commands.server.ts';
import { kitchenTable, makeActivity } from './examples.ts';
import { activityValues, newActivityForm } from './form.ts';
import { getActivity, getOwnActivity, listOwnActivities } from './queries.server.ts';

test('whoever leads meetings writes an activity for all; she and whoever coordinates change it, once each time it was opened', async ({
	house
}) => {
	const { facilitator, coordinator, joins } = await courseToday(house);
	const other = await courseToday(house);
	const evaluator = await staffOf(house, 'evaluator');
	const parent = await speaker(house, (await joins('Ana')).personId);
	const id = await facilitator(makeActivity);
	for (const who of [other.facilitator, coordinator, evaluator])
		expect(await who((tx) => getActivity(tx, id))).toMatchObject({ title: kitchenTable.title, people: [3, 8] });
	expect(await facilitator((tx) => getActivity(tx, 'bus-stop'))).toMatchObject({ captures: 'themes' });
	const before = await kept(house);
	const change = { ...kitchenTable, minutes: 25, version: 1 };
	for (const who of [other.facilitator, evaluator]) {
		await expect(who((tx) => changeActivity(tx, id, change))).rejects.toThrow(Forbidden);
		await expect(who((tx) => retireActivity(tx, id, true))).rejects.toThrow(Forbidden);
	}
	for (const who of [parent, evaluator])
		await expect(who((tx) => writeActivity(tx, { id: uuidv7(), ...kitchenTable }))).rejects.toThrow(Forbidden);
	await expect(parent((tx) => getOwnActivity(tx, id))).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
	expect(await facilitator((tx) => changeActivity(tx, id, change))).toMatchObject({ ok: true });
	expect(await coordinator((tx) => changeActivity(tx, id, change))).toEqual({ ok: false, reason: 'changed-meanwhile' });
	for (const retired of [true, true, false]) await coordinator((tx) => retireActivity(tx, id, retired));
	expect(await coordinator(listOwnActivities)).toMatchObject([{ id, minutes: 25, retiredAt: null, version: 4 }]);
	const done = (await deeds(house)).filter((deed) => deed.startsWith('coproduction.activity'));
	expect(done.sort()).toEqual(
		['changed', 'offered-again', 'retired', 'written'].map((deed) => `coproduction.activity.${deed}`)
	);
});

test('a form says all that is wrong with an activity, at its field', () => {
	const sent = (change: Record<string, string>) =>
		v.safeParse(newActivityForm, { id: uuidv7(), ...activityValues(kitchenTable), ...change });
	const wrong = (change: Record<string, string>) => v.flatten(sent(change).issues ?? ([] as never)).nested ?? {};
	expect(sent({}).output).toMatchObject(kitchenTable);
	expect(Object.keys(wrong({ 'steps-en': 'One\nTwo', 'title-es': '', most: '2' })).sort()).toEqual(
		['most', 'steps-en', 'title-es'].sort()
	);
	expect(Object.keys(wrong({ 'steps-es': `One\nTwo\n${'a'.repeat(221)}` }))).toEqual(['steps-es']);
	expect(Object.keys(wrong({ 'title-en': '', 'title-es': '', 'steps-en': '', 'steps-es': '' }))).toEqual(['title-en']);
});
