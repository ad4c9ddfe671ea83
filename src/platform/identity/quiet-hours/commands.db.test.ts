import { expect } from 'vitest';
import * as v from 'valibot';
import { byEmail, personIn } from '#cast/people.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import type { Role } from '../../db/tx.ts';
import { inLanguage } from '../../i18n/language.ts';
import { Forbidden } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { hashOf, openSession } from '../session.ts';
import { findQuietHours, keepQuietHours } from './commands.server.ts';
import { quietHoursForm, usualQuiet } from './form.ts';
import { quietWords } from './words.ts';

const speaking = async (house: House, role: Role) => {
	const id = await makeAccount(house.owner.db, house.orgId, `${role}-quiet@example.org`, [role]);
	return hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
};
const evening = new Date('2026-11-27T21:30:00Z');
const morning = new Date('2026-11-28T08:00:00Z');

test('what a coordinator says holds from then on: what is written at night leaves in the morning, and the trail says so', async ({
	house
}) => {
	const coordinator = await speaking(house, 'coordinator');
	const her = await personIn(house, byEmail('asleep'));
	const leaves = async (kind = 'programmes.place') => (await gateSays(house, her.id, kind, evening)).go?.from;
	const before = await leaves();
	await house.signedIn(coordinator, (tx) => keepQuietHours(tx, { from: 20, to: 8 }));
	expect(await house.signedIn(coordinator, findQuietHours)).toEqual({ from: 20, to: 8 });
	expect(await leaves()).toEqual(morning);
	expect(await leaves('platform.sign-in')).toEqual(evening);
	await house.signedIn(coordinator, (tx) => keepQuietHours(tx, null));
	expect(await leaves()).toEqual(before);
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select('subject')
		.where('org_id', '=', house.orgId)
		.where('action', '=', 'platform.organisation.quiet-hours')
		.orderBy('at')
		.execute();
	expect(trail.map(({ subject }) => subject)).toEqual([{ hours: '20-8' }, { hours: 'none' }]);
});

test('nobody else on the team says it, and a parent does not', async ({ house }) => {
	for (const role of ['facilitator', 'evaluator', 'safeguarding_lead'] as const) {
		const session = await speaking(house, role);
		await expect(house.signedIn(session, (tx) => keepQuietHours(tx, usualQuiet))).rejects.toThrow(Forbidden);
	}
	const her = await personIn(house);
	await expect(her((tx) => keepQuietHours(tx, usualQuiet))).rejects.toThrow(Forbidden);
});

test('two hours that are one are refused at the field; the words say what hours mean on a day', () => {
	const wrong = (from: string, to: string) =>
		v.safeParse(quietHoursForm, { from, to }).issues?.map(({ path }) => path?.[0]?.key) ?? [];
	expect([wrong('20', '8'), wrong('8', '8'), wrong('0', '24'), wrong('24', '8')]).toEqual([
		[],
		['to'],
		['to'],
		['from']
	]);
	const said = (language: 'en' | 'es') =>
		inLanguage(language, () => quietWords(usualQuiet, evening, 'Europe/London').at(-1));
	expect(said('en')).toBe('What is written on Friday 27 November, 20:05, would leave on Saturday 28 November, 08:00.');
	expect(said('es')).toContain('08:00');
});
