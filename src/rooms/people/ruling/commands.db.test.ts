import { expect } from 'vitest';
import { moment } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test } from '../../../../tests/support/house.ts';
import { answerConsent } from '../consent/commands.server.ts';
import { copyFor } from '../own-data.server.ts';
import { changeSafeContact } from '../safe-contact/commands.server.ts';
import { noRules } from '../safe-contact/policy.ts';
import { getSafeContact } from '../safe-contact/queries.server.ts';
import { letOldRulingsGo } from './commands.server.ts';

const tuesday = new Date('2027-01-12T12:00:00Z');
const evenings = { ...noRules, fromHour: 19, toHour: 21, days: [2, 4], note: 'Say you are from the library' };
const signIn = 'platform.sign-in';

test('a message waits for her hours, in the time of the organisation, and outside its quiet ones', async ({
	house
}) => {
	const her = await personIn(house, { ...byEmail('hours'), safe: evenings });
	const says = () => gateSays(house, her.id, 'programmes.place', tuesday);
	expect(await says()).toMatchObject({
		go: { way: 'email', address: 'hours@example.org', from: new Date('2027-01-12T19:00:00Z') }
	});
	const organisation = house.owner.db.updateTable('platform.organisation').where('id', '=', house.orgId);
	await organisation.set({ quiet_from: 20, quiet_to: 8 }).execute();
	try {
		expect(await says()).toMatchObject({ go: { from: new Date('2027-01-12T19:00:00Z') } });
		await organisation.set({ quiet_from: 18, quiet_to: 8 }).execute();
		expect(await says()).toEqual({ go: null, held: 'no-time' });
		expect(await gateSays(house, her.id, signIn, tuesday)).toMatchObject({ go: { from: tuesday } });
	} finally {
		await organisation.set({ quiet_from: null, quiet_to: null }).execute();
	}
});

test('what she closes is closed for the next message; what is opened anew counts after a day', async ({ house }) => {
	const her = await personIn(house, { ...byEmail('change'), safe: evenings });
	await her((tx) => changeSafeContact(tx, her.id, { ...noRules, mayEmail: false, note: '' }));
	expect(await gateSays(house, her.id)).toEqual({ go: null, held: 'no-way' });
	expect(await her((tx) => getSafeContact(tx, her.id))).toMatchObject({ mayEmail: false, fromHour: 0, note: '' });
	await her((tx) => changeSafeContact(tx, her.id, noRules));
	const now = await house.as('job', async (job) => job.now);
	const ruling = await gateSays(house, her.id, 'programmes.place', now);
	expect(ruling).toMatchObject({ go: null, held: 'changed' });
	const until = 'until' in ruling ? ruling.until : undefined;
	expect(Math.round(((until?.getTime() ?? 0) - now.getTime()) / 3_600_000)).toBe(24);
	expect(await gateSays(house, her.id, 'programmes.place', until)).toMatchObject({ go: { way: 'email' } });
});

test('taking back the yes to being contacted stops every message but the one she asks for to sign in', async ({
	house
}) => {
	const her = await personIn(house, { ...byEmail('stop'), consents: { contact: true } });
	expect(await gateSays(house, her.id)).toMatchObject({ go: { way: 'email' } });
	await her((tx) => answerConsent(tx, her.id, 'contact', false, 'en'));
	expect(await gateSays(house, her.id)).toEqual({ go: null, held: 'not-agreed' });
	expect(await gateSays(house, her.id, signIn, tuesday)).toMatchObject({ go: { way: 'email', from: tuesday } });
	await her((tx) => answerConsent(tx, her.id, 'contact', true, 'en'));
	expect(await gateSays(house, her.id)).toMatchObject({ go: { way: 'email' } });
});

test('whoever gave a phone number is rung or texted by a person', async ({ house }) => {
	const safe = { ...noRules, mayEmail: false, mayCall: false, note: 'My sister has this phone too' };
	const her = await personIn(house, { reach: { kind: 'phone', value: '07700900123' }, safe });
	expect(await gateSays(house, her.id, 'programmes.place', tuesday)).toMatchObject({
		go: { way: 'hand', address: '+447700900123', from: tuesday }
	});
	expect(await gateSays(house, her.id, signIn)).toEqual({ go: null, held: 'no-way' });
});

test('an alert goes to whoever keeps people safe whatever her own rules about news', async ({ house }) => {
	const her = await personIn(house, { ...byEmail('lead'), safe: { ...noRules, mayEmail: false, days: [] } });
	expect(await gateSays(house, her.id, 'safeguarding.alert')).toMatchObject({ go: { way: 'email' } });
	expect(await gateSays(house, her.id, signIn)).toEqual({ go: null, held: 'no-way' });
});

test('news goes once a day and thrice a week; what is more waits and is not dropped', async ({ house }) => {
	const her = await personIn(house, byEmail('news'));
	const says = (hours: number) =>
		gateSays(house, her.id, 'programmes.coming', new Date(tuesday.getTime() + hours * 3_600_000));
	expect(await says(0)).toMatchObject({ go: { way: 'email' } });
	expect(await says(1)).toMatchObject({ held: 'too-many', until: new Date('2027-01-13T12:00:00Z') });
	expect(await gateSays(house, her.id, 'programmes.place', tuesday)).toMatchObject({ go: { way: 'email' } });
	expect(await says(25)).toMatchObject({ go: {} });
	expect(await says(50)).toMatchObject({ go: {} });
	expect(await says(75)).toMatchObject({ held: 'too-many' });
	expect(await says(24 * 8)).toMatchObject({ go: {} });
});

test('nobody changes another’s rules, and nobody who is gone can be reached', async ({ house }) => {
	const [her, other] = [await personIn(house, { ...byEmail('hers'), safe: evenings }), await personIn(house)];
	await expect(other((tx) => changeSafeContact(tx, her.id, noRules))).rejects.toThrow(Forbidden);
	await expect(house.as('door', (tx) => changeSafeContact(tx, her.id, noRules))).rejects.toThrow(Forbidden);
	expect(await her((tx) => getSafeContact(tx, her.id))).toEqual(evenings);
	await expect(gateSays(house, '01a20090-0000-7000-8000-000000000000')).rejects.toThrow(NotFound);
	await house.owner.db.updateTable('platform.account').set({ closed_at: moment() }).where('id', '=', her.id).execute();
	expect(await gateSays(house, her.id, signIn)).toEqual({ go: null, held: 'gone' });
});

test('every ruling is kept for her to read, and for nobody else; after 90 days it goes', async ({ house }) => {
	const her = await personIn(house, byEmail('rulings'));
	await gateSays(house, her.id);
	await her((tx) => answerConsent(tx, her.id, 'contact', false, 'en'));
	await gateSays(house, her.id);
	const kept = async () => (await her((tx) => copyFor(tx, her.id)))['people.ruling'];
	expect(await kept()).toMatchObject([
		{ kind: 'programmes.place', way: 'email', held: null },
		{ kind: 'programmes.place', way: null, held: 'not-agreed' }
	]);
	const others = await personIn(house);
	expect(await others((tx) => tx.db.selectFrom('people.ruling').selectAll().execute())).toEqual([]);
	const later = (days: number) => (job: Parameters<typeof asOf>[0]) =>
		letOldRulingsGo(asOf(job, new Date(job.now.getTime() + days * 86_400_000)));
	await house.as('job', later(89));
	expect(await kept()).toHaveLength(2);
	await house.as('job', later(91));
	expect(await kept()).toEqual([]);
});
