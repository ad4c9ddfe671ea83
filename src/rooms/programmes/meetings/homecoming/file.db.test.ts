import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { takePocket, tokenForFile } from '../pocket/commands.server.ts';
import { savedIn } from '../pocket/form.ts';

test('a file that a phone saved comes home for whoever may end that register, at its own meeting alone', async ({
	house
}) => {
	const { facilitator, coordinator, today, at, course } = await courseToday(house);
	const answer = await facilitator((tx) => takePocket(tx, { session: today.id, id: randomUUID() }));
	if (!answer.ok) throw new Error(answer.reason);
	const { pocket, token } = answer.value;
	for (const speak of [facilitator, coordinator])
		expect(await speak((tx) => tokenForFile(tx, today.id, pocket))).toBe(token);
	const [other, minder, lead] = [
		(await courseToday(house)).facilitator,
		await staffOf(house, 'creche_worker', course.id),
		await staffOf(house, 'safeguarding_lead')
	];
	for (const speak of [other, minder, lead])
		await expect(speak((tx) => tokenForFile(tx, today.id, pocket))).rejects.toThrow(NotFound);
	await expect(facilitator((tx) => tokenForFile(tx, at(2).id, pocket))).rejects.toThrow(NotFound);
});

test('a file is read only if a phone wrote it', () => {
	const tap = { id: randomUUID(), seq: 1, box: '1.abc' };
	const file = { format: 1, pocket: randomUUID(), envelopes: [tap] };
	expect(savedIn(JSON.stringify(file))).toEqual(file);
	for (const wrong of [{ ...file, pocket: 'x' }, { ...file, format: 2 }, { ...file, envelopes: [] }, [], null])
		expect(savedIn(JSON.stringify(wrong))).toBeUndefined();
	expect(savedIn('{')).toBeUndefined();
});
