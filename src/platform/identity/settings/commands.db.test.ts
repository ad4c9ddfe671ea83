import { expect } from 'vitest';
import * as v from 'valibot';
import { test, type House } from '../../../../tests/support/house.ts';
import type { Role } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { findOrganisation } from '../organisation.ts';
import { hashOf, openSession } from '../session.ts';
import { keepSettings, sayBackup } from './commands.server.ts';
import { settingsForm, settingsValues } from './form.ts';

const speaking = async (house: House, role: Role) => {
	const id = await makeAccount(house.owner.db, house.orgId, `${role}@example.org`, [role]);
	return hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
};
const ours = (house: House) => findOrganisation(house.owner.db, { id: house.orgId });
const read = (typed: Record<string, string>) => v.safeParse(settingsForm, typed);
const wrongIn = (typed: Record<string, string>) => read(typed).issues?.map(({ path }) => String(path?.[0]?.key)) ?? [];

test('a coordinator says what her organisation is called and where people ask; the trail names what changed', async ({
	house
}) => {
	const coordinator = await speaking(house, 'coordinator');
	const typed = {
		...settingsValues(await ours(house)),
		name: 'Willow  Lane',
		letterName: 'Ruth',
		accent: '#006A4E',
		contactPhone: '0113 496 0000',
		'hours-en': 'Monday to Thursday',
		safeguardingName: 'Helen',
		'safeguarding-es': 'De lunes a viernes',
		own: 'es',
		'speaks-en': 'on'
	};
	const settings = v.parse(settingsForm, typed);
	expect(await house.signedIn(coordinator, (tx) => keepSettings(tx, settings))).toMatchObject({ ok: true });
	expect(await ours(house)).toMatchObject({
		name: 'Willow Lane',
		letterName: 'Ruth',
		accent: '#006a4e',
		contact: { phone: '0113 496 0000', email: null, hours: { en: 'Monday to Thursday' } },
		safeguardingName: 'Helen',
		safeguardingHours: { es: 'De lunes a viernes' },
		defaultLanguage: 'es',
		languages: ['es', 'en']
	});
	const trail = () =>
		house.owner.db
			.selectFrom('platform.audit')
			.select('subject')
			.where('action', '=', 'platform.organisation.settled')
			.execute();
	expect(await trail()).toEqual([
		{ subject: { changed: 'letter_name accent contact_phone contact_hours safeguarding_name safeguarding_hours' } }
	]);
	await house.signedIn(coordinator, (tx) => keepSettings(tx, settings));
	expect(await trail()).toHaveLength(1);
	await house.signedIn(coordinator, (tx) => sayBackup(tx));
});

test('nobody else on the team does', async ({ house }) => {
	const before = await ours(house);
	const settings = v.parse(settingsForm, { ...settingsValues(before), name: 'Another' });
	for (const role of ['facilitator', 'evaluator', 'safeguarding_lead'] as const) {
		const session = await speaking(house, role);
		await expect(house.signedIn(session, (tx) => keepSettings(tx, settings))).rejects.toThrow(Forbidden);
		await expect(house.signedIn(session, (tx) => sayBackup(tx))).rejects.toThrow(Forbidden);
	}
	expect(await ours(house)).toEqual(before);
});

test('what is wrong is said at its field', async ({ house }) => {
	const typed = settingsValues(await ours(house));
	expect(wrongIn(typed)).toEqual([]);
	for (const leaveTo of ['', 'bbc', 'http://bbc.co.uk', 'javascript:alert(1)', 'https://localhost', '/help'])
		expect(wrongIn({ ...typed, leaveTo }), leaveTo).toEqual(['leaveTo']);
	for (const accent of ['red', '#12345', '#1234567', ''])
		expect(wrongIn({ ...typed, accent }), accent).toEqual(['accent']);
	expect(wrongIn({ ...typed, timeZone: 'Europe/Leeds' })).toEqual(['timeZone']);
	expect(wrongIn({ ...typed, contactEmail: 'nobody' })).toEqual(['contactEmail']);
	expect(wrongIn({ ...typed, name: ' ' })).toEqual(['name']);
	expect(wrongIn({ ...typed, own: 'fr' })).toEqual(['own']);
});
