import { moment } from '#platform/clock.ts';
import { expect } from 'vitest';
import { NotFound, Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { answerConsent } from '../consent/commands.server.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { changeSafeContact } from './commands.server.ts';
import { noRules } from './policy.ts';
import { getSafeContact, mayReach, reachable } from './queries.server.ts';

const tuesday = new Date('2027-01-12T12:00:00Z');
const evenings = { ...noRules, fromHour: 19, toHour: 21, days: [2, 4], note: 'Say you are from the library' };

test('a message waits for her hours, in the time of the organisation', async ({ house }) => {
	const her = await personIn(house, { ...byEmail('hours'), safe: evenings });
	const reach = await house.as('job', (job) => reachable(job, her.id, tuesday));
	expect(reach).toEqual({
		channel: 'email',
		address: 'hours@example.org',
		notBefore: new Date('2027-01-12T19:00:00Z')
	});
});

test('what she changes holds for the next message', async ({ house }) => {
	const her = await personIn(house, { ...byEmail('change'), safe: evenings });
	await her((tx) => changeSafeContact(tx, her.id, { ...noRules, mayEmail: false }));
	expect(await house.as('job', (job) => reachable(job, her.id, tuesday))).toEqual({
		channel: 'none',
		why: 'no-safe-way'
	});
	expect(await her((tx) => getSafeContact(tx, her.id))).toMatchObject({ mayEmail: false, fromHour: 0, note: '' });
	expect(await house.as('job', (job) => mayReach(job, her.id, 'email'))).toBe(false);
});

test('taking back the yes to being contacted stops every message but the one she asks for to sign in', async ({
	house
}) => {
	const her = await personIn(house, { ...byEmail('stop'), consents: { contact: true } });
	const reach = (why?: 'sign-in') => house.as('job', (job) => reachable(job, her.id, tuesday, why));
	expect(await reach()).toMatchObject({ channel: 'email' });
	await her((tx) => answerConsent(tx, her.id, 'contact', false, 'en'));
	expect(await reach()).toEqual({ channel: 'none', why: 'not-agreed' });
	expect(await reach('sign-in')).toMatchObject({ channel: 'email', notBefore: tuesday });
	expect(await house.as('job', (job) => mayReach(job, her.id, 'email'))).toBe(false);
	await her((tx) => answerConsent(tx, her.id, 'contact', true, 'en'));
	expect(await reach()).toMatchObject({ channel: 'email' });
});

test('whoever gave a phone number is rung or texted by a person', async ({ house }) => {
	const safe = { ...noRules, mayEmail: false, mayCall: false, note: 'My sister has this phone too' };
	const her = await personIn(house, { reach: { kind: 'phone', value: '07700900123' }, safe });
	expect(await house.as('job', (job) => reachable(job, her.id, tuesday))).toEqual({
		channel: 'by-phone',
		address: '+447700900123',
		by: ['text'],
		mayLeaveMessage: false,
		note: safe.note,
		notBefore: tuesday
	});
	expect(await house.as('job', (job) => mayReach(job, her.id, 'text'))).toBe(true);
	expect(await house.as('job', (job) => mayReach(job, her.id, 'call'))).toBe(false);
});

test('nobody changes another’s rules, and nobody who is gone can be reached', async ({ house }) => {
	const [her, other] = [await personIn(house, { ...byEmail('hers'), safe: evenings }), await personIn(house)];
	await expect(other((tx) => changeSafeContact(tx, her.id, noRules))).rejects.toThrow(Forbidden);
	await expect(house.as('door', (tx) => changeSafeContact(tx, her.id, noRules))).rejects.toThrow(Forbidden);
	expect(await her((tx) => getSafeContact(tx, her.id))).toEqual(evenings);
	await expect(
		house.as('job', (job) => reachable(job, '01a20090-0000-7000-8000-000000000000', tuesday))
	).rejects.toThrow(NotFound);
	await house.owner.db.updateTable('platform.account').set({ closed_at: moment() }).where('id', '=', her.id).execute();
	expect(await house.as('job', (job) => reachable(job, her.id, tuesday, 'sign-in'))).toEqual({
		channel: 'none',
		why: 'closed'
	});
});
